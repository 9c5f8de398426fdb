/**
 * Cuts what the action asks of GitHub out of GitHub's own description of its interface, for the tests' fake to validate
 * requests and answers with. The package is large (385 MB), so it is not among ours:
 *
 *   npm install --no-save @octokit/openapi && npx tsx scripts/openapi-slice.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const versions = ['api.github.com', 'ghes-3.19'] as const

const operations = [
  ['get', '/user'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
  ['get', '/repos/{owner}/{repo}/contents/{path}'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
] as const

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

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

function slice(description: Json) {
  const definitions: Record<string, Json> = {}
  const sliced = operations.map(([method, route]) => {
    const operation = at(description, 'paths', route, method)
    const parameters = list(at(operation, 'parameters')).map((one) => resolve(one))
    const success = Object.entries(object(at(operation, 'responses'))).find(([status]) => /^2/.test(status))
    const content = at(resolve(success?.[1] ?? null), 'content', 'application/json')
    const body = at(operation, 'requestBody', 'content', 'application/json', 'schema')
    return {
      method,
      route,
      parameters: parameters.map((one) => ({
        name: at(one, 'name'),
        in: at(one, 'in'),
        required: at(one, 'required'),
      })),
      body: body === null ? null : schema(body),
      status: Number(success?.[0]),
      answer: content === null ? null : schema(at(content, 'schema')),
      example: exampleOf(content),
    }
  })
  return { operations: sliced, definitions }

  function resolve(value: Json): Json {
    const reference = at(value, '$ref')
    return typeof reference === 'string' ? at(description, ...reference.slice(2).split('/')) : value
  }

  function exampleOf(content: Json): Json {
    const [example = null] = Object.values(object(at(content, 'examples')))
    return at(resolve(example), 'value')
  }

  /** JSON Schema of today: OpenAPI 3.0 says `nullable`, and keeps its schemas elsewhere. */
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

function at(value: Json, ...keys: readonly string[]): Json {
  let found = value
  for (const key of keys) found = object(found)[key] ?? null
  return found
}

function object(value: Json): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : []
}

const from = process.argv[2] ?? path.join(root, 'node_modules/@octokit/openapi/generated')
const to = path.join(root, 'test/fixtures/github')
await mkdir(to, { recursive: true })
for (const version of versions) {
  const description: Json = JSON.parse(await readFile(path.join(from, `${version}.json`), 'utf8'))
  await writeFile(path.join(to, `${version}.json`), `${JSON.stringify(slice(description))}\n`)
}
