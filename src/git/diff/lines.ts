import type { LineScanner } from '../../core/added-lines/scan.js'
import type { Limit } from '../../core/facts.js'
import { classifyFile } from '../../core/files/kind.js'
import { languageOf } from '../../core/files/language.js'
import { type FileInProgress, hasMode } from './changed-file.js'

/** How many lines of a new file are read before it is said what sort of file it is. */
const headLines = 40

/** In characters: such lines were not written by hand, and are not searched. */
const longestLine = 5_000

/** A line as the patch parser gives it. */
interface Line {
  sign: '+' | '-'
  number: number
  text: string
}

/** Hands the lines of a diff to the scanner, once each file's kind is known. */
interface LineReader {
  /** Whether any line of the file is of use. */
  wants(current: FileInProgress): boolean
  /** Whether further lines are wanted. */
  read(current: FileInProgress, line: Line): boolean
  /** To be called when the last file is over. */
  finish(): void
  /** Files with lines too long to be searched. */
  limits: Limit[]
}

/** A new file's first lines may say that it is generated, or its language, so its lines wait until there are enough. */
export function createLineReader(scanner: LineScanner): LineReader {
  const limits: Limit[] = []
  let asked: { current: FileInProgress; answer: boolean } | null = null
  let waiting: { current: FileInProgress; lines: Line[] } | null = null

  function settle(): void {
    if (waiting === null) return
    const { current, lines } = waiting
    waiting = null
    classify(current, lines.map((line) => line.text).join('\n'), lines[0]?.text)
    if (scans(current)) for (const line of lines) scan(current, line)
  }

  /** Asked for every hunk, and the same for all hunks of a file once its kind is known. */
  function scans(current: FileInProgress): boolean {
    if (asked?.current !== current) asked = { current, answer: scanner.scans(current.file) }
    return asked.answer
  }

  function scan({ file }: FileInProgress, { sign, number, text }: Line): void {
    if (text.length > longestLine && limits.at(-1)?.path !== file.path)
      limits.push({
        kind: 'long-lines',
        path: file.path,
        reason: `lines of more than ${longestLine} characters were not searched`,
      })
    if (sign === '+') scanner.added(file, number, text)
    else scanner.removed(file, text)
  }

  return {
    wants(current) {
      const { file, attributes } = current
      if (waiting?.current !== current) settle()
      if (attributes.diff === false || hasMode(file, '120000') || hasMode(file, '160000')) return false
      return file.status === 'added' || scans(current)
    },
    read(current, line) {
      if (current.file.status !== 'added') {
        scan(current, line)
        return true
      }
      if (waiting?.current === current) {
        waiting.lines.push(line)
        if (waiting.lines.length < headLines) return true
        settle()
        return scans(current)
      }
      if (line.number === 1) {
        waiting = { current, lines: [line] }
        return true
      }
      scan(current, line)
      return true
    },
    finish: settle,
    limits,
  }
}

/** Says what sort of file it is and in which language; `head` and `firstLine` where its lines were read. */
export function classify(
  { file, attributes }: FileInProgress,
  head: string | null,
  firstLine?: string,
): void {
  file.language = languageOf(file.path, firstLine)
  file.kind = classifyFile({
    path: file.path,
    binary: file.binary || attributes.lfs,
    submodule: hasMode(file, '160000'),
    attributes,
    head,
  })
}
