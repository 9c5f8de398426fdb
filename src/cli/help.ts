import { type Command, commonOptions, type OptionSpec } from './arguments.js'

const width = 80

/** The help of one command, from its table: at most 80 columns. */
export function renderCommandHelp(command: Command): string {
  const examples = command.examples.flatMap(({ command: line, does }) => [`  ${line}`, wrap(does, 6)])
  return blocks([
    wrap(`Usage: git handoff ${command.usage}`, 0, 7),
    ...command.description.map((paragraph) => wrap(paragraph, 0)),
    list('Options', [...command.options, ...commonOptions].flatMap(describeOption)),
    ...(examples.length === 0 ? [] : [['Examples:', ...examples].join('\n')]),
    list('Exit codes', exitCodes),
  ])
}

/** The help of the whole program. */
export function renderOverview(commands: readonly Command[], options: readonly OptionSpec[]): string {
  return blocks([
    'Usage: git handoff [-C DIR] COMMAND [OPTIONS]',
    wrap(
      'Keeps an accurate HANDOFF.md on every branch, so that the next person or coding agent can continue within a minute.',
      0,
    ),
    list(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    list('Options', options.flatMap(describeOption)),
    list('Exit codes', exitCodes),
    'Run `git handoff COMMAND -h` for details about a command.',
  ])
}

/** What the program ends with, whatever the command. */
export const exitCodes: readonly (readonly [string, string])[] = [
  ['0', 'success'],
  ['1', 'problems found'],
  ['2', 'could not run: wrong usage or configuration, no repository, or an unreadable page'],
  ['3', 'undetermined: history is missing'],
]

function describeOption(spec: OptionSpec): [string, string][] {
  const value = spec.value === undefined ? '' : ` ${spec.value}`
  const short = spec.short === undefined ? '' : `-${spec.short}, `
  const negated = spec.negatable ? '[no-]' : ''
  return [[`${short}--${negated}${spec.name}${value}`, spec.summary]]
}

function list(title: string, rows: readonly (readonly [string, string])[]): string {
  const longest = Math.max(...rows.map(([name]) => name.length))
  const indent = longest + 4
  const lines = rows.map(([name, text]) => `  ${name.padEnd(longest)}  ${wrap(text, indent).trimStart()}`)
  return [`${title}:`, ...lines].join('\n')
}

function blocks(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

/** Breaks a text at its spaces; every line gets `indent`, those after the first `hanging` more. */
function wrap(text: string, indent: number, hanging = 0): string {
  const lines: string[] = []
  let line = ' '.repeat(indent)
  for (const word of text.split(' ')) {
    const isEmpty = line.trim() === ''
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ' '.repeat(indent + hanging) + word
    } else {
      line += isEmpty ? word : ` ${word}`
    }
  }
  return [...lines, line].join('\n')
}
