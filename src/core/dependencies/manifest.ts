import type { DependencyChange } from '../facts.js'

export type Scope = DependencyChange['scope']

/** One line of a manifest: what it asks for, in the manifest's own words. */
export interface Dependency {
  /** As written, such as `Flask` or `org.mockito:mockito-core`. */
  name: string
  /** The version requirement with whatever else decides what is installed; null where none is written. */
  requirement: string | null
  scope: Scope
}

/** The dependencies of one manifest, in its order; throws if it is malformed. Some formats need the path for the scope. */
export type ParseManifest = (text: string, path: string) => Dependency[]

/** An object out of JSON, TOML, YAML or XML. A stranger chose its keys, so only own ones are ever read. */
export type Table = Readonly<Record<string, unknown>>

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

/** The table found by going down `keys` from a parsed value; empty where there is none. */
export function tableAt(value: unknown, ...keys: string[]): Table {
  const found = valueAt(value, ...keys)
  return isTable(found) ? found : {}
}

/** The value found by going down `keys`; undefined where there is none. */
export function valueAt(value: unknown, ...keys: string[]): unknown {
  let here = value
  for (const key of keys) {
    if (!isTable(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

/** The list found by going down `keys`; empty where there is none. */
export function listAt(value: unknown, ...keys: string[]): readonly unknown[] {
  const found = valueAt(value, ...keys)
  return Array.isArray(found) ? found : []
}

/** The text found by going down `keys`, trimmed; null where there is none or it is empty. */
export function textAt(value: unknown, ...keys: string[]): string | null {
  const found = valueAt(value, ...keys)
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
