/**
 * A changed file without the bodies that nothing changed in: the same symbols change in it, and a parser reads it
 * in a fraction of the time.
 */
import type { LineRange } from '../facts.js'
import { type CodeBlock, visitCodeBlocks } from './code-blocks.js'
import { type Fold, foldText, openFolds } from './folds.js'
import type { LanguageTable, Lexicon } from './language-table.js'
import type { Hunk, SymbolInput } from './symbol-input.js'
import { deriveLinedText, sliceLines } from './text-lines.js'

export interface FoldedInput {
  input: SymbolInput
  /** The line of the whole file that a line of the folded one stands for; of a stub, the last line it hides. */
  unfoldBefore(line: number): number
  unfoldAfter(line: number): number
  /** Whether lines were left out within some lines of the folded file. */
  cutsBefore(lines: readonly LineRange[]): boolean
  cutsAfter(lines: readonly LineRange[]): boolean
}

/** Fewer lines are not worth it. */
const fewestLines = 3

/** Null where a side is missing or there is nothing to leave out. */
export function foldInput(input: SymbolInput, table: LanguageTable): FoldedInput | null {
  if (input.before === null || input.after === null || input.status === 'type-changed') return null
  const before = deriveLinedText(input.before)
  const after = deriveLinedText(input.after)
  const old: Fold[] = []
  const now: Fold[] = []
  const shiftOf = openShifts(input.hunks)
  visitCodeBlocks(after, table, (block) => {
    const { first, last, stub } = block
    if (last - first + 1 < fewestLines) return false
    const shift = shiftOf(block)
    if (shift === null) return false
    const hidden = sliceLines(after, first, last)
    if (sliceLines(before, first - shift, last - shift) !== hidden || !isClosed(hidden, table.lexicon))
      return false
    old.push({ first: first - shift, last: last - shift, stub })
    now.push({ first, last, stub })
    return true
  })
  if (now.length === 0) return null
  const oldLines = openFolds(old)
  const newLines = openFolds(now)
  const hunks = input.hunks.map((hunk) => ({
    ...hunk,
    oldStart: oldLines.fold(hunk.oldStart),
    newStart: newLines.fold(hunk.newStart),
  }))
  return {
    input: { ...input, before: foldText(before, old), after: foldText(after, now), hunks },
    unfoldBefore: oldLines.unfold,
    unfoldAfter: newLines.unfold,
    cutsBefore: oldLines.cuts,
    cutsAfter: newLines.cuts,
  }
}

/** For blocks in the order of their headers: how much further down than before they stand, null if a hunk touches them. */
function openShifts(hunks: readonly Hunk[]): (block: CodeBlock) => number | null {
  let next = 0
  let shift = 0
  return ({ header, closer }) => {
    for (let hunk = hunks[next]; hunk !== undefined && endsBefore(hunk, header); hunk = hunks[++next]) {
      shift += hunk.newLines - hunk.oldLines
    }
    const hunk = hunks[next]
    return hunk === undefined || startsAfter(hunk, closer) ? shift : null
  }
}

/** `@@ … +12,0 @@` took something out between lines 12 and 13. */
function endsBefore({ newStart, newLines }: Hunk, line: number): boolean {
  return newLines === 0 ? newStart < line : newStart + newLines <= line
}

function startsAfter({ newStart, newLines }: Hunk, line: number): boolean {
  return newLines === 0 ? newStart >= line : newStart > line
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
