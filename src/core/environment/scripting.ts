import { tableAt, textAt } from '../dependencies/manifest.js'
import { firstOf, isPlainName, type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'
import { deriveNamedTasks } from './runners.js'

type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const locks: readonly (readonly [file: string, manager: Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
]

/** What package.json offers, in the words of the package manager that the repository uses. */
export function deriveNode(project: Project): Offer {
  if (!project.has('package.json')) return {}
  const manifest = project.table('package.json')
  const scripts = tableAt(manifest, 'scripts')
  const manager = packageManagerOf(project)
  const isReal = (name: string) => {
    const script = textAt(scripts, name)
    // What `npm init` writes: "echo \"Error: no test specified\" && exit 1"
    return script !== null && !script.includes('no test specified') && !project.isBroken(script)
  }
  const named = deriveNamedTasks(isReal, (name) => runScript(manager, name))
  return firstOf(
    offerOf('stated', { ...named, install: null }),
    offerOf('usual', { install: installCommand(project, manager) }),
  )
}

/** `packageManager` or `devEngines` of package.json, else the lock file, here or at the root; npm else. */
export function packageManagerOf(project: Project): Manager {
  for (const place of project.root === null ? [project] : [project, project.root]) {
    const manifest = place.table('package.json')
    const named =
      textAt(manifest, 'packageManager') ?? textAt(manifest, 'devEngines', 'packageManager', 'name')
    const manager = /^(npm|pnpm|yarn|bun)(?:@|$)/.exec(named ?? '')?.[1]
    const locked = locks.find(([file]) => place.has(file))?.[1]
    if (manager !== undefined) return manager as Manager
    if (locked !== undefined) return locked
  }
  return 'npm'
}

/** Null where there is nothing to install, or the root's own install does it for the whole workspace. */
function installCommand(project: Project, manager: Manager): string | null {
  const manifest = project.table('package.json')
  const locked = locks.some(([file]) => project.has(file))
  const wanted = ['dependencies', 'devDependencies', 'optionalDependencies', 'workspaces'].some(
    (key) => Object.keys(tableAt(manifest, key)).length > 0 || Array.isArray(manifest[key]),
  )
  if (!locked && (!wanted || (project.root?.has('package.json') ?? false))) return null
  return manager === 'npm' && locked ? 'npm ci' : `${manager} install`
}

/** npm and bun want `run` but for npm's two short forms; pnpm and yarn take a script's name as a command. */
function runScript(manager: Manager, name: string): string {
  if (manager === 'bun') return `bun run ${name}`
  if (manager === 'npm') return name === 'test' || name === 'start' ? `npm ${name}` : `npm run ${name}`
  // `yarn check`, `pnpm setup` and the like are commands of their own.
  return /^(?:dev|start|test|build|lint|serve)$/.test(name) ? `${manager} ${name}` : `${manager} run ${name}`
}

/** What Composer's scripts, Laravel, PHPUnit, Pest and the linters offer; a tool only where Composer installs it. */
export function derivePhp(project: Project): Offer {
  if (!isPhpProject(project)) return {}
  const scripts = tableAt(project.table('composer.json'), 'scripts')
  const named = deriveNamedTasks(
    (name) => Object.hasOwn(scripts, name) && !project.isBroken(JSON.stringify(scripts[name])),
    (name) => (name === 'test' ? 'composer test' : `composer run ${name}`),
  )
  const isLaravel = project.has('artisan')
  const test = testRunner(project)
  return firstOf(
    // The server is the application; a `dev` script of package.json beside it only bundles its assets.
    offerOf('stated', {
      ...named,
      install: null,
      run: named.run ?? (isLaravel ? 'php artisan serve' : null),
    }),
    offerOf('configured', {
      test: isLaravel && test !== null ? 'php artisan test' : test,
      lint: linter(project),
    }),
    offerOf('usual', { install: 'composer install' }),
  )
}

/** A package of another language has a composer.json too, only to be published: it asks for nothing but PHP. */
export function isPhpProject(project: Project): boolean {
  if (!project.has('composer.json')) return false
  const manifest = project.table('composer.json')
  const packages = packagesOf(project).filter((name) => name.includes('/'))
  const keys = ['autoload', 'autoload-dev', 'scripts', 'repositories', 'bin']
  return packages.length > 0 || keys.some((key) => key in manifest) || project.has('artisan')
}

function packagesOf(project: Project): string[] {
  const manifest = project.table('composer.json')
  return Object.keys({ ...tableAt(manifest, 'require'), ...tableAt(manifest, 'require-dev') })
}

/** Names of programs → packages that bring them. */
const providers: Readonly<Record<string, readonly string[]>> = {
  pest: ['pestphp/pest'],
  phpunit: ['phpunit/phpunit', 'brianium/paratest'],
  'simple-phpunit': ['symfony/phpunit-bridge'],
  pint: ['laravel/pint'],
  'php-cs-fixer': ['friendsofphp/php-cs-fixer', 'php-cs-fixer/shim'],
  phpstan: ['phpstan/phpstan', 'larastan/larastan', 'nunomaduro/larastan'],
}

/** The program where Composer puts it, by default `vendor/bin/phpunit`; null where no package brings it. */
function binary(project: Project, name: string): string | null {
  const packages = packagesOf(project)
  if (!providers[name]?.some((one) => packages.includes(one))) return null
  const manifest = project.table('composer.json')
  const folder =
    textAt(manifest, 'config', 'bin-dir') ?? `${textAt(manifest, 'config', 'vendor-dir') ?? 'vendor'}/bin`
  return isPlainName(folder) ? `${folder}/${name}` : null
}

function testRunner(project: Project): string | null {
  if (project.has('tests/Pest.php')) return binary(project, 'pest')
  const isConfigured = project.first('phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml') !== null
  return isConfigured ? (binary(project, 'phpunit') ?? binary(project, 'simple-phpunit')) : null
}

function linter(project: Project): string | null {
  const choices = [
    ['pint', ' --test', ['pint.json']],
    ['php-cs-fixer', ' check', ['.php-cs-fixer.php', '.php-cs-fixer.dist.php']],
    ['phpstan', ' analyse', ['phpstan.neon', 'phpstan.neon.dist']],
  ] as const
  for (const [name, options, configuration] of choices) {
    const program = project.first(...configuration) === null ? null : binary(project, name)
    if (program !== null) return `${program}${options}`
  }
  return null
}

/** What Bundler, Rails, RSpec, Rake and RuboCop offer. */
export function deriveRuby(project: Project): Offer {
  if (!project.has('Gemfile') && !project.has('Rakefile')) return {}
  const prefix = project.has('Gemfile') ? 'bundle exec ' : ''
  const isRails = project.has('bin/rails')
  const rake = rakeTest(project.text('Rakefile'))
  const isRspec =
    project.has('.rspec') || /^[^\S\n]*gem\s+["']rspec(?:-rails)?["']/m.test(project.text('Gemfile'))
  const test = isRspec
    ? `${prefix}rspec`
    : isRails
      ? 'bin/rails test'
      : rake === null
        ? null
        : `${prefix}${rake}`
  return {
    ...offerOf('usual', { install: project.has('Gemfile') ? 'bundle install' : null }),
    // The server is the application; a `dev` script beside it only bundles its assets.
    ...offerOf(isRails ? 'stated' : 'configured', {
      run: isRails ? 'bin/rails server' : project.has('config.ru') ? `${prefix}rackup` : null,
    }),
    ...offerOf('configured', {
      test,
      lint: project.has('.rubocop.yml')
        ? `${prefix}rubocop`
        : project.has('.standard.yml')
          ? `${prefix}standardrb`
          : null,
    }),
  }
}

/** `Rake::TestTask.new(:test)`, `RSpec::Core::RakeTask.new(:spec)`, `task :test do`, `task default: %i[test lint]`. */
function rakeTest(text: string): string | null {
  if (
    /^[^\S\n]*(?:Rake::TestTask|Minitest::TestTask)\b|^[^\S\n]*task\s*(?:\(\s*)?(?::test\b|test:|["']test["'])/m.test(
      text,
    )
  )
    return 'rake test'
  if (/^[^\S\n]*RSpec::Core::RakeTask\b|^[^\S\n]*task\s*(?:\(\s*)?(?::spec\b|spec:|["']spec["'])/m.test(text))
    return 'rake spec'
  return /^[^\S\n]*task\s*(?:\(\s*)?(?:default:|:default\s*=>)[^\n]*\b(?:spec|test)\b/m.test(text)
    ? 'rake'
    : null
}
