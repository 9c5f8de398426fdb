import { type Arguments, textOption } from './arguments.js'
import type { OptionSpec } from './command.js'

/** The options that say what is looked at. */
export const rangeOptions: readonly OptionSpec[] = [
  { name: 'base', value: 'REV', summary: 'Compare with REV. Default: the branch this one started from.' },
  { name: 'head', value: 'REV', summary: 'The commit to look at. Default: HEAD.' },
]

export function rangeOf(given: Arguments): { base?: string; head?: string } {
  const [base, head] = [textOption(given, 'base'), textOption(given, 'head')]
  return { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) }
}
