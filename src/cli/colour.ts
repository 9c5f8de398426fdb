import type { Sink } from './surroundings.js'

const codes = { red: 31, green: 32, cyan: 36 } as const

/** See https://no-color.org and https://force-color.org. */
export function usesColour(sink: Sink, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '' } = environment
  if (no !== '') return false
  if (force !== '') return force !== '0'
  return sink.isTerminal() && environment['TERM'] !== 'dumb'
}

export function paint(text: string, colour: keyof typeof codes): string {
  return `\x1b[${codes[colour]}m${text}\x1b[39m`
}
