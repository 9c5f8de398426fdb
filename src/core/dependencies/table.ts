/** An object out of JSON, TOML, YAML or XML. A stranger chose its keys, so only own ones are ever read. */
export type Table = Readonly<Record<string, unknown>>

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
