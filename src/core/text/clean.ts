/** A terminal's escape sequences: CSI (`\x1b[31m`) and OSC (`\x1b]0;title\x07`). */
const escapeSequences = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g
/** Control characters and line separators: a stranger's text may move the cursor with them. */
const controls = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g
/** Direction controls, marks of byte order and tags: what is read is no longer what is written. */
const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
const loneSurrogates = /\p{Cs}/gu

/** Text of a repository as one line that is safe to print: no control characters, white space folded. */
export function cleanText(text: string): string {
  return text
    .replace(escapeSequences, '')
    .replace(controls, ' ')
    .replace(invisible, '')
    .replace(loneSurrogates, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The first `length` characters; half of a surrogate pair is none. */
export function startOfText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

/** At most `limit` characters, cut between words where that keeps most of it; the cut is shown as `…`. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = text.slice(0, limit)
  const space = room.lastIndexOf(' ')
  const cut = space > limit * 0.6 ? room.slice(0, space) : room.slice(0, -1)
  // Half of a surrogate pair is no character.
  return `${cut.replace(/(?<![\s,;:.([{-])[\s,;:.([{-]+$/, '').replace(/[\ud800-\udbff]$/, '')}…`
}
