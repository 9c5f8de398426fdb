import { escapeJsonForTerminal } from '../core/text/terminal.js'
import { type Arguments, type OptionSpec, textOption } from './arguments.js'
import type { Sink } from './surroundings.js'

/** The options that say what is looked at. */
export const rangeOptions: readonly OptionSpec[] = [
  { name: 'base', value: 'REV', summary: 'Compare with REV. Default: the branch this one started from.' },
  { name: 'head', value: 'REV', summary: 'The commit to look at. Default: HEAD.' },
]

export function rangeOf(given: Arguments): { base?: string; head?: string } {
  const [base, head] = [textOption(given, 'base'), textOption(given, 'head')]
  return { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) }
}

/** One line for programs, indented on a terminal; harmless for it either way. */
export function renderJson(value: unknown, sink: Sink): string {
  return `${escapeJsonForTerminal(JSON.stringify(value, null, sink.isTerminal() ? 2 : 0))}\n`
}

const patience = 500

/**
 * Does the work; if it takes more than half a second and a terminal waits, says on it what is going on, and
 * takes that away again when the work is done or has failed.
 */
export async function withProgress<Result>(
  text: string,
  sink: Sink,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!sink.isTerminal()) return work()
  let isShown = false
  const timer = setTimeout(() => {
    isShown = true
    void sink.write(`${text} …`)
  }, patience)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (isShown) await sink.write('\r\x1b[K')
  }
}
