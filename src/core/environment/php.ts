import { tableAt, textAt } from '../dependencies/table.js'
import { firstOf, isPlainName, type Offer, offerOf } from './environment.js'
import { deriveNamedTasks } from './named-tasks.js'
import type { Project } from './project.js'

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
