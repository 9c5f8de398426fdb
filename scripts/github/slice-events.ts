/**
 * Cuts the events that the action knows out of GitHub's own description of them, for the tests to validate their events
 * with. As for slice-api.ts, the package is not among ours:
 *
 *   npm install --no-save @octokit/openapi-webhooks && npx tsx scripts/github/slice-events.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { at, createSchemas, type Json } from './schemas.js'

const root = path.resolve(import.meta.dirname, '../..')
const versions = ['api.github.com', 'ghes-3.19'] as const

const events = [
  'pull-request-opened',
  'pull-request-synchronize',
  'pull-request-reopened',
  'pull-request-ready-for-review',
  'pull-request-edited',
  'pull-request-closed',
  'merge-group-checks-requested',
  'push',
  'workflow-dispatch',
] as const

function slice(description: Json) {
  const { definitions, schema } = createSchemas(description)
  const way = ['post', 'requestBody', 'content', 'application/json', 'schema']
  const schemas = events.map((event) => [event, schema(at(description, 'webhooks', event, ...way))])
  return { events: Object.fromEntries(schemas), definitions }
}

const from = process.argv[2] ?? path.join(root, 'node_modules/@octokit/openapi-webhooks/generated')
for (const version of versions) {
  const description: Json = JSON.parse(await readFile(path.join(from, `${version}.json`), 'utf8'))
  const file = path.join(root, 'test/fixtures/github', `events-${version}.json`)
  await writeFile(file, `${JSON.stringify(slice(description))}\n`)
}
