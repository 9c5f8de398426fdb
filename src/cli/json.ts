import { escapeJsonForTerminal } from '../core/text/terminal.js'
import type { Sink } from './surroundings.js'

/** One line for programs, indented on a terminal; harmless for it either way. */
export function renderJson(value: unknown, sink: Sink): string {
  return `${escapeJsonForTerminal(JSON.stringify(value, null, sink.isTerminal() ? 2 : 0))}\n`
}
