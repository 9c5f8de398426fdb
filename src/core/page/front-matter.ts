import { isMap, isScalar, LineCounter, parseDocument, type Scalar, type YAMLMap } from 'yaml'
import { HandoffError } from '../errors.js'
import type { HandoffHeader } from '../handoff.js'
import { findDeepNesting } from '../text/yaml-nesting.js'
import type { Page, Span } from './page.js'
import { type Edit, lineEnd, lineStart } from './source.js'

/** In UTF-16 units; a parser of YAML needs time that grows with the square of some broken texts. */
const largest = 20_000
const deepest = 20
/** Derived anew on every run: which of two lines is the right one needs nobody to say. */
const rewritten: ReadonlySet<unknown> = new Set(['covers', 'work', 'updated'])
export const headerKeys = ['handoff', 'branch', 'base', 'covers', 'work', 'updated'] as const

/**
 * The header fields of a page; null for those it does not have.
 *
 * @throws HandoffError of kind `page`, with the line, where the front matter is not a YAML mapping.
 */
export function parseHeader(page: Page): HandoffHeader {
  const map = parseFrontMatter(page)
  const text = (key: string): string | null => {
    const value = scalarOf(map, key)
    // `source` keeps what was written: 0123456789ab is no number here, and 2026-11-22 no date.
    return value === null ? null : (value.source ?? String(value.value ?? '')) || null
  }
  return deriveHeader(text)
}

/** The header of a page in any format; `text` gives what the page says of a field. */
export function deriveHeader(text: (key: keyof HandoffHeader) => string | null): HandoffHeader {
  const [branch, base, covers, work] = [text('branch'), text('base'), text('covers'), text('work')]
  return { handoff: 1, branch, base, covers, work, updated: text('updated') }
}

/** Edits that bring the header up to date; people's own keys, their order and their comments stay as they are. */
export function editHeader(page: Page, header: HandoffHeader): Edit[] {
  const { frontMatter, source } = page
  if (frontMatter === null) return [{ start: 0, end: 0, text: renderFrontMatter(header) }]
  const map = parseFrontMatter(page)
  const edits: Edit[] = []
  let missing = ''
  for (const key of headerKeys) {
    const wanted = header[key]
    if (wanted === null) continue
    const scalar = scalarOf(map, key)
    if (scalar?.range == null) missing += `${key}: ${renderScalar(wanted)}\n`
    else if ((scalar.source ?? '') !== String(wanted)) {
      const [start, end] = scalar.range
      edits.push({
        start: frontMatter.start + start,
        end: frontMatter.start + end,
        text: (start === end ? ' ' : '') + renderScalar(wanted),
      })
    }
  }
  edits.push(...dropTwins(page, frontMatter, map))
  if (missing !== '') {
    // Behind the last line of the mapping: before the closing fence.
    const closing = frontMatter.end
    const text = source.text[closing - 1] === '\n' ? missing : `\n${missing}`
    edits.push({ start: closing, end: closing, text })
  }
  return edits
}

/** Of what a merge kept from both sides one line is left. */
function dropTwins({ source }: Page, { start }: Span, map: YAMLMap | null): Edit[] {
  const seen = new Set<unknown>()
  return (map?.items ?? []).flatMap(({ key, value }): Edit[] => {
    const [at] = (isScalar(key) ? key.range : null) ?? []
    if (!isScalar(key) || at === undefined || !rewritten.has(key.value)) return []
    if (!seen.has(key.value)) {
      seen.add(key.value)
      return []
    }
    const end = (isScalar(value) ? value.range?.[1] : null) ?? at
    return [{ start: lineStart(source.text, start + at), end: lineEnd(source.text, start + end), text: '' }]
  })
}

export function renderFrontMatter(header: HandoffHeader): string {
  const lines = headerKeys.flatMap((key) =>
    header[key] === null ? [] : [`${key}: ${renderScalar(header[key])}`],
  )
  return `---\n${lines.join('\n')}\n---\n`
}

function parseFrontMatter(page: Page): YAMLMap | null {
  if (page.frontMatter === null) return null
  const { text } = page.source
  const lineCounter = new LineCounter()
  const yaml = text.slice(page.frontMatter.start, page.frontMatter.end)
  if (yaml.length > largest) throw broken(1, `${yaml.length} characters, at most ${largest} are read`)
  if (findDeepNesting(yaml, deepest) !== null) throw broken(1, `nested deeper than ${deepest} levels`)
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, uniqueKeys: isTwice })
  const [error] = document.errors
  if (error !== undefined) {
    const line = lineCounter.linePos(error.pos[0]).line
    throw broken(line, error.message.split('\n')[0] ?? error.message)
  }
  if (document.contents === null) return null
  if (!isMap(document.contents) || document.contents.flow === true)
    throw broken(1, 'expected `key: value` lines')
  const map = document.contents as YAMLMap
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (!(headerKeys as readonly string[]).includes(name) || value === null || isScalar(value)) continue
    throw broken(
      lineCounter.linePos((key as Scalar).range?.[0] ?? 0).line,
      `expected \`${name}\` to be a plain value`,
    )
  }
  assertKnownVersion(map)
  return map
}

/** A merge that keeps both sides keeps two lines of what each has derived; any other key twice is for people to mend. */
function isTwice(one: unknown, other: unknown): boolean {
  return isScalar(one) && isScalar(other) && one.value === other.value && !rewritten.has(one.value)
}

/** A page of a later version says things that this program would not keep. */
function assertKnownVersion(map: YAMLMap): void {
  const version = Number(scalarOf(map, 'handoff')?.value ?? 1)
  if (!(version > 1)) return
  throw new HandoffError(
    'page',
    `Cannot read the page: it has format version ${version}, but this program supports version 1.`,
    { hints: ['Update git-handoff, then run the command again.'] },
  )
}

function broken(line: number, problem: string): HandoffError {
  return new HandoffError('page', `Cannot read the page's front matter: line ${line}: ${problem}`, {
    hints: ['Correct the YAML between the `---` lines at the top of the page, then run the command again.'],
  })
}

function scalarOf(map: YAMLMap | null, key: string): Scalar | null {
  const value = map?.get(key, true)
  return isScalar(value) ? value : null
}

/**
 * A plain scalar where every YAML reader takes it for the same text, else a double-quoted one (JSON is YAML):
 * an identity such as `123456789e12` would be read as a number.
 */
function renderScalar(value: string | number): string {
  if (typeof value === 'number' || /^\d{4}-\d\d-\d\d$/.test(value)) return String(value)
  const plain =
    /^[A-Za-z0-9][\w./@+-]*$/.test(value) &&
    !/^[\d.e+-]+$|^0[xo]|^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
  return plain ? value : JSON.stringify(value)
}

/** The offset behind the front matter, its closing fence included; 0 without one. */
export function frontMatterEnd(page: Page): number {
  return page.frontMatter === null ? 0 : lineEnd(page.source.text, page.frontMatter.end + 1)
}
