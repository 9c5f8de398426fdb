import type { FileSides } from './question.js'

/**
 * How much of the one side stands on the other, of the side that kept more: 0 to 1. Lines count once for every time
 * they stand there; indentation, and lines of brackets alone, do not count: a namespace taken away is no rewrite.
 */
export function deriveKeptShare({ before, after }: FileSides): number {
  const [old, now] = [listTellingLines(before), listTellingLines(after)]
  const left = new Map<string, number>()
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1)
  let kept = 0
  for (const line of now) {
    const count = left.get(line) ?? 0
    if (count === 0) continue
    left.set(line, count - 1)
    kept += 1
  }
  return kept / Math.max(1, Math.min(old.length, now.length))
}

function listTellingLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
}
