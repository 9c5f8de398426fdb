import { markActive } from './active-markdown.js'
import { splitAddresses } from './addresses.js'
import { splitCodeSpans } from './code-spans.js'
import { showActing } from './controls.js'

export { renderCode } from './code.js'

/**
 * Puts a stranger's plain text into Markdown, on one line: it reads the same, and nothing in it acts. It cannot
 * become a heading, a list, a link, an image, HTML, a reference or emphasis, nor end the block it stands in, also
 * when several escaped texts stand in one paragraph. Only what would act is escaped. Code between balanced
 * back-ticks stays code; addresses and @mentions, which no backslash stops, become code.
 */
export function escapeMarkdown(text: string): string {
  const line = showActing(text.replace(/(?<!\s)\s*[\r\n\u2028\u2029]\s*|\t/g, ' ').trim())
  const pieces = splitCodeSpans(line).flatMap((piece) => (piece.code ? [piece] : splitAddresses(piece.text)))
  let joined = ''
  const isCode: boolean[] = []
  for (const piece of pieces) {
    // Two spans that touch would be one.
    if (piece.code && isCode.at(-1) === true) append(' ', false)
    append(piece.text, piece.code)
  }
  const active = markActive(joined)
  return joined.replace(/./gs, (character, index) =>
    active.has(index) && isCode[index] === false ? `\\${character}` : character,
  )

  function append(part: string, code: boolean): void {
    joined += part
    for (let index = 0; index < part.length; index++) isCode.push(code)
  }
}
