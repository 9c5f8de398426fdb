import { type Arguments, textOption } from './arguments.js'
import type { OptionSpec } from './command.js'

/** The options that say what is looked at. */
export const rangeOptions: readonly OptionSpec[] = [
  { name: 'base', value: 'REV', summary: 'Compare with REV. By default with the branch this one left.' },
  { name: 'head', value: 'REV', summary: 'Look at REV. By default at HEAD.' },
]

export function rangeOf(given: Arguments): { base?: string; head?: string } {
  const [base, head] = [textOption(given, 'base'), textOption(given, 'head')]
  return { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) }
}
