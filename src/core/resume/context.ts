import type { Page, Span } from '../document/page.js'
import { walkSections } from '../document/page-sections.js'
import { oneLine } from '../document/parse.js'
import { isPlaceholder } from '../document/template.js'
import type { Said } from './resume.js'

/** What a page says of why the branch is there: paragraphs and items, in their order. */
export function deriveContext(page: Page | null, lineOf: (span: Span) => number | null): Said[] {
  if (page === null) return []
  const { text } = page.source
  return [...walkSections(page.sections)]
    .filter(({ kind }) => kind === 'context')
    .flatMap(({ body }) => {
      const said: Said[] = []
      // Parted by empty lines, or where a list's next item begins.
      for (const { 0: block, index } of text
        .slice(body.start, body.end)
        .matchAll(/[^\n]+(?:\n(?![ \t]*(?:\r?\n|[-*+] ))[^\n]+)*/g)) {
        const words = oneLine(block).replace(/^[-*+] +/, '')
        const start = body.start + index + block.length - block.trimStart().length
        if (/[\p{L}\p{N}]/u.test(words) && !isPlaceholder(words))
          said.push({ text: words, line: lineOf({ start, end: start }), origin: 'stated' })
      }
      return said
    })
}
