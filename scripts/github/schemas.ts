/** Takes JSON Schemas out of one of GitHub's OpenAPI descriptions, with all that they refer to. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Words for people, and keywords that say nothing about what is valid. */
const dropped = new Set([
  'description',
  'summary',
  'title',
  'example',
  'externalDocs',
  'x-github',
  'deprecated',
  'format',
])

export interface Schemas {
  /** What the schemas refer to, by name. */
  definitions: Record<string, Json>
  /** What a `$ref` stands for; anything else is itself. */
  resolve(value: Json): Json
  /** JSON Schema of today: OpenAPI 3.0 says `nullable`, and keeps its schemas elsewhere. */
  schema(value: Json): Json
}

export function createSchemas(description: Json): Schemas {
  const definitions: Record<string, Json> = {}
  return { definitions, resolve, schema }

  function resolve(value: Json): Json {
    const reference = at(value, '$ref')
    return typeof reference === 'string' ? at(description, ...reference.slice(2).split('/')) : value
  }

  function schema(value: Json): Json {
    if (Array.isArray(value)) return value.map(schema)
    if (typeof value !== 'object' || value === null) return value
    const reference = value['$ref']
    if (typeof reference === 'string') {
      const name = reference.replace(/^.*\//, '')
      if (!(name in definitions)) {
        definitions[name] = {}
        definitions[name] = schema(resolve(value))
      }
      return { $ref: `#/definitions/${name}` }
    }
    const entries = Object.entries(value)
      .filter(([key, inner]) => !(dropped.has(key) && (typeof inner !== 'object' || key === 'externalDocs')))
      .filter(([key]) => key !== 'nullable' && key !== 'examples')
      .map(([key, inner]) => [key, schema(inner)] as const)
    const plain: Json = Object.fromEntries(entries)
    return value['nullable'] === true ? { anyOf: [plain, { type: 'null' }] } : plain
  }
}

export function at(value: Json, ...keys: readonly string[]): Json {
  let found = value
  for (const key of keys) found = object(found)[key] ?? null
  return found
}

export function object(value: Json): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

export function list(value: Json): Json[] {
  return Array.isArray(value) ? value : []
}
