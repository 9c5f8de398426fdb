import type { Sink } from './surroundings.js'

/** SGR parameters that begin and end each (ECMA-48, 8.3.117). */
const codes = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
} as const

/** See https://no-color.org and https://force-color.org. */
export function usesColour(sink: Sink, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '' } = environment
  if (no !== '') return false
  if (force !== '') return force !== '0'
  return sink.isTerminal() && environment['TERM'] !== 'dumb'
}

export function paint(text: string, colour: keyof typeof codes): string {
  const [begin, end] = codes[colour]
  return `\x1b[${begin}m${text}\x1b[${end}m`
}
