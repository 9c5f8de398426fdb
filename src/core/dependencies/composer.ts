import type { Dependency } from './dependency.js'
import { dependenciesOf } from './package-json.js'
import { tableAt } from './table.js'

/**
 * composer.json: https://getcomposer.org/doc/04-schema.md. `php`, `ext-*` and `lib-*` are requirements on
 * the platform and stay: whoever goes on with the work needs them as much as a package.
 */
export function parseComposer(text: string): Dependency[] {
  const manifest: unknown = JSON.parse(text)
  return [
    ...dependenciesOf(tableAt(manifest, 'require'), 'runtime'),
    ...dependenciesOf(tableAt(manifest, 'require-dev'), 'development'),
  ]
}
