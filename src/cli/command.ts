import type { Arguments } from './arguments.js'
import type { Surroundings } from './surroundings.js'

/** One command of the program. All that is said about it, in help and in errors, comes from here. */
export interface Command {
  name: string
  /** One line, for the list of commands. */
  summary: string
  /** What stands behind `git handoff` in the usage line. */
  usage: string
  /** Whole paragraphs. */
  description: readonly string[]
  options: readonly OptionSpec[]
  /** How many arguments it takes besides options, at most. */
  operands: number
  examples: readonly Example[]
  /** Resolves to the exit code. Throws HandoffError; prints no error itself. */
  run(given: Arguments, surroundings: Surroundings): Promise<number>
}

export interface OptionSpec {
  /** Without the dashes. */
  name: string
  short?: string
  /** What the help calls the value, such as `REV`; an option without it is a switch. */
  value?: string
  /** All that the value may be, for completions. */
  choices?: readonly string[]
  /** A switch that `--no-NAME` turns off. */
  negatable?: true
  summary: string
}

export interface Example {
  command: string
  does: string
}

/** Options that every command has. */
export const commonOptions: readonly OptionSpec[] = [
  { name: 'directory', short: 'C', value: 'DIR', summary: 'Run as if started in DIR; may be repeated.' },
  { name: 'help', short: 'h', summary: 'Print this help.' },
]
