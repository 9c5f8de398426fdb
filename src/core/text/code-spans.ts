/** A stretch of text; `code` where it is a whole code span, its back-ticks included. */
export interface Piece {
  text: string
  code: boolean
}

/**
 * Splits one line into code spans and the rest, as CommonMark does: a run of back-ticks is closed by the next run
 * of the same length; a run that is never closed is plain text. Here a backslash does not escape a back-tick.
 */
export function splitCodeSpans(line: string): Piece[] {
  const runs = Array.from(line.matchAll(/`+/g), (match) => ({ start: match.index, length: match[0].length }))
  const later = new Map<number, number[]>()
  for (const run of runs.toReversed()) {
    const starts = later.get(run.length)
    if (starts === undefined) later.set(run.length, [run.start])
    else starts.push(run.start)
  }
  const pieces: Piece[] = []
  let position = 0
  for (const run of runs) {
    const starts = later.get(run.length) ?? []
    // The starts of equal runs, the nearest last: those behind us go.
    starts.pop()
    if (run.start < position) continue
    const closing = starts.at(-1)
    if (closing === undefined) continue
    if (run.start > position) pieces.push({ text: line.slice(position, run.start), code: false })
    position = closing + run.length
    pieces.push({ text: line.slice(run.start, position), code: true })
  }
  if (position < line.length) pieces.push({ text: line.slice(position), code: false })
  return pieces
}
