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

/** What a client has given, checked against the parameters. */
export type Given = Readonly<Record<string, string | boolean>>

export interface Parameter {
  type: 'string' | 'boolean'
  description: string
  isRequired?: true
  oneOf?: readonly string[]
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

/** Every tool has it, as every command has `-C`. */
export const directory: Parameter = {
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
