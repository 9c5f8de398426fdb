import type { Page, Span } from './page.js'
import { type Edit, lineEnd } from './source.js'

/** Whole lines behind the line that holds the offset, even where that line is the last one and has no ending. */
export function insertLines(page: Page, offset: number, lines: string): Edit {
  const { text } = page.source
  const at = lineEnd(text, offset)
  const unfinished = at === text.length && !text.endsWith('\n')
  return { start: at, end: at, text: unfinished ? `\n${lines}` : `${lines}\n` }
}

/** Behind the last line of a span that is not blank; the span's start where all of it is. */
export function contentEnd(text: string, span: Span): number {
  const content = text.slice(span.start, span.end).trimEnd()
  return content === '' ? span.start : span.start + content.length
}
