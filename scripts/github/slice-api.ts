/**
 * Cuts what the action asks of GitHub out of GitHub's own description of its interface, for the tests' fake to validate
 * requests and answers with. The package is large (385 MB), so it is not among ours:
 *
 *   npm install --no-save @octokit/openapi && npx tsx scripts/github/slice-api.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { at, createSchemas, type Json, list, object } from './schemas.js'

const root = path.resolve(import.meta.dirname, '../..')
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

function slice(description: Json) {
  const { definitions, resolve, schema } = createSchemas(description)
  const sliced = operations.map(([method, route]) => {
    const operation = at(description, 'paths', route, method)
    const parameters = list(at(operation, 'parameters')).map((one) => resolve(one))
    const success = Object.entries(object(at(operation, 'responses'))).find(([status]) => /^2/.test(status))
    const content = at(resolve(success?.[1] ?? null), 'content', 'application/json')
    const body = at(operation, 'requestBody', 'content', 'application/json', 'schema')
    const [example = null] = Object.values(object(at(content, 'examples')))
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
      example: at(resolve(example), 'value'),
    }
  })
  return { operations: sliced, definitions }
}

const from = process.argv[2] ?? path.join(root, 'node_modules/@octokit/openapi/generated')
for (const version of versions) {
  const description: Json = JSON.parse(await readFile(path.join(from, `${version}.json`), 'utf8'))
  const file = path.join(root, 'test/fixtures/github', `${version}.json`)
  await writeFile(file, `${JSON.stringify(slice(description))}\n`)
}
