import { tableAt } from '../dependencies/table.js'
import { firstOf, type Offer, offerOf } from './environment.js'
import { deriveNamedTasks } from './named-tasks.js'
import type { Project } from './project.js'

/** What Composer's scripts, Laravel, PHPUnit, Pest and the linters configured offer. */
export function derivePhp(project: Project): Offer {
  if (!project.has('composer.json')) return {}
  const scripts = tableAt(project.table('composer.json'), 'scripts')
  const named = deriveNamedTasks(
    (name) => Object.hasOwn(scripts, name),
    (name) => (name === 'test' ? 'composer test' : `composer run ${name}`),
  )
  const isLaravel = project.has('artisan')
  const phpunit = project.first('phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml') !== null
  const test = project.has('tests/Pest.php') ? 'vendor/bin/pest' : phpunit ? 'vendor/bin/phpunit' : null
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

function linter(project: Project): string | null {
  if (project.has('pint.json')) return 'vendor/bin/pint --test'
  if (project.first('.php-cs-fixer.php', '.php-cs-fixer.dist.php') !== null)
    return 'vendor/bin/php-cs-fixer check'
  return project.first('phpstan.neon', 'phpstan.neon.dist') === null ? null : 'vendor/bin/phpstan analyse'
}
