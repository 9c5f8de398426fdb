import { isPlainName } from './environment.js'

/** Names that say something by their text or by being there, in any folder that holds a project. */
const names: readonly string[] = [
  ...['Makefile', 'makefile', 'GNUmakefile', 'justfile', 'Justfile', '.justfile'],
  ...['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml', 'mise.toml', '.mise.toml'],
  ...[
    'bin/setup',
    'bin/dev',
    'bin/rails',
    'script/setup',
    'script/bootstrap',
    'script/server',
    'script/test',
  ],
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock'],
  ...['bun.lock', 'bun.lockb', '.nvmrc', '.node-version'],
  ...[
    'pyproject.toml',
    'uv.lock',
    'poetry.lock',
    'pdm.lock',
    'Pipfile',
    'setup.py',
    'setup.cfg',
    'manage.py',
  ],
  ...[
    'tox.ini',
    'tox.toml',
    'noxfile.py',
    'pytest.ini',
    'conftest.py',
    'tests/conftest.py',
    '.python-version',
  ],
  ...['requirements.txt', 'requirements-dev.txt', 'requirements_dev.txt', 'dev-requirements.txt'],
  ...['requirements/dev.txt', 'requirements/requirements-dev.txt', 'requirements-test.txt'],
  ...['test-requirements.txt', 'test_requirements.txt', 'ruff.toml', '.ruff.toml', '.flake8'],
  ...['Gemfile', 'Rakefile', '.rspec', '.rubocop.yml', '.standard.yml', 'config.ru', '.ruby-version'],
  ...['composer.json', 'artisan', 'phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml', 'tests/Pest.php'],
  ...['pint.json', 'phpstan.neon', 'phpstan.neon.dist', '.php-cs-fixer.php', '.php-cs-fixer.dist.php'],
  ...['go.mod', 'main.go', '.golangci.yml', '.golangci.yaml', '.golangci.toml', '.go-version'],
  ...['Cargo.toml', 'src/main.rs', 'clippy.toml', '.clippy.toml', 'rust-toolchain.toml', 'rust-toolchain'],
  ...['pom.xml', 'mvnw', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
  ...[
    'gradlew',
    '.java-version',
    'global.json',
    'CMakeLists.txt',
    'configure',
    'configure.ac',
    'autogen.sh',
    'Makefile.am',
    '.tool-versions',
    '.pre-commit-config.yaml',
  ],
  ...['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'],
  ...['.env.example', '.env.sample', '.env.template', '.env.dist', '.env.local.example', 'env.example'],
]

/** What to ask git for at the repository's root, to derive the environment from. None of it need exist. */
export const environmentPaths: readonly string[] = names

/** Named after the project: only a listing of its folder tells that they are there. */
const projectFile = /^[^/]+\.(?:slnx?|[a-z]*proj)$/

/** Whether the name of a file in a project's folder is worth handing to `deriveEnvironment`, besides those of the list. */
export function isProjectFileName(name: string): boolean {
  return projectFile.test(name)
}

/** Whether a path is a workflow of GitHub Actions, which tells how the project is tested. */
export function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
}

/** Whether only the being there of a file says something, so that its text, often megabytes, need not be fetched. */
export function isReadByPresence(path: string): boolean {
  return /(?:^|\/)(?:[^/]*[-.]lock(?:\.(?:json|yaml))?b?|npm-shrinkwrap\.json|bun\.lockb|mvnw|gradlew)$/.test(
    path,
  )
}

/**
 * Up to four folders nearest to the changed files, for repositories whose root holds no project: the folders below
 * which most files changed, the outer one first where it is the same.
 */
export function environmentFoldersNear(changed: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const path of changed) {
    const folders = path.split('/').slice(0, -1)
    // Nobody keeps a project deeper than that, and every folder costs a question to git.
    for (let depth = 1; depth <= Math.min(folders.length, 4); depth++) {
      const folder = folders.slice(0, depth).join('/')
      if (isPlainName(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort(([left, many], [right, more]) => more - many || left.length - right.length)
    .slice(0, 4)
    .map(([folder]) => folder)
}

/** Which folder's project a file belongs to, and its name there: `api/tests/Pest.php` → `api`, `tests/Pest.php`. */
export function placeInProject(path: string): { folder: string; name: string } {
  if (names.includes(path)) return { folder: '', name: path }
  const name = suffixes.find((one) => path.endsWith(`/${one}`)) ?? path.slice(path.lastIndexOf('/') + 1)
  const isListed = names.includes(name) || isProjectFileName(name)
  return isListed && name !== path
    ? { folder: path.slice(0, -name.length - 1), name }
    : { folder: '', name: path }
}

const suffixes = [...names].sort((left, right) => right.length - left.length)
