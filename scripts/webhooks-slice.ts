/**
 * Cuts the fields that the action reads of events out of GitHub's own description of them, for the tests to validate
 * their events with. As for scripts/openapi-slice.ts, the package is not among ours:
 *
 *   npm install --no-save @octokit/openapi-webhooks && npx tsx scripts/webhooks-slice.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** The fields that are read, and those within them. */
interface Fields {
  [name: string]: Fields
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const versions = ['api.github.com', 'ghes-3.19'] as const

const leaf: Fields = {}
const pull: Fields = {
  number: leaf,
  pull_request: {
    number: leaf,
    state: leaf,
    merged: leaf,
    locked: leaf,
    draft: leaf,
    merge_commit_sha: leaf,
    user: { login: leaf, type: leaf },
    head: { ref: leaf, sha: leaf, repo: { full_name: leaf } },
    base: { ref: leaf, sha: leaf },
  },
}
const branch: Fields = { ref: leaf, deleted: leaf, repository: { default_branch: leaf } }
const events: Readonly<Record<string, Fields>> = {
  'pull-request-opened': pull,
  'pull-request-synchronize': pull,
  'pull-request-reopened': pull,
  'pull-request-ready-for-review': pull,
  'pull-request-edited': pull,
  'pull-request-closed': pull,
  'merge-group-checks-requested': { merge_group: { head_sha: leaf, base_ref: leaf } },
  push: branch,
  'workflow-dispatch': branch,
}

function slice(description: Json): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(events).map(([event, fields]) => {
      const body = at(
        description,
        'webhooks',
        event,
        'post',
        'requestBody',
        'content',
        'application/json',
        'schema',
      )
      return [event, prune(body, fields)]
    }),
  )

  function prune(value: Json, fields: Fields): Json {
    const reference = at(value, '$ref')
    if (typeof reference === 'string') return prune(at(description, ...reference.slice(2).split('/')), fields)
    for (const kind of ['allOf', 'anyOf', 'oneOf']) {
      const parts = at(value, kind)
      if (Array.isArray(parts)) return { [kind]: parts.map((part) => prune(part, fields)) }
    }
    const known = object(at(value, 'properties'))
    const properties = Object.entries(fields).flatMap(([name, inner]) =>
      name in known ? [[name, prune(known[name] ?? null, inner)]] : [],
    )
    const required = at(value, 'required')
    const pruned: Record<string, Json> = {}
    for (const key of ['type', 'enum']) {
      const said = at(value, key)
      if (said !== null) pruned[key] = said
    }
    if (properties.length > 0) pruned['properties'] = Object.fromEntries(properties)
    if (Array.isArray(required))
      pruned['required'] = required.filter((name) => typeof name === 'string' && name in fields)
    return pruned
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

const from = process.argv[2] ?? path.join(root, 'node_modules/@octokit/openapi-webhooks/generated')
for (const version of versions) {
  const description: Json = JSON.parse(await readFile(path.join(from, `${version}.json`), 'utf8'))
  const file = path.join(root, 'test/fixtures/github', `events-${version}.json`)
  await writeFile(file, `${JSON.stringify(slice(description))}\n`)
}
