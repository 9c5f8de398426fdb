/** GitHub's own description of what the action asks of it, as scripts/github cuts it out. */
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

interface Operation {
  route: string
  pattern: RegExp
  query: ReadonlySet<string>
  status: number
  body: Validator | null
  answer: Validator | null
  example: unknown
}

interface Sliced {
  operations: readonly {
    method: string
    route: string
    parameters: readonly { name: string; in: string }[]
    body: object | null
    status: number
    answer: object | null
    example: unknown
  }[]
  definitions: object
}

interface SlicedEvents {
  events: Record<string, object>
  definitions: object
}

const ajv = new Ajv({ strict: false, allErrors: true })

/** Most tests need few of them, and each takes its time. */
type Validator = () => ValidateFunction

function compileLate(schema: object): Validator {
  let compiled: ValidateFunction | null = null
  return () => {
    compiled ??= ajv.compile(schema)
    return compiled
  }
}

/** github.com, and a version of GitHub Enterprise Server. */
const versions = ['api.github.com', 'ghes-3.19'].map((name) => ({ name, operations: readOperations(name) }))

const events = ['api.github.com', 'ghes-3.19'].map((name) => {
  const file = new URL(`../fixtures/github/events-${name}.json`, import.meta.url)
  const { events: schemas, definitions } = JSON.parse(readFileSync(file, 'utf8')) as SlicedEvents
  const compiled = Object.entries(schemas).map(
    ([event, schema]) => [event, compileLate({ ...schema, definitions })] as const,
  )
  return { name, schemas: new Map(compiled) }
})

/** What is wrong with a request, in any of the versions. */
export function listRequestFaults(
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): string[] {
  return versions.flatMap(({ name, operations }) => {
    const operation = find(operations, method, path)
    if (operation === null) return [`${name}: no ${method} ${path}`]
    const unknown = [...query.keys()].filter((key) => !operation.query.has(key))
    return [
      ...unknown.map((key) => `${name}: ${method} ${path} takes no ${key}`),
      ...listErrors(name, operation.body, body),
    ]
  })
}

/** What is wrong with an answer of success. */
export function listAnswerFaults(method: string, path: string, status: number, body: unknown): string[] {
  return versions.flatMap(({ name, operations }) => {
    const operation = find(operations, method, path)
    if (operation?.status !== status) return [`${name}: ${method} ${path} does not answer ${status}`]
    return listErrors(name, operation.answer, body)
  })
}

/** What is wrong with an event's payload; nothing for events that the action does not know. */
export function listEventFaults(event: string, payload: Record<string, unknown>): string[] {
  const key = eventKeys[event]?.replace('*', String(payload['action']).replaceAll('_', '-'))
  if (key === undefined) return []
  return events.flatMap(({ name, schemas }) => {
    const schema = schemas.get(key)
    return schema === undefined ? [`${name}: no ${key}`] : listErrors(name, schema, payload)
  })
}

const eventKeys: Readonly<Record<string, string>> = {
  pull_request: 'pull-request-*',
  pull_request_target: 'pull-request-*',
  merge_group: 'merge-group-checks-requested',
  push: 'push',
  workflow_dispatch: 'workflow-dispatch',
}

/** A whole answer, with what matters to the test in it. */
export function complete(method: string, path: string, body: unknown): unknown {
  const example = find(versions[0]?.operations ?? [], method, path)?.example
  if (!Array.isArray(body)) return merge(example, body)
  const [one] = Array.isArray(example) ? example : []
  return body.map((item: unknown) => merge(one, item))
}

/** `value` upon `example`, object within object. */
export function merge(example: unknown, value: unknown): unknown {
  if (!isObject(example) || !isObject(value)) return value
  const merged: Record<string, unknown> = { ...example }
  for (const [key, inner] of Object.entries(value)) merged[key] = merge(merged[key], inner)
  return merged
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What GitHub does and its description does not know: the repository of a deleted fork is null. */
const undescribed = new Set(['/head/repo must be object', '/pull_request/head/repo must be object'])

function listErrors(version: string, validator: Validator | null, data: unknown): string[] {
  const validate = validator?.()
  if (validate === undefined || validate(data)) return []
  return (validate.errors ?? [])
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
    .filter((fault) => !undescribed.has(fault))
    .map((fault) => `${version}: ${fault}`)
}

function find(operations: readonly (Operation & { method: string })[], method: string, path: string) {
  return operations.find((one) => one.method === method && one.pattern.test(path)) ?? null
}

function readOperations(name: string): (Operation & { method: string })[] {
  const file = new URL(`../fixtures/github/${name}.json`, import.meta.url)
  const { operations, definitions } = JSON.parse(readFileSync(file, 'utf8')) as Sliced
  const compile = (schema: object | null) =>
    schema === null ? null : compileLate({ ...schema, definitions })
  return operations.map(({ method, route, parameters, body, status, answer, example }) => ({
    method: method.toUpperCase(),
    route,
    pattern: new RegExp(`^${route.replace(/\{(?:path|basehead)\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`),
    query: new Set(parameters.filter((one) => one.in === 'query').map((one) => one.name)),
    status,
    body: compile(body),
    answer: compile(answer),
    example,
  }))
}
