import { styleText } from 'node:util'
import type { Paint } from '../core/text/terminal.js'
import type { Sink } from './surroundings.js'

/** Puts a colour on a text, where that is wanted for a sink: see https://no-color.org and https://force-color.org. */
export function openPaint(sink: Sink, environment: Readonly<Record<string, string | undefined>>): Paint {
  return usesColour(sink, environment)
    ? (text, colour) => styleText(colour, text, { validateStream: false })
    : (text) => text
}

function usesColour(sink: Sink, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '' } = environment
  if (no !== '') return false
  if (force !== '') return force !== '0'
  return sink.isTerminal() && environment['TERM'] !== 'dumb'
}
