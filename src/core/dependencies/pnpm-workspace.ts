import type { Dependency } from './dependency.js'
import { dependenciesOf } from './package-json.js'
import { tableAt } from './table.js'
import { parseStrangersYaml } from './yaml.js'

/**
 * The catalogs of pnpm-workspace.yaml: https://pnpm.io/catalogs. Packages write `catalog:` and the version
 * stands here, so this is where it changes. A catalog knows no scope: runtime stands for all.
 */
export function parsePnpmWorkspace(text: string): Dependency[] {
  const manifest: unknown = parseStrangersYaml(text)
  const catalogs = [tableAt(manifest, 'catalog'), ...Object.values(tableAt(manifest, 'catalogs'))]
  return catalogs.flatMap((catalog) => dependenciesOf(tableAt(catalog), 'runtime'))
}
