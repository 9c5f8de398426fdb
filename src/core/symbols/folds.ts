/** Lines taken out of a text, and where the others have gone. */
import type { LineRange } from '../facts.js'
import type { LanguageTable, Lexicon } from '../languages/language-table.js'
import { type CodeBlock, visitCodeBlocks } from './code-blocks.js'
import { findLineStart, type IsTouched, type LinedText, sliceLines } from './text.js'

export interface FoldedLines {
  /** The place of a line of the whole text in the folded one; of a line left out, that of what closes its block. */
  fold(line: number): number
  /** The line of the whole text for one of the folded text; for a stub the last line that it stands for. */
  unfold(line: number): number
  /** Whether any of the lines of the folded text have a fold among them or beside them. */
  cuts(lines: readonly LineRange[]): boolean
}

/** Lines 1-based, inclusive; `stub` is one line that stands for them, or nothing. */
interface Fold {
  first: number
  last: number
  stub: string
}

/** A fold with the lines before it counted. */
interface Step {
  /** The first line after the fold, in either text, and where a stub is in the folded one. */
  whole: number
  folded: number
  stub: number | null
  /** The first line that it leaves out. */
  first: number
}

/** Nothing is left out. */
export const unfolded: FoldedLines = { fold: (line) => line, unfold: (line) => line, cuts: () => false }

function openFolds(folds: readonly Fold[]): FoldedLines {
  let hidden = 0
  const steps = folds.map(({ first, last, stub }): Step => {
    const place = first - hidden
    hidden += last - first + 1 - (stub === '' ? 0 : 1)
    return { whole: last + 1, folded: last + 1 - hidden, stub: stub === '' ? null : place, first }
  })
  return {
    fold(line) {
      const step = findLast(steps, ({ first }) => first <= line)
      if (step === undefined) return line
      return line < step.whole ? (step.stub ?? step.folded) : line - step.whole + step.folded
    },
    unfold(line) {
      const step = findLast(steps, ({ folded, stub }) => (stub ?? folded) <= line)
      if (step === undefined) return line
      return line === step.stub ? step.whole - 1 : line - step.folded + step.whole
    },
    cuts: (lines) =>
      lines.some(([first, last]) => steps.some(({ folded }) => folded >= first && folded - 1 <= last)),
  }
}

function foldText(lined: LinedText, folds: readonly Fold[]): string {
  let folded = ''
  let line = 1
  for (const { first, last, stub } of folds) {
    folded += lined.text.slice(findLineStart(lined, line - 1), findLineStart(lined, first - 1)) + stub
    line = last + 1
  }
  return folded + lined.text.slice(findLineStart(lined, line - 1))
}

/** The last of the steps that a test holds for, where it holds for all before it. */
function findLast(steps: readonly Step[], test: (step: Step) => boolean): Step | undefined {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    const step = steps[middle]
    if (step !== undefined && test(step)) low = middle + 1
    else high = middle
  }
  return steps[low - 1]
}

interface FoldedSide extends FoldedLines {
  text: string
}

/** Fewer lines are not worth it. */
const fewestLines = 2

/**
 * A text without the bodies that hold no symbols: the outline is the same, and a parser reads it in a fraction of
 * the time. What was left out still belongs to the symbol around it.
 *
 * `hides` says whether the body of a function that differs can be left out, too.
 */
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

/** Where the sides differ, only what surely holds no symbol is left out; elsewhere both sides leave out the same. */
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
