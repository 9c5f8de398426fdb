import type { Piece } from './code-spans.js'

/**
 * What GitHub links or notifies by itself, with no markup at all: `http://…`, `www.…`, e-mail addresses (GFM, 6.9)
 * and `@name`, `@organisation/team`. `#12` is left alone: it links in comments only, and prose is full of it.
 */
const address = new RegExp(
  [
    '(?<![A-Za-z])https?://[^\\s<`]+',
    '(?<![A-Za-z0-9])www\\.[^\\s<`]+',
    // `name@1.2.3` is a version.
    '(?<![\\w.+-])[\\w.+-]+@(?!v?[\\d.]+(?![\\w-]))[\\w-]+\\.[^\\s<`]+',
    '(?<![\\w@])@[A-Za-z0-9][\\w@/.-]*',
  ].join('|'),
  'gi',
)

/** Takes addresses and mentions out of a line without back-tick pairs, as code spans of their own. */
export function splitAddresses(line: string): Piece[] {
  const pieces: Piece[] = []
  let position = 0
  for (const match of line.matchAll(address)) {
    const text = match[0].replace(/(?<![?!.,:;*_~'")\]}>\\])[?!.,:;*_~'")\]}>\\]+$/, '')
    if (match.index > position) pieces.push({ text: line.slice(position, match.index), code: false })
    pieces.push({ text: `\`${text}\``, code: true })
    position = match.index + text.length
  }
  if (position < line.length) pieces.push({ text: line.slice(position), code: false })
  return pieces
}
