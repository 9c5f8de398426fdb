import { HandoffError } from '../core/errors.js'
import { renderCode } from '../core/text/code.js'
import { nearestName } from '../core/text/nearest.js'
import { directory, type Given, type Parameter, type Tool } from './tool.js'

/** Checks what a client has sent; null values and empty texts count as left out. Throws a `usage` error. */
export function parseToolArguments(
  { name: tool, parameters }: Tool,
  sent: Readonly<Record<string, unknown>>,
): Given {
  const known: Tool['parameters'] = { ...parameters, directory }
  const given: Record<string, string | boolean> = {}
  for (const [name, value] of Object.entries(sent)) {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined
    if (parameter === undefined) throw unknownArgument(tool, name, Object.keys(known))
    if (value === null || value === undefined) continue
    given[name] = parseValue(tool, name, parameter, value)
  }
  for (const [name, { isRequired }] of Object.entries(known)) {
    const value = given[name]
    if (typeof value === 'string' && value.trim() === '') delete given[name]
    if (isRequired && given[name] === undefined) {
      throw new HandoffError('usage', `\`${tool}\` needs \`${name}\`.`, {
        hints: [known[name]?.description ?? ''],
      })
    }
  }
  return given
}

/** The parameters of a tool as JSON Schema, which is how a client learns of them. */
export function deriveInputSchema({ parameters }: Tool) {
  const all = { ...parameters, directory }
  const properties = Object.entries(all).map(([name, { type, description, oneOf }]): [string, object] => [
    name,
    { type, description, ...(oneOf === undefined ? {} : { enum: oneOf }) },
  ])
  const required = Object.entries(parameters).flatMap(([name, { isRequired }]) => (isRequired ? [name] : []))
  return {
    type: 'object' as const,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

function parseValue(tool: string, name: string, { type, oneOf }: Parameter, value: unknown) {
  const isFitting = typeof value === type && (oneOf === undefined || oneOf.some((one) => one === value))
  if (isFitting && (typeof value === 'string' || typeof value === 'boolean')) return value
  const shown = renderCode(JSON.stringify(value).slice(0, 60))
  throw new HandoffError(
    'usage',
    `\`${name}\` of \`${tool}\` must be ${oneOf?.join(', ') ?? `a ${type}`}, not ${shown}.`,
  )
}

function unknownArgument(tool: string, name: string, known: readonly string[]): HandoffError {
  const nearest = nearestName(name, known)
  return new HandoffError('usage', `\`${tool}\` has no argument ${renderCode(name.slice(0, 60))}.`, {
    hints: [nearest === null ? `It takes ${known.join(', ')}.` : `Did you mean \`${nearest}\`?`],
  })
}
