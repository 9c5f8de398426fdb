import { HandoffError } from '../errors.js'

/**
 * How large a page and its parts may be. Parsers of Markdown take time that grows with the square of the marks in a
 * paragraph, and some microseconds for each mark, item and line; and a page may come from a stranger's branch. Pages that
 * people write have at most some 150 marks in a paragraph.
 */
const most = {
  /** Characters of a line. */
  line: 20_000,
  /** Lines of the page. */
  lines: 50_000,
  /** Characters of a paragraph: lines that follow each other without an empty one, a heading or an item between them. */
  paragraph: 20_000,
  /** Brackets, angles, backticks, stars, underscores, tildes, backslashes and ampersands in a paragraph. */
  marks: 500,
  /** The same in all of the page. */
  allMarks: 20_000,
  /** Quotes and lists that one line opens. */
  nesting: 100,
  /** Quotes and items of lists in all of the page. */
  items: 6_000,
} as const

const mark = /[[\]<`*_~\\&]/g
const opener = /^[ \t]{0,20}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/
const heading = /^ {0,3}#{1,6}[ \t]/

/**
 * Throws a `page` error where the page, or a part of it, is too large to be parsed; `name` is what the message calls the
 * page. Asked before any parser sees the text. What is in a fence costs little, so only its lines are measured.
 */
export function assertPageBounds(text: string, name = 'the page'): void {
  const header = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)?.[0] ?? ''
  const fences = createFences(header)
  const blocks = createBlocks()
  // Where front matter never ends, the parser takes lists and quotes for parts of a paragraph.
  const isOrderly = header !== '' || !/^\uFEFF?---/.test(text)
  let [size, marks, allMarks, items, first, number] = [0, 0, 0, 0, 0, 0]
  const refuse = (why: string): never => {
    throw new HandoffError('page', `Cannot read ${name}: ${why}.`, {
      hints: [
        'Split it with blank lines, put code into a fenced block, or move it to a separate file and link that file from the page.',
      ],
    })
  }
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const line = text.slice(start, end)
    start = end + 1
    number += 1
    if (number > most.lines) refuse(`it has more than ${most.lines} lines`)
    const isFenced = fences.holds(line)
    const depth = isFenced ? 0 : depthOf(line)
    if (depth > most.nesting)
      refuse(`line ${number} is nested too deeply, in more than ${most.nesting} quotes and lists`)
    if (line.length > most.line)
      refuse(`line ${number} has ${line.length} characters, and a line has at most ${most.line}`)
    if (isFenced) {
      blocks.end()
      size = 0
      continue
    }
    items += depth
    if (items > most.items)
      refuse(`line ${number} is behind more than ${most.items} items of lists and quotes`)
    if (line.trim() === '') {
      blocks.end()
      size = 0
      continue
    }
    const begins = blocks.begins(line, text.slice(start, lineEnd(text, start)))
    if (size === 0 || (isOrderly && begins)) {
      ;[size, marks, first] = [0, 0, number]
    }
    size += line.length + 1
    const own = line.match(mark)?.length ?? 0
    marks += own
    allMarks += own
    const part = first === number ? `line ${number}` : `the paragraph from line ${first} on`
    if (size > most.paragraph + 1)
      refuse(`${part} has more than ${most.paragraph} characters without an empty line`)
    if (marks > most.marks) refuse(`${part} has more than ${most.marks} brackets, stars and other marks`)
    if (allMarks > most.allMarks)
      refuse(`line ${number} is behind more than ${most.allMarks} brackets, stars and other marks`)
  }
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed === -1 ? text.length : feed
}

function depthOf(line: string): number {
  let depth = 0
  let rest = line
  for (let found = opener.exec(rest); found !== null && depth <= most.nesting; found = opener.exec(rest)) {
    depth += 1
    rest = rest.slice(found[0].length)
  }
  return depth
}

interface Item {
  indent: number
  /** Where what is in the item begins. */
  offset: number
  /** `-`, `+`, `*`, `.` or `)`. */
  mark: string
}

/**
 * Tells which lines certainly begin a block of their own, so that no paragraph goes on in them: a heading and what follows
 * it, an item of a list, a row of a table. In doubt a line goes on.
 */
function createBlocks(): { begins(line: string, next: string): boolean; end(): void } {
  let items: Item[] = []
  let isFresh = true
  let isTable = false
  return {
    end() {
      isFresh = true
      isTable = false
    },
    begins(line, next) {
      const wasFresh = isFresh
      isFresh = heading.test(line)
      const [, margin = '', sign = '', space = ''] = /^( *)([-+*]|\d{1,9}[.)])( {1,4})(?=\S)/.exec(line) ?? []
      const indent = sign === '' ? line.search(/\S/) : margin.length
      const around = items.filter(({ offset }) => offset <= indent)
      if (rule.test(line) || /^\s*>/.test(line)) {
        items = []
        isTable = false
        return wasFresh
      }
      // Only the first number of a list ends a paragraph; another one is an item where its list is open.
      const sibling = items.find((item) => item.offset > indent && item.indent <= indent)
      const mayBegin =
        wasFresh ||
        /^(?:[-+*]|1[.)])$/.test(sign) ||
        (sibling !== undefined && sibling.mark === sign.slice(-1))
      if (sign !== '' && indent - (around.at(-1)?.offset ?? 0) <= 3 && mayBegin) {
        const offset = indent + sign.length + space.length
        items = [...around, { indent, offset, mark: sign.slice(-1) }]
        isTable = false
        return true
      }
      // Less far in, it goes on with the item's paragraph or ends the item.
      items = around
      isTable =
        row.test(line) && (isTable || (wasFresh && isDelimiter(next) && cellsOf(line) === cellsOf(next)))
      return wasFresh || isFresh || isTable
    },
  }
}

/** A line across the page. */
const rule = /^ {0,3}(?:[-*_][ \t]*){3,}\r?$/
/** Of a table; people may leave the first bar out, but then the line may as well go on with a paragraph. */
const row = /^ {0,3}\|.*[^\s|]/

function isDelimiter(line: string): boolean {
  return /^ {0,3}\|(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?\r?$/.test(line)
}

function cellsOf(line: string): number {
  const text = line.trim().replace(/^\|/, '')
  const bars = text.match(/\\[\\|]|\|/g)?.filter((bar) => bar === '|').length ?? 0
  return bars + (/(?<!\\)\|$/.test(text) ? 0 : 1)
}

/** Fences at the margin, as CommonMark knows them: three or more backticks or tildes. */
const fence = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/
/** What is a fence or HTML, or neither, depending on the list or quote that it is in. */
const maybeFence = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*(?:`{3}|~{3}|<)/

