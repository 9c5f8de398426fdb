import { HandoffError } from '../errors.js'

/** What stands between these two lines is ours, in files that are somebody else's. */
export const begin = '# >>> git-handoff >>>'
export const end = '# <<< git-handoff <<<'

/** In a block of ours: the file was not there before. */
export const madeByUs = '# git-handoff made this file.'

/** The lines that are ours, in the words of a kind of file. */
export interface Marks {
  begin: string
  end: string
  made: string
}

const shellMarks: Marks = { begin, end, made: madeByUs }

/** How a text ends its lines, as far as its first one tells. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n'
}

/**
 * Puts lines, between sentinels, before the line that starts at `offset`; at the end of a text without a final newline
 * they become its new last lines, and the text stays without one. `removeBlocks` gives back the same bytes.
 */
export function insertBlock(
  text: string,
  offset: number,
  lines: readonly string[],
  {
    indent = '',
    lineEnd = lineEndOf(text),
    marks = shellMarks,
  }: { indent?: string; lineEnd?: string; marks?: Marks } = {},
): string {
  const block = [marks.begin, ...lines, marks.end].map((line) => indent + line).join(lineEnd)
  if (offset === text.length && text !== '' && !text.endsWith('\n')) return text + lineEnd + block
  return text.slice(0, offset) + block + lineEnd + text.slice(offset)
}

export function hasBlock(text: string, marks = shellMarks): boolean {
  return findBlock(text, marks) !== null
}

/** Takes out every block of ours and returns what was there before. Throws a `usage` error for half a block. */
export function removeBlocks(text: string, marks = shellMarks): string {
  let rest = text
  for (let block = findBlock(rest, marks); block !== null; block = findBlock(rest, marks)) {
    rest = rest.slice(0, block.start) + rest.slice(block.end)
  }
  return rest
}

/**
 * What is left of a file without our blocks; null where that is nothing but what we made the file with, so that the
 * file goes.
 */
export function removeFromFile(
  text: string,
  marks = shellMarks,
  isNothing: (rest: string) => boolean = (rest) => rest === '' || rest === '#!/bin/sh\n',
): string | null {
  const block = findBlock(text, marks)
  const isMade = block !== null && text.slice(block.start, block.end).includes(marks.made)
  const rest = removeBlocks(text, marks)
  return isMade && isNothing(rest) ? null : rest
}

/** Whole lines; at the end of a text the line break before them, where there is none after them. */
function findBlock(text: string, marks: Marks): { start: number; end: number } | null {
  const first = findLine(text, marks.begin, 0)
  if (first === null) return null
  const last = findLine(text, marks.end, first.end)
  if (last === null) {
    throw new HandoffError('usage', `There is \`${marks.begin}\` without \`${marks.end}\` after it.`, {
      hints: ['Take out by hand what `git handoff init` has written there.'],
    })
  }
  const isOpen = last.end === text.length && !text.endsWith('\n')
  const before = /\r?\n$/.exec(text.slice(Math.max(0, first.start - 2), first.start))?.[0] ?? ''
  return { start: isOpen ? first.start - before.length : first.start, end: last.end }
}

function findLine(text: string, wanted: string, from: number): { start: number; end: number } | null {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const start = text.lastIndexOf('\n', at) + 1
    const lineFeed = text.indexOf('\n', at)
    const stop = lineFeed < 0 ? text.length : lineFeed + 1
    if (text.slice(start, stop).trim() === wanted) return { start, end: stop }
  }
  return null
}
