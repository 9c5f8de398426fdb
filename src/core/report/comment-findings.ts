import { groupBy } from '../groups.js'
import type { Diagnostic } from '../lint/lint.js'
import { startOfText } from '../text/clean.js'
import { renderCode, showControls } from '../text/code.js'
import { escapeMarkdown, splitCodeSpans } from '../text/markdown.js'

/** The address of a line of the page at the commit that was checked; null for the file itself. */
export type LinkTo = (line: number | null) => string

/** Where the findings are, and how much of that is told. */
interface PageView {
  /** The lines of the page; empty where it is not known. */
  lines: readonly string[]
  linkTo: LinkTo | null
  /** How many lines a group of findings names. */
  mostLines: number
  /** The command that the text above tells already; a hint that says no more is left out. */
  told: string | null
}

const marks = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const
const weights = { error: 0, warning: 1, info: 2 } as const

/** Characters of a line that are shown beside what was found on it. */
const quoted = 60
/** Findings that say the same are told one by one up to here. */
const mostAlike = 2

/** What matters most first; of the same weight in the order of the page. */
export function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (one, other) =>
      weights[one.severity] - weights[other.severity] ||
      (one.place?.start.line ?? 0) - (other.place?.start.line ?? 0),
  )
}

/** Findings to be told in one item of a list: one, or many that say the same; the worst first. */
export function groupFindings(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const groups = groupBy(worstFirst(diagnostics), ({ severity, ruleId, reason }) =>
    JSON.stringify([severity, ruleId, reason]),
  )
  return [...groups.values()].flatMap((group) =>
    group.length > mostAlike ? [group] : group.map((found) => [found]),
  )
}

/** One item of a list. */
export function renderGroup(group: readonly Diagnostic[], view: PageView): string {
  const [found] = group
  if (found === undefined) return ''
  const where = group.length === 1 ? renderLine(found, view) : ''
  const hint =
    found.hint === null || saysOnly(found.hint, view.told) ? '' : ` ${renderInert(found.hint, 400)}`
  const also = group.length === 1 ? '' : ` ${renderLines(group, view)}.`
  const reason = sentence(renderInert(found.reason))
  return `- ${marks[found.severity]} ${where}${reason}${also}${hint} (${renderName(found.ruleId)})`
}

/** `[line 7](…) `- [ ] TBD`: `, so that nobody has to follow the link to see what is meant. */
function renderLine({ place }: Diagnostic, { lines, linkTo }: PageView): string {
  if (place === null) return ''
  const { line } = place.start
  const text = (lines[line - 1] ?? '').trim()
  // A hash says nothing to a reader.
  const isTelling = text !== '' && !/^(?:work|covers):/.test(text)
  return `${renderLink(line, linkTo, 'line ')}${isTelling ? ` ${renderName(text, quoted)}` : ''}: `
}

function renderLines(group: readonly Diagnostic[], { linkTo, mostLines }: PageView): string {
  const all = [...new Set(group.flatMap(({ place }) => (place === null ? [] : [place.start.line])))]
  const shown = all.slice(0, mostLines).map((line) => renderLink(line, linkTo, ''))
  const left = all.length - shown.length
  if (shown.length === 0) return `${group.length} times`
  return `Lines ${shown.join(', ')}${left === 0 ? '' : ` and ${left} more`}`
}

function renderLink(line: number, linkTo: LinkTo | null, before: string): string {
  return linkTo === null ? `${before}${line}` : `[${before}${line}](${linkTo(line)})`
}

/** ``Run `git handoff sync`.`` below the same command. */
function saysOnly(hint: string, told: string | null): boolean {
  return told !== null && hint === `Run \`${told}\`.`
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** `https://host/owner/name/blob/<commit>/<path>?plain=1#L14`: the raw text, where lines have numbers. */
export function blobLink(
  { server, repository, head }: { server: string; repository: string; head: string },
  path: string,
): LinkTo {
  const encoded = path.split('/').map(encodeSegment).join('/')
  const file = `${server}/${repository}/blob/${head}/${encoded}`
  return (line) => (line === null ? file : `${file}?plain=1#L${line}`)
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
}

/**
 * What GitHub makes links of in a comment, beyond what Markdown does: `#12`, `GH-12`, `owner/name#12`, commits by
 * their ids (also `owner/name@4f2a91c`), and addresses of schemes other than the web's; and formulas between `$`, which no
 * backslash stops.
 */
const reference = new RegExp(
  [
    '(?:https?|ftp)://[^\\s<`]+',
    '(?:mailto|xmpp):[^\\s<`]+',
    'www\\.[^\\s<`]+',
    '[\\w.+-]{1,100}@[\\w-]{1,100}\\.[^\\s<`]+',
    '(?:[\\w.-]{1,100}/[\\w.-]{1,100}|[\\w.-]{1,100})?#\\d+',
    '\\bGH-\\d+',
    '(?:[\\w.-]{1,100}/[\\w.-]{1,100}@|[\\w.-]{1,100}@)?(?=[a-f]{0,63}\\d)[0-9a-f]{7,64}',
    '[^\\s<`$]{0,40}\\$[^\\s<`]*',
  ].join('|'),
  'gi',
)

/**
 * A stranger's text in a comment, on one line of at most `most` characters: it reads the same, and neither Markdown nor
 * GitHub acts on anything in it. Code between balanced back-ticks stays code.
 */
export function renderInert(text: string, most = 600): string {
  const line = shorten(
    // White space first: a line feed is a blank here, not an escape.
    showControls(
      text
        .slice(0, most * 8)
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    most,
  )
  const quoted = splitCodeSpans(line)
    // A back-tick that nothing closes would pair with one of ours.
    .map((piece) => (piece.code ? piece.text : quoteReferences(piece.text.replaceAll('`', 'ˋ'))))
    .join('')
  return escapeMarkdown(quoted)
}

/** A name or a path as code, of at most `most` characters. */
export function renderName(name: string, most = 200): string {
  return renderCode(shorten(showControls(name.slice(0, most * 8)), most))
}

function quoteReferences(text: string): string {
  let end = 0
  // Next to a code span ours would be one with it.
  return text.replace(reference, (found, offset: number) => {
    const before = offset === end ? ' ' : ''
    end = offset + found.length
    return `${before}\`${found}\`${end === text.length ? ' ' : ''}`
  })
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return `${startOfText(text, most - 1)}…`
}