/** What ends HTML that begins a line; other HTML ends with an empty line. */
const htmlEnds: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}</, /^\s*$/],
]

/**
 * Tells whether a line is within a fence, or opens or closes one. Where a parser may see it otherwise, no line is from there
 * on: a page must not get past its bounds by what only looks like a fence.
 */
function createFences(header: string): { holds(line: string): boolean } {
  let open: { margin: number; marks: string } | null = null
  let html: RegExp | null = null
  let headerLines = header.split('\n').length
  let isClear = true
  return {
    holds(line) {
      headerLines -= 1
      if (!isClear || headerLines > 0) return false
      if (/\r(?!$)/.test(line)) isClear = false
      else if (open !== null) {
        const { margin, marks } = open
        if (line.trim() !== '' && line.search(/[^ ]/) < margin) isClear = false
        else if (/^ {0,3}(`{3,}|~{3,})[ \t\r]*$/.test(line) && line.trim().startsWith(marks)) open = null
        return isClear
      } else if (html !== null) {
        if (html.test(line)) html = null
      } else {
        const [, margin = '', marks] = fence.exec(line) ?? []
        if (marks !== undefined) {
          open = { margin: margin.length, marks }
          return true
        }
        const [, end] = htmlEnds.find(([begin]) => begin.test(line)) ?? []
        if (end === undefined && maybeFence.test(line)) isClear = false
        if (end !== undefined && !end.test(line.replace(/^\s*<!--/, ''))) html = end
      }
      return false
    },
  }
}
