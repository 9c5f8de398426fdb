import type { Hunk, SymbolInput } from '../../../src/core/symbols/types.js'

/** Hunks as `git diff -U0` gives them, by the longest common lines: for small texts. */
export function diffLines(before: string, after: string): Hunk[] {
  const a = splitLines(before)
  const b = splitLines(after)
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const down = common[i + 1]?.[j] ?? 0
      const right = common[i]?.[j + 1] ?? 0
      const row = common[i]
      if (row !== undefined)
        row[j] = a[i] === b[j] ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(down, right)
    }
  }
  const hunks: Hunk[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
      continue
    }
    const [oldFirst, newFirst] = [i, j]
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) i++
      else j++
    }
    const [oldLines, newLines] = [i - oldFirst, j - newFirst]
    const start = (first: number, lines: number): number => (lines === 0 ? first : first + 1)
    hunks.push({
      oldStart: start(oldFirst, oldLines),
      oldLines,
      newStart: start(newFirst, newLines),
      newLines,
    })
  }
  return hunks
}

/** Lines with their line breaks. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** A changed file; without one of the texts it is added or deleted. */
export function changedFile(
  path: string,
  language: string,
  before: string | null,
  after: string | null,
): SymbolInput {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified'
  return {
    path,
    previousPath: null,
    status,
    language,
    before,
    after,
    hunks: diffLines(before ?? '', after ?? ''),
  }
}
