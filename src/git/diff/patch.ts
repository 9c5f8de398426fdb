import { HandoffError } from '../../core/errors.js'
import type { LineRange } from '../../core/facts.js'
import type { RawChange } from './records.js'

/** Takes a patch as it comes by; `index` is that of the raw record. Buffers are valid during the call only. */
export interface PatchObserver {
  hunk(index: number, hunk: Hunk): void
  /** A piece of hunk bodies, in order: lines with `+`, `-` or `\` before them, cut anywhere. */
  body(index: number, bytes: Buffer): void
  /** git took a side for binary, and prints no lines. */
  binary(index: number): void
  /** Whether `line` is to be called in this hunk. */
  wantsLines(index: number): boolean
  /** One line without its sign; `number` counts on the old side for `-`. Returns whether the hunk's other lines are wanted. */
  line(index: number, sign: '+' | '-', number: number, text: string): boolean
}

export interface PatchParser {
  push(chunk: Buffer): void
  /** Throws where the patch ended too early. */
  finish(): void
}

/** Where lines went and came; a side without lines gives the line before which, or after which, as git does. */
export interface Hunk {
  oldStart: number
  oldLines: number
  newStart: number
  newLines: number
}

const none = Buffer.alloc(0)
const lineFeed = 0x0a
const minus = 0x2d
const plus = 0x2b
const backslash = 0x5c

/** Longer lines are handed over cut to this many bytes: a minified file may be one line of 30 MB. */
const longestLine = 32 * 1024

/** Parses the patches of `git diff -p -U0` in pieces of any size; bodies by their counts, so that content is no header. */
export function createPatchParser(changes: readonly RawChange[], observer: PatchObserver): PatchParser {
  const owners = changes.flatMap((change, index) =>
    change.status === 'type-changed' ? [index, index] : [index],
  )
  let section = -1
  let index = -1
  /** The beginning of a header line whose end has not come yet. */
  let header = ''
  /** Lines of the body still to come. */
  let old = 0
  let fresh = 0
  let inBody = false
  /** The chunk before ended within a line of the body. */
  let cut = false
  let wanted = false
  let oldNumber = 0
  let newNumber = 0
  let sign: '+' | '-' | null = null
  let kept: Buffer = none

  function readHeader(line: string): void {
    if (line.startsWith('@@ ')) {
      const hunk = parseHunkHeader(line)
      observer.hunk(index, hunk)
      old = hunk.oldLines
      fresh = hunk.newLines
      oldNumber = hunk.oldStart
      newNumber = hunk.newStart
      wanted = observer.wantsLines(index)
      inBody = true
    } else if (line.startsWith('diff --git ')) {
      section += 1
      index = owners[section] ?? failOnCount(section + 1, owners.length)
    } else if (line.startsWith('Binary files ')) observer.binary(index)
  }

  /** The sign that opens a line of the body; null once the body is over. */
  function openLine(byte: number | undefined): boolean {
    if (byte === backslash)
      sign = null // `\ No newline at end of file`
    else if (byte === minus && old > 0) {
      old -= 1
      sign = '-'
    } else if (byte === plus && fresh > 0) {
      fresh -= 1
      sign = '+'
    } else if (old > 0 || fresh > 0)
      throw new HandoffError('internal', 'A hunk of `git diff` ended too early.')
    else return false
    return true
  }

  /** Keeps a part of a line of which the rest comes with the next chunk, whose memory is another. */
  function keep(chunk: Buffer, from: number): void {
    if (!wanted || sign === null || kept.length >= longestLine) return
    kept = Buffer.concat([kept, chunk.subarray(from, from + longestLine - kept.length)])
  }

  function closeLine(chunk: Buffer, from: number, end: number): void {
    if (wanted && sign !== null) {
      if (kept.length > 0) keep(chunk.subarray(0, end), from)
      const text =
        kept.length > 0
          ? kept.toString('utf8')
          : chunk.toString('utf8', from, Math.min(end, from + longestLine))
      wanted = observer.line(index, sign, sign === '-' ? oldNumber : newNumber, text)
    }
    if (sign === '-') oldNumber += 1
    else if (sign === '+') newNumber += 1
    if (kept.length > 0) kept = none
  }

  /** Returns where the body ends in the chunk. */
  function readBody(chunk: Buffer, start: number): number {
    let position = start
    while (position < chunk.length) {
      if (!cut && !openLine(chunk[position])) {
        inBody = false
        break
      }
      const from = cut ? position : position + 1
      const end = chunk.indexOf(lineFeed, position)
      cut = end < 0
      if (cut) keep(chunk, from)
      else closeLine(chunk, from, end)
      position = cut ? chunk.length : end + 1
    }
    if (position > start) observer.body(index, chunk.subarray(start, position))
    return position
  }

  return {
    push(chunk) {
      let position = 0
      while (position < chunk.length) {
        if (inBody) {
          position = readBody(chunk, position)
          continue
        }
        const end = chunk.indexOf(lineFeed, position)
        header += chunk.toString('utf8', position, end < 0 ? chunk.length : end)
        if (end < 0) return
        readHeader(header)
        header = ''
        position = end + 1
      }
    },
    finish() {
      if (section + 1 !== owners.length) failOnCount(section + 1, owners.length)
      if (old > 0 || fresh > 0 || cut)
        throw new HandoffError('internal', 'The output of `git diff` ended too early.')
    },
  }
}

function failOnCount(found: number, expected: number): never {
  throw new HandoffError('internal', `\`git diff\` printed ${found} patches where ${expected} were expected.`)
}

/** `@@ -12 +12,3 @@ function signToken() {`: a count of 1 is left out. */
function parseHunkHeader(line: string): Hunk {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
  if (match === null) throw new HandoffError('internal', `Cannot parse git's hunk header \`${line}\`.`)
  const [, oldStart, oldLines = '1', newStart, newLines = '1'] = match
  return {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
  }
}

/** The added and changed lines on the new side; a hunk that only removes has none. */
export function deriveRanges(hunks: readonly Hunk[]): LineRange[] {
  return hunks
    .filter((hunk) => hunk.newLines > 0)
    .map(({ newStart, newLines }) => [newStart, newStart + newLines - 1])
}
