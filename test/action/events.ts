/** Events as GitHub sends them: its own examples, with what matters to a test put in, held against its description. */
import { createRequire } from 'node:module'
import { isObject, merge } from './description.js'

type Payload = Record<string, unknown>

/** The index of the package is a module of JSON, which Node.js 20 imports only with a warning. */
const examples: { name: string; examples: Payload[] }[] = createRequire(import.meta.url)(
  '@octokit/webhooks-examples',
)

/** What GitHub has added since the examples were taken. */
const younger = { has_discussions: false, topics: [], visibility: 'public', disabled: false }

/** @param changes put on the example, object within object; of a pull request its `action` chooses the example */
export function createEvent(event: string, changes: Payload): Payload {
  const name = event === 'pull_request_target' ? 'pull_request' : event
  const known = examples.find((one) => one.name === name)?.examples ?? []
  const { action } = changes
  // The last is the youngest. Of `edited` there is no example, and no event has fewer fields than `reopened`.
  const wanted = action === 'edited' ? 'reopened' : action
  const example = known.findLast((one) => one['action'] === wanted) ?? {}
  const payload = merge(renew(example), changes)
  if (!isObject(payload)) throw new TypeError('An event is an object.')
  return payload
}

/** Gives every repository in an example the fields it would have today. */
function renew(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renew)
  if (!isObject(value)) return value
  const renewed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renew(inner)]))
  return 'full_name' in value && 'default_branch' in value ? { ...younger, ...renewed } : renewed
}
