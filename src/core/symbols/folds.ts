/** Lines taken out of a text, and where the others have gone. */
import type { LineRange } from '../facts.js'
import { findLineStart, type LinedText } from './text-lines.js'

/** Lines 1-based, inclusive; `stub` is one line that stands for them, or nothing. */
export interface Fold {
  first: number
  last: number
  stub: string
}

export interface FoldedLines {
  /** The place of a line of the whole text in the folded one; of a line left out, that of what closes its block. */
  fold(line: number): number
  /** The line of the whole text for one of the folded text; for a stub the last line that it stands for. */
  unfold(line: number): number
  /** Whether any of the lines of the folded text have a fold among them or beside them. */
  cuts(lines: readonly LineRange[]): boolean
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

export function openFolds(folds: readonly Fold[]): FoldedLines {
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

export function foldText(lined: LinedText, folds: readonly Fold[]): string {
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
