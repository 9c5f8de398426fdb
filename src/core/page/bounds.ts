import { HandoffError } from '../errors.js'

/**
 * How large the parts of a page may be. Parsers of Markdown take time that grows with the square of a paragraph's length
 * where it is made for that, and a page may come from a stranger's branch. Nobody reads parts that are this large.
 */
const pageBounds = {
  /** Characters of a line. */
  line: 20_000,
  /** Characters of a paragraph: lines that follow each other without an empty one, a heading or an item between them. */
  paragraph: 20_000,
  /** Brackets, angles, backticks, stars, underscores, tildes and backslashes in a paragraph. */
  marks: 2_000,
  /** Quotes and lists that one line opens. */
  nesting: 100,
} as const

/** What begins a block of its own: a heading, an item of a list, a row of a table, a fence. */
const opensBlock = /^[\s>]*(?:#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|\||`{3}|~{3})/
const mark = /[[\]<`*_~\\]/g
const opener = /^[ \t]{0,20}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/

/**
 * Throws a `page` error where a part of the page is too large to be parsed; `name` is what the message calls the page.
 * Asked before any parser sees the text.
 */
export function assertPageBounds(text: string, name = 'the page'): void {
  let size = 0
  let marks = 0
  let first = 1
  let number = 0
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    number += 1
    const length = end - start
    const line = text.slice(start, end)
    if (depthOf(line) > pageBounds.nesting)
      throw tooLarge(
        name,
        `line ${number} is nested too deeply, in more than ${pageBounds.nesting} quotes and lists`,
      )
    if (length > pageBounds.line)
      throw tooLarge(
        name,
        `line ${number} has ${length} characters, and a line has at most ${pageBounds.line}`,
      )
    start = end + 1
    if (line.trim() === '') {
      size = 0
      marks = 0
      continue
    }
    if (size === 0 || opensBlock.test(line)) {
      size = 0
      marks = 0
      first = number
    }
    size += length + 1
    marks += line.match(mark)?.length ?? 0
    const part = first === number ? `line ${number}` : `the paragraph from line ${first} on`
    if (size > pageBounds.paragraph + 1)
      throw tooLarge(name, `${part} has more than ${pageBounds.paragraph} characters without an empty line`)
    if (marks > pageBounds.marks)
      throw tooLarge(name, `${part} has more than ${pageBounds.marks} brackets, stars and other marks`)
  }
}

function depthOf(line: string): number {
  let depth = 0
  let rest = line
  for (
    let found = opener.exec(rest);
    found !== null && depth <= pageBounds.nesting;
    found = opener.exec(rest)
  ) {
    depth += 1
    rest = rest.slice(found[0].length)
  }
  return depth
}

function tooLarge(name: string, why: string): HandoffError {
  return new HandoffError('page', `Cannot read ${name}: ${why}.`, {
    hints: ['Break it up with empty lines, or move it to a file of its own and name that file on the page.'],
  })
}
