import { groupBy } from '../groups.js'
import { showActing } from './code.js'

/** A stranger's text as Markdown on one line: it reads the same and nothing in it acts, code between back-ticks stays code. */
export function escapeMarkdown(text: string): string {
  const line = showActing(text.replace(/(?<!\s)\s*[\r\n\u2028\u2029]\s*|\t/g, ' ').trim())
  const pieces = splitCodeSpans(line).flatMap((piece) => (piece.code ? [piece] : splitAddresses(piece.text)))
  let joined = ''
  const isCode: boolean[] = []
  for (const piece of pieces) {
    // Two spans that touch would be one.
    if (piece.code && isCode.at(-1) === true) append(' ', false)
    append(piece.text, piece.code)
  }
  const active = markActive(joined)
  return joined.replace(/./gs, (character, index) =>
    active.has(index) && isCode[index] === false ? `\\${character}` : character,
  )

  function append(part: string, code: boolean): void {
    joined += part
    for (let index = 0; index < part.length; index++) isCode.push(code)
  }
}

/** A stretch of text; `code` where it is a whole code span, its back-ticks included. */
interface MarkdownToken {
  text: string
  code: boolean
}

/** Code spans as in CommonMark: a run of back-ticks ends at the next equal run, else it is text; `\` escapes none. */
export function splitCodeSpans(line: string): MarkdownToken[] {
  const runs = Array.from(line.matchAll(/`+/g), (match) => ({ start: match.index, length: match[0].length }))
  const later = groupBy(runs.toReversed(), ({ length }) => length)
  const pieces: MarkdownToken[] = []
  let position = 0
  for (const run of runs) {
    const starts = later.get(run.length) ?? []
    // The starts of equal runs, the nearest last: those behind us go.
    starts.pop()
    if (run.start < position) continue
    const closing = starts.at(-1)?.start
    if (closing === undefined) continue
    if (run.start > position) pieces.push({ text: line.slice(position, run.start), code: false })
    position = closing + run.length
    pieces.push({ text: line.slice(run.start, position), code: true })
  }
  if (position < line.length) pieces.push({ text: line.slice(position), code: false })
  return pieces
}

/** What GitHub links or notifies without markup: web and e-mail addresses, `@name`. Not `#12`, which links in comments only. */
const address = new RegExp(
  [
    '(?<![A-Za-z])https?://[^\\s<`]+',
    '(?<![A-Za-z0-9])www\\.[^\\s<`]+',
    // `name@1.2.3` is a version.
    '(?<![\\w.+-])[\\w.+-]+@(?!v?[\\d.]+(?![\\w-]))[\\w-]+\\.[^\\s<`]+',
    '(?<![\\w@])@[A-Za-z0-9][\\w@/.-]*',
  ].join('|'),
  'gi',
)

/** Takes addresses and mentions out of a line without back-tick pairs, as code spans of their own. */
function splitAddresses(line: string): MarkdownToken[] {
  const pieces: MarkdownToken[] = []
  let position = 0
  for (const match of line.matchAll(address)) {
    const text = match[0].replace(/(?<![?!.,:;*_~'")\]}>\\])[?!.,:;*_~'")\]}>\\]+$/, '')
    if (match.index > position) pieces.push({ text: line.slice(position, match.index), code: false })
    pieces.push({ text: `\`${text}\``, code: true })
    position = match.index + text.length
  }
  if (position < line.length) pieces.push({ text: line.slice(position), code: false })
  return pieces
}

const punctuation = '[!-/:-@\\[-`{-~]'

/** Where a character starts something in the middle of a line. A whole match is marked. */
const inline: readonly RegExp[] = [
  /`+/g,
  // A backslash that would escape what follows, here or in a text put behind this one.
  new RegExp(`\\\\(?=${punctuation}|$)`, 'g'),
  // Emphasis and strikethrough need a side without white space; what stands beyond the ends is not known.
  /(?<![\s*~])[*~]+|[*~]+(?![\s*~])/g,
  // In `*~*` each mark is a side without white space for the other.
  /(?<![*~])(?:\*+~|~+\*)[*~]*/g,
  // `foo_bar` is one word, `_foo_` is emphasis.
  /(?<![\p{L}\p{N}_\s])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])|(?<=\s)_+(?!\s|_)/gu,
  // Tags, comments, declarations, `<#a@b.c>`: `Array<string>` holds one, `a < b` does not.
  /<(?=[A-Za-z/!?]|[^\s<>]*(?:@|$))/g,
  /&(?=#?[A-Za-z0-9]{1,31}(?:;|$))/g,
]

/** What starts a block, at the start of the text: heading, quotation, list, task, rule, fence, table. */
const block: readonly RegExp[] = [
  /^#(?=#{0,5}(?:\s|$))/,
  /^>/,
  /^[-+*](?=\s|$)/,
  /(?<=^\d{1,9})[.)](?=\s|$)/,
  /^\[(?=[ xX]\](?:\s|$))/,
  /^[=-](?=[=\s-]*$)/,
  /^[|:-](?=[|:\s-]*$)/,
  // Not at the start: the marks that would close a heading.
  /(?<=^|\s)#(?=#*$)/,
]

/** Positions (UTF-16) of the characters of a line that Markdown would act on. */
function markActive(line: string): Set<number> {
  const marked = new Set<number>(activeBrackets(line))
  for (const pattern of inline) {
    for (const match of line.matchAll(pattern)) {
      for (let offset = 0; offset < match[0].length; offset++) marked.add(match.index + offset)
    }
  }
  for (const pattern of block) {
    const match = pattern.exec(line)
    if (match !== null) marked.add(match.index)
  }
  return marked
}

/** Opening brackets that could start a link, an image, a footnote or a definition: `list[0]` and `[WIP] x` stay. */
function* activeBrackets(line: string): Generator<number> {
  const open: { start: number; holdsActive: boolean }[] = []
  for (const { 0: bracket, index } of line.matchAll(/[[\]]/g)) {
    if (bracket === '[') {
      open.push({ start: index, holdsActive: false })
      continue
    }
    const pair = open.pop()
    if (pair === undefined) continue
    const next = line[index + 1]
    const acts = next === undefined || '([:'.includes(next) || line[pair.start + 1] === '^'
    if (!acts && !pair.holdsActive) continue
    yield pair.start
    // Once this one is escaped, its closing bracket would close the one around it.
    const around = open.at(-1)
    if (around !== undefined) around.holdsActive = true
  }
  for (const { start } of open) yield start
}

/** Without the backslashes that keep punctuation from acting: `sign\\_token` is `sign_token`. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** Without `<!-- … -->`; one that does not end is none. */
export function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('<!--', at)
    const end = start < 0 ? -1 : text.indexOf('-->', start)
    if (end < 0) return kept + text.slice(at)
    kept += text.slice(at, start)
    at = end + '-->'.length
  }
}

/** As it reads on a terminal: without the backslashes that only keep Markdown from acting; code spans stay. */
export function renderPlain(markdown: string): string {
  if (!markdown.includes('\\')) return markdown
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(?:[\s\S]*?[^`])\2(?!`)|`+/g,
    (all, escaped: string | undefined) => escaped ?? all,
  )
}

/** As `renderPlain`, of lines in which a fence may open code. */
export function renderPlainLines(markdown: string): string[] {
  let fence: string | null = null
  return markdown.split('\n').map((line) => {
    const [, run] = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== null) {
      if (run?.startsWith(fence) === true && line.trim() === run) fence = null
      return line
    }
    fence = run ?? null
    return fence === null ? renderPlain(line) : line
  })
}
