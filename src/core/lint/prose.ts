import type { Heading, Paragraph, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Page, Span } from '../document/page.js'
import { endOf, startOf } from '../document/positions.js'
import { isTemplateHeading } from '../document/template.js'
import { deriveIsEnglish } from '../language/english.js'
import { isWithin } from './derived-spans.js'

/** A paragraph, a heading or the cell of a table: what people read as one piece. */
export interface ProseBlock extends Span {
  node: Paragraph | Heading | TableCell
  /** Its text without marks, on one line. */
  text: string
}

/** What people wrote on a page, block by block, in order; code blocks and this program's own lines are left out. */
export function readProse(page: Page, derivedSpans: readonly Span[]): ProseBlock[] {
  const blocks: ProseBlock[] = []
  visit(page.root, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    // The cell of a table holds the bars beside it.
    const [first, last] = [node.children[0] ?? node, node.children.at(-1) ?? node]
    const [start, end] = [startOf(first), endOf(last)]
    if (isWithin(derivedSpans, start)) return
    blocks.push({ node, start, end, text: textOf(node).replace(/\s+/g, ' ').trim() })
  })
  return blocks
}

/** Whether a page's people write English; our own headings and the title, which we made of a commit, are not theirs. */
export function isInEnglish(page: Page, derivedSpans: readonly Span[]): boolean {
  const title = page.title?.span.start ?? null
  const own = readProse(page, derivedSpans).filter(
    ({ node, text }) => node.type !== 'heading' || !(isTemplateHeading(text) || startOf(node) === title),
  )
  return deriveIsEnglish(own.map(({ text }) => text).join('\n'))
}
