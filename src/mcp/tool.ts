import { HandoffError } from '../core/errors.js'
import { renderCode } from '../core/text/code.js'
import { nearestName } from '../core/text/nearest.js'

/** Where tools run: the same for all calls of one server. */
export interface ToolContext {
  /** Folder in or at the repository. */
  cwd: string
  environment: NodeJS.ProcessEnv
  /** The day, `YYYY-MM-DD`. */
  today: () => string
  /** Of this program. */
  version: string
}

/** One tool of the server: what is told of it comes from here, and the check of its arguments. */
export interface Tool {
  name: string
  title: string
  /** For a model that has to choose: what it does, when to call it. */
  description: string
  parameters: Readonly<Record<string, Parameter>>
  /** It writes nothing, neither files nor commits. */
  isReadOnly: boolean
  /** Resolves to text for a model. Throws HandoffError. */
  run(given: Given, context: ToolContext): Promise<string>
}

/** What a client has given, checked against the parameters. */
type Given = Readonly<Record<string, string | boolean>>

interface Parameter {
  type: 'string' | 'boolean'
  description: string
  isRequired?: true
  oneOf?: readonly string[]
}

/** Every tool has it, as every command has `-C`. */
const directory: Parameter = {
  type: 'string',
  description: 'A folder of the repository or worktree, where it is not the one the server was started in.',
}

export function textOf(given: Given, name: string): string | undefined {
  const value = given[name]
  return typeof value === 'string' ? value : undefined
}

export function isOn(given: Given, name: string): boolean {
  return given[name] === true
}

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
