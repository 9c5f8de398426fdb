import { parse } from 'smol-toml'
import type { Dependency, Scope } from './dependency.js'
import { isTable, type Table, tableAt, textAt, valueAt } from './table.js'

/**
 * Gradle's version catalog, gradle/libs.versions.toml: https://docs.gradle.org/current/userguide/version_catalogs.html.
 * Build scripts are programs and are not read.
 */
export function parseGradleCatalog(text: string): Dependency[] {
  const catalog = parse(text, { maxDepth: 50 })
  const versions = tableAt(catalog, 'versions')
  return [
    ...entriesOf(tableAt(catalog, 'libraries'), versions, 'runtime'),
    ...entriesOf(tableAt(catalog, 'plugins'), versions, 'build'),
  ]
}

/**
 * `"org.junit:junit-bom:5.10"`, `{ module = "g:a", version.ref = "x" }`, `{ group = "g", name = "a", version = "1" }`,
 * and for plugins `"id:1.0"` or `{ id = "…", version = "…" }`.
 */
function entriesOf(entries: Table, versions: Table, scope: Scope): Dependency[] {
  return Object.values(entries).flatMap((entry) => {
    if (typeof entry === 'string') {
      const end = scope === 'build' ? entry.indexOf(':') : entry.indexOf(':', entry.indexOf(':') + 1)
      return end < 0
        ? [{ name: entry, requirement: null, scope }]
        : [{ name: entry.slice(0, end), requirement: entry.slice(end + 1) || null, scope }]
    }
    const group = textAt(entry, 'group')
    const artifact = textAt(entry, 'name')
    const name =
      textAt(entry, 'module') ?? textAt(entry, 'id') ?? (group && artifact ? `${group}:${artifact}` : null)
    const requirement = versionOf(valueAt(entry, 'version'), versions)
    return name === null ? [] : [{ name, requirement, scope }]
  })
}

/** `"1.0"`, `{ ref = "x" }`, or a rich version `{ strictly = "[1,2[", prefer = "1.7" }`. */
function versionOf(version: unknown, versions: Table): string | null {
  if (!isTable(version)) return typeof version === 'string' ? version : null
  const ref = textAt(version, 'ref')
  if (ref !== null) {
    const named = valueAt(versions, ref)
    return isTable(named) && 'ref' in named ? null : versionOf(named, {})
  }
  const rich = ['strictly', 'require', 'prefer', 'reject'].flatMap((key) => {
    const value = textAt(version, key)
    return value === null ? [] : [`${key} ${value}`]
  })
  return rich.length > 0 ? rich.join(', ') : null
}
