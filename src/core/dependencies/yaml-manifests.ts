import { parse } from 'yaml'
import { findDeepNesting } from '../text/yaml-nesting.js'
import { type Dependency, tableAt } from './manifest.js'
import { dependenciesOf } from './package-json.js'

/** https://pnpm.io/catalogs: packages write `catalog:` and the version is here. A catalog has no scope, so: runtime. */
export function parsePnpmWorkspace(text: string): Dependency[] {
  const manifest: unknown = parseStrangersYaml(text)
  const catalogs = [tableAt(manifest, 'catalog'), ...Object.values(tableAt(manifest, 'catalogs'))]
  return catalogs.flatMap((catalog) => dependenciesOf(tableAt(catalog), 'runtime'))
}

/** In UTF-16 units. The library needs time that grows with the square of some broken texts: 2 s at most here. */
const largestYaml = 64_000
const deepest = 50

/** Throws above 64,000 characters or 50 levels, counted before: the library recurses, and V8 may end the whole process. */
export function parseStrangersYaml(text: string): unknown {
  if (text.length > largestYaml) throw new Error(`${text.length} characters, more than ${largestYaml}`)
  if (findDeepNesting(text, deepest) !== null) throw new Error(`nested deeper than ${deepest} levels`)
  // Silent would keep errors from being thrown; pretty ones cost most of the time on a broken text.
  const value: unknown = parse(text, { logLevel: 'error', prettyErrors: false, merge: true })
  return value
}
