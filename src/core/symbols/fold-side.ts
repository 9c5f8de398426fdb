/**
 * A text without the bodies that hold no symbols: the outline is the same, and a parser reads it in a fraction of
 * the time. What was left out still belongs to the symbol around it.
 */
import { type CodeBlock, visitCodeBlocks } from './code-blocks.js'
import { type Fold, type FoldedLines, foldText, openFolds } from './folds.js'
import type { LanguageTable, Lexicon } from './language-table.js'
import { type LinedText, sliceLines } from './text-lines.js'
import type { IsTouched } from './touched-lines.js'

export interface FoldedSide extends FoldedLines {
  text: string
}

/** Fewer lines are not worth it. */
const fewestLines = 2

/** `hides` says whether the body of a function that differs can be left out, too. */
export function foldSide(
  whole: LinedText,
  table: LanguageTable,
  isTouched: IsTouched,
  hides: boolean,
): FoldedSide {
  const folds: Fold[] = []
  visitCodeBlocks(whole, table, (block) => {
    const { first, last, stub } = block
    if (last - first + 1 < fewestLines) return false
    const hidden = sliceLines(whole, first, last)
    if (isTouched(block.header, block.closer) && !(hides && canHide(block, hidden, table))) return false
    if (!isClosed(hidden, table.lexicon)) return false
    folds.push({ first, last, stub })
    return true
  })
  return { text: foldText(whole, folds), ...openFolds(folds) }
}

/**
 * Where the two sides differ, only what surely holds no symbol can be left out; elsewhere what is left out on one
 * side is left out on the other too.
 */
function canHide(block: CodeBlock, hidden: string, { blocks }: LanguageTable): boolean {
  return block.isBody && blocks?.holding.test(hidden) !== true
}

/** Whether no string, comment or directive begins in the text and ends outside of it, or the other way round. */
function isClosed(text: string, { blockComments, longQuotes }: Lexicon): boolean {
  const marks = longQuotes.filter((quote) => quote.length > 1 || quote === '`')
  return (
    marks.every((mark) => count(text, mark) % 2 === 0) &&
    blockComments.every(([open, close]) => count(text, open) === count(text, close)) &&
    count(text, '#if') === count(text, '#endif')
  )
}

function count(text: string, mark: string): number {
  let found = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) found++
  return found
}
