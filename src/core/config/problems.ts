import { HandoffError } from '../errors.js'

/** One mistake in a configuration file: UTF-16 offset, message (Markdown, without its full stop), what to do. */
export interface Problem {
  offset: number
  message: string
  hint: string | null
}

/** Notes a mistake. */
export type Report = (offset: number, message: string, hint?: string) => void

const most = 10

/** The first mistakes of a file as one error: `.handoff.yml:3:1: Unknown key …`, one to a line. */
export function configError(file: string, text: string, problems: readonly Problem[]): HandoffError {
  const shown = problems.toSorted((a, b) => a.offset - b.offset).slice(0, most)
  const lines = shown.map(({ offset, message }) => `${file}:${placeOf(text, offset)}: ${shorten(message)}.`)
  if (problems.length > most) lines.push(`${file}: and ${problems.length - most} more.`)
  const hints = new Set(shown.map(({ hint }) => hint).filter((hint) => hint !== null))
  return new HandoffError('config', lines.join('\n'), { hints: [...hints] })
}

/** `line:column`, both 1-based. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}

function shorten(message: string): string {
  return message.length > 300 ? `${message.slice(0, 300)}…` : message
}
