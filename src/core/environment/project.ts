import { type Table, tableAt } from '../dependencies/manifest.js'
import type { FileChange, Limit } from '../facts.js'
import { fileNameOf } from '../files/language.js'
import { wordList } from '../text/words.js'
import { isPlainName } from './environment.js'

/** The files of one folder that holds a project. Texts may be empty: some files say it all by being there. */
export interface Project {
  has: (name: string) => boolean
  /** Empty where there is no such file. */
  text: (name: string) => string
  /** The parsed file; an empty table where there is none or it is broken. */
  table: (name: string) => Table
  /** The first of these names that is there; null for none. */
  first: (...names: string[]) => string | null
  /** All names, in the order given. */
  names: readonly string[]
  /** Whether a script names a file that the branch removed, so that it cannot run any more. */
  isBroken: (script: string) => boolean
  /** The repository's root, where lock files of workspaces are; null in the root itself. */
  root: Project | null
}

export interface ProjectFile {
  path: string
  text: string
}

/** In UTF-16 units; a longer file counts as being there, unread. */
const largestFile = 250_000

/** Parses what is structured among `files`, whose paths are relative to the project's folder, as are those of `gone`. */
export async function parseProject(
  files: readonly ProjectFile[],
  root: Project | null,
  gone: ReadonlySet<string>,
): Promise<{ project: Project; limits: Limit[] }> {
  const limits: Limit[] = []
  const texts = new Map<string, string>()
  const tables = new Map<string, Table>()
  for (const { path, text } of files) {
    const isUnread = text.length > largestFile || isReadByPresence(path)
    if (isUnread && !isReadByPresence(path))
      limits.push({
        kind: 'environment-not-read',
        path,
        reason: `environment not read: ${text.length} characters`,
      })
    const whole = isUnread ? '' : text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')
    texts.set(path, whole)
    if (whole.trim() === '') continue
    try {
      tables.set(path, tableAt(await parseStructured(path, whole)))
    } catch (error) {
      const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      const reason = first.replace(/[\s\p{C}]+/gu, ' ').slice(0, 200)
      limits.push({
        kind: 'environment-not-read',
        path,
        reason: `environment not read: the file is broken (${reason})`,
      })
    }
  }
  const project: Project = {
    has: (name) => texts.has(name),
    text: (name) => texts.get(name) ?? '',
    table: (name) => tables.get(name) ?? {},
    first: (...wanted) => wanted.find((name) => texts.has(name)) ?? null,
    names: [...texts.keys()],
    isBroken: (script) => namesGoneFile(script, gone),
    root,
  }
  return { project, limits }
}

const json = /^(?:package|composer|global)\.json$/
const toml = /^(?:pyproject|Cargo|rust-toolchain|\.?mise|tox)\.toml$|^Pipfile$/
const yaml = /^(?:[Tt]askfile|(?:docker-)?compose)\.ya?ml$/

/** The value of a file that is read as a table; undefined for all others. Parsers load when needed. */
async function parseStructured(name: string, text: string): Promise<unknown> {
  if (json.test(name)) return JSON.parse(text)
  if (toml.test(name)) return (await import('smol-toml')).parse(text, { maxDepth: 50 })
  if (yaml.test(name)) return (await import('../dependencies/yaml-manifests.js')).parseStrangersYaml(text)
  return undefined
}

/** Names that say something by their text or by being there, in any folder that holds a project. */
const names: readonly string[] = [
  ...['Makefile', 'makefile', 'GNUmakefile', 'justfile', 'Justfile', '.justfile'],
  ...['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml', 'mise.toml', '.mise.toml'],
  ...wordList('bin/setup bin/dev bin/rails script/setup script/bootstrap script/server script/test'),
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock'],
  ...['bun.lock', 'bun.lockb', '.nvmrc', '.node-version'],
  ...wordList('pyproject.toml uv.lock poetry.lock pdm.lock Pipfile setup.py setup.cfg manage.py'),
  ...wordList('tox.ini tox.toml noxfile.py pytest.ini conftest.py tests/conftest.py .python-version'),
  ...['requirements.txt', 'requirements-dev.txt', 'requirements_dev.txt', 'dev-requirements.txt'],
  ...['requirements/dev.txt', 'requirements/requirements-dev.txt', 'requirements-test.txt'],
  ...['test-requirements.txt', 'test_requirements.txt', 'ruff.toml', '.ruff.toml', '.flake8'],
  ...['Gemfile', 'Rakefile', '.rspec', '.rubocop.yml', '.standard.yml', 'config.ru', '.ruby-version'],
  ...['composer.json', 'artisan', 'phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml', 'tests/Pest.php'],
  ...['pint.json', 'phpstan.neon', 'phpstan.neon.dist', '.php-cs-fixer.php', '.php-cs-fixer.dist.php'],
  ...['go.mod', 'main.go', '.golangci.yml', '.golangci.yaml', '.golangci.toml', '.go-version'],
  ...['Cargo.toml', 'src/main.rs', 'clippy.toml', '.clippy.toml', 'rust-toolchain.toml', 'rust-toolchain'],
  ...['pom.xml', 'mvnw', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
  ...wordList(
    'gradlew .java-version global.json CMakeLists.txt configure configure.ac autogen.sh Makefile.am',
    '.tool-versions .pre-commit-config.yaml',
  ),
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

/** At most four folders nearest to the changed files, for repositories whose root holds no project. */
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
  const name = suffixes.find((one) => path.endsWith(`/${one}`)) ?? fileNameOf(path)
  const isListed = names.includes(name) || isProjectFileName(name)
  return isListed && name !== path
    ? { folder: path.slice(0, -name.length - 1), name }
    : { folder: '', name: path }
}

const suffixes = [...names].sort((left, right) => right.length - left.length)

/** Commands to which a file that is gone is no matter. */
const indifferent = /^\s*-?@?(?:rm|del|rimraf|shx rm|test|\[)\s/

/** Whether a script names a file that is gone: `node lib/boot.js`, `node lib/boot`, `./scripts/dev.sh --watch`. */
export function namesGoneFile(script: string, gone: ReadonlySet<string>): boolean {
  if (gone.size === 0) return false
  return script
    .split(/&&|\|\||[;|\n]/)
    .filter((command) => !indifferent.test(command))
    .some((command) => {
      const words = command.split(/[\s"'`()<>=,[\]{}]+/).map((word) => word.replace(/^\.\//, ''))
      return words.some((word) => gone.has(word) || (words.includes('node') && gone.has(`${word}.js`)))
    })
}

/** Paths that the branch left without a file. What a build writes comes back with the next one. */
export function goneFiles(
  files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[],
): ReadonlySet<string> {
  const gone = files
    .filter(({ kind }) => kind !== 'generated')
    .flatMap(({ status, path, previousPath }) =>
      status === 'deleted' ? path : status === 'renamed' ? (previousPath ?? []) : [],
    )
  const there = new Set(files.filter(({ status }) => status !== 'deleted').map(({ path }) => path))
  return new Set(gone.filter((path) => !there.has(path)))
}

/** Those below a folder, as seen from it. */
export function goneBelow(gone: ReadonlySet<string>, folder: string): ReadonlySet<string> {
  const start = `${folder}/`
  return new Set([...gone].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length)))
}
