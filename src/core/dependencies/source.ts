import { type Table, textAt, valueAt } from './table.js'

/**
 * The requirement of a dependency that is written as a table, as Cargo and Poetry do:
 * `{ version = "1", features = ["full"] }` → `1 [full]`,
 * `{ git = "https://…", branch = "main" }` → `git https://… branch main`, `{ workspace = true }` → `workspace`.
 * Null where the table names neither a version nor a place.
 */
export function describeSource(table: Table): string | null {
  const parts: string[] = []
  const version = textAt(table, 'version')
  if (version !== null) parts.push(version)
  if (valueAt(table, 'workspace') === true) parts.push('workspace')
  for (const key of ['git', 'branch', 'tag', 'rev', 'path', 'url', 'file', 'markers', 'python']) {
    const value = textAt(table, key)
    if (value !== null) parts.push(`${key} ${value}`)
  }
  const features = [valueAt(table, 'features'), valueAt(table, 'extras')]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter((feature) => typeof feature === 'string')
  if (features.length > 0) parts.push(`[${features.join(', ')}]`)
  return parts.length > 0 ? parts.join(' ') : null
}
