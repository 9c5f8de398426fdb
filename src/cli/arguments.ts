import { parseArgs } from 'node:util'
import { HandoffError } from '../core/errors.js'
import { renderCode } from '../core/text/code.js'
import { nearestName } from '../core/text/nearest.js'
import type { Surroundings } from './surroundings.js'

/** What stood on the command line behind the command's name. */
export interface Arguments {
  /** In the order in which they were given; a switch has `true`, or `false` where it was negated. */
  options: readonly GivenOption[]
  positionals: readonly string[]
}

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

interface GivenOption {
  name: string
  value: string | boolean
}

/** Throws a `usage` error where the arguments do not fit the options; `program` is what the hints call. */
export function parseArguments(
  args: readonly string[],
  specs: readonly OptionSpec[],
  program: string,
): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(specs.flatMap(describeOption)),
    strict: false,
    tokens: true,
  })
  const options: GivenOption[] = []
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const negated = specs.find((spec) => spec.negatable && token.name === `no-${spec.name}`)
    const spec = negated ?? specs.find(({ name }) => name === token.name)
    if (spec === undefined) throw unknownOption(token.rawName, specs, program)
    options.push({
      name: spec.name,
      value: negated === undefined ? parseValue(spec, token, specs, program) : false,
    })
  }
  return { options, positionals }
}

/** The last value of an option, as git takes it. */
export function textOption(given: Arguments, name: string): string | undefined {
  const value = given.options.findLast((option) => option.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

export function switchOption(given: Arguments, name: string): boolean {
  return given.options.findLast((option) => option.name === name)?.value === true
}

type ParseArgsOption = { type: 'string' | 'boolean'; short?: string }

function describeOption(spec: OptionSpec): [string, ParseArgsOption][] {
  const type = spec.value === undefined ? 'boolean' : 'string'
  const option: ParseArgsOption = spec.short === undefined ? { type } : { type, short: spec.short }
  return spec.negatable
    ? [
        [spec.name, option],
        [`no-${spec.name}`, { type }],
      ]
    : [[spec.name, option]]
}

function parseValue(
  spec: OptionSpec,
  token: { rawName: string; value: string | undefined; inlineValue: boolean | undefined },
  specs: readonly OptionSpec[],
  program: string,
): string | boolean {
  const { rawName, value } = token
  if (spec.value === undefined) {
    if (value === undefined) return true
    throw usageError(`\`${rawName}\` takes no value, but got ${renderCode(value)}.`, program)
  }
  if (value === undefined) {
    throw usageError(`\`${rawName}\` needs a value: ${spec.value}.`, program)
  }
  // `--base --commit` forgot the value; `--base=--commit` means it.
  if (!token.inlineValue && isOption(value, specs)) {
    throw usageError(
      `\`${rawName}\` needs a value (${spec.value}), but is followed by ${renderCode(value)}.`,
      program,
      `If that is the value, write \`${rawName}=${value}\`.`,
    )
  }
  return value
}

function isOption(text: string, specs: readonly OptionSpec[]): boolean {
  const name = text.replace(/=.*/s, '')
  return specs.some((spec) => name === `--${spec.name}` || text === `-${spec.short}`)
}

function unknownOption(name: string, specs: readonly OptionSpec[], program: string): HandoffError {
  const names = specs.flatMap((spec) => [`--${spec.name}`, ...(spec.negatable ? [`--no-${spec.name}`] : [])])
  const nearest = name.startsWith('--') ? nearestName(name, names) : null
  const hint = nearest === null ? undefined : `Did you mean \`${nearest}\`?`
  return usageError(`Unknown option ${renderCode(name)} for \`${program}\`.`, program, hint)
}

export function usageError(message: string, program: string, hint?: string): HandoffError {
  return new HandoffError('usage', message, { hints: [hint ?? `See \`${program} -h\`.`] })
}

interface Example {
  command: string
  does: string
}

/** Options that every command has. */
export const commonOptions: readonly OptionSpec[] = [
  { name: 'directory', short: 'C', value: 'DIR', summary: 'Run as if started in DIR; may be repeated.' },
  { name: 'help', short: 'h', summary: 'Print this help.' },
]
