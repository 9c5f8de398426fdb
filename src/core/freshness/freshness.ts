import type { Config } from '../config/config.js'
import { HandoffError, type HistoryCause } from '../errors.js'
import type { FileChange, FileKind, Oid } from '../facts.js'
import type { Page, Span } from '../page/page.js'
import { withoutComments } from '../text/markdown.js'
import type { MovedLine } from './moved-lines.js'

export type Freshness = (typeof freshnessNames)[number]

/** What makes a page fresh, stale and so on: programs decide by this, never by the words of a reason. */
export type FreshnessCause =
  /** fresh: the page covers the branch's work. */
  | 'work-covered'
  /** moved: the work is covered, but line numbers on the page are out of date. */
  | 'lines-moved'
  /** stale: files are named. */
  | 'work-changed'
  /** stale, without names: the page names no commit, one that is not here, or one that is other work than it says. */
  | 'covered-commit-unnamed'
  | 'covered-commit-not-here'
  | 'covered-commit-differs'
  /** foreign: the page names another branch that exists, or other work. */
  | 'other-branch'
  /** missing: no file; a file without words; the page that the base has as well. */
  | 'no-page'
  | 'empty-page'
  | 'page-of-base'
  /** finished: the page was removed, and no work came after. */
  | 'page-removed'
  /** unknown: no commit of the branch has touched a page that does not say what it covers. */
  | 'page-not-committed'
  /** unknown: the configuration or the page cannot be read. */
  | 'config-invalid'
  | 'page-unreadable'
  /** unknown: GitHub did not give the commits that are needed. */
  | 'history-not-fetched'
  | HistoryCause

/** A file whose change the page does not cover. */
export interface UncoveredFile {
  /** Relative to the root; a folder, with `/` at its end, where the page tells files by folder. */
  path: string
  /** Commits since the page was written that touch it, newest first; empty where that cannot be told. */
  commits: readonly { sha: Oid; subject: string; author: string }[]
}

/** What was found out about a page and its branch. */
export interface FreshnessReading {
  freshness: Freshness
  cause: FreshnessCause
  /** The branch that the page says it belongs to; null where it says none. */
  pageBranch: string | null
  /** Whether the branch was only renamed since: the page's branch is gone, its work is this one's. */
  renamedFrom: string | null
  /** Up to which commit the page covers the work, of a stale page; null where that is not known. */
  since: Oid | null
  /** Of a stale page: worst first. Empty where it cannot be told which. */
  uncovered: readonly UncoveredFile[]
  /** Why it is unknown, missing in spite of a file, or why a stale page cannot name its files; null otherwise. */
  reason: string | null
  /** What to do where it is unknown: sentences, Markdown. */
  hints?: readonly string[]
}

/** How a page stands to its branch: see the table in docs/freshness.md. */
export const freshnessNames = [
  'fresh',
  'moved',
  'stale',
  'foreign',
  'missing',
  'finished',
  'unknown',
] as const

const usualCauses: Readonly<Record<Freshness, FreshnessCause>> = {
  fresh: 'work-covered',
  moved: 'lines-moved',
  stale: 'work-changed',
  foreign: 'other-branch',
  missing: 'no-page',
  finished: 'page-removed',
  unknown: 'commit-not-here',
}

/** A reading of which nothing more is known than its name and what makes it so. */
export function freshnessOf(freshness: Freshness, more: Partial<FreshnessReading> = {}): FreshnessReading {
  return {
    freshness,
    cause: usualCauses[freshness],
    pageBranch: null,
    renamedFrom: null,
    since: null,
    uncovered: [],
    reason: null,
    ...more,
  }
}

/** Where a page's front matter has a value; the whole front matter where it does not have it, null without one. */
export function findHeaderPlace(page: Page, key: 'branch' | 'work' | 'covers'): Span | null {
  if (page.frontMatter === null) return null
  const { start, end } = page.frontMatter
  const yaml = page.source.text.slice(start, end)
  const match = new RegExp(`^(${key}:[ \\t]*)(\\S[^\\r\\n]*)`, 'm').exec(yaml)
  // In YAML a comment has a blank before it: `fix/#12` is a name.
  const value = match?.[2]?.split(/[ \t]#/, 1)[0]?.trimEnd()
  if (match === null || value === undefined || value === '') {
    const from = start + yaml.length - yaml.trimStart().length
    return { start: from, end: Math.max(from, start + yaml.trimEnd().length) }
  }
  const from = start + match.index + (match[1]?.length ?? 0)
  return { start: from, end: from + value.length }
}

/** The work is told, but line numbers on the page are those of another day: `moved`. */
export function settleFreshness(reading: FreshnessReading, lines: readonly MovedLine[]): FreshnessReading {
  const hasMoved = reading.freshness === 'fresh' && lines.some(({ onlyPlaces }) => onlyPlaces)
  return hasMoved ? { ...reading, freshness: 'moved', cause: 'lines-moved' } : reading
}

/** Nothing is known of a page whose branch cannot be compared: that is not stale. Other errors are thrown again. */
export function deriveUnknown(error: unknown): FreshnessReading {
  if (error instanceof HandoffError && error.kind === 'history')
    return freshnessOf('unknown', {
      cause: error.because ?? 'commit-not-here',
      reason: error.message,
      hints: error.hints,
    })
  throw error
}

/** Whether anything is said beside front matter, comments and rules, from the text alone: it is asked before all else. */
export function hasWords(raw: string, format: Config['format']): boolean {
  const text = raw.replace(/^\uFEFF/, '')
  if (format === 'json') return text.trim() !== '' && saysSomething(text)
  return /[^\s*_-]/.test(withoutComments(withoutFrontMatter(text)))
}

function withoutFrontMatter(text: string): string {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (opening === null) return text
  const closing = /^---[ \t]*\r?$/gm
  closing.lastIndex = opening[0].length
  return closing.exec(text) === null ? text : text.slice(closing.lastIndex)
}

const spoken = ['title', 'introduction', 'sections'] as const

function saysSomething(text: string): boolean {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return true
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return true
  const page: Record<string, unknown> = { ...data }
  return spoken.some((key) => ![undefined, null, '', '[]'].includes(describe(page[key])))
}

function describe(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  return typeof value === 'string' ? value.trim() : JSON.stringify(value)
}

/** What nobody reads line by line says least of what a page lacks. */
const unread: readonly FileKind[] = ['lock', 'generated', 'vendored', 'binary']

/** What people read first, then what most commits touched, then what changed most, then by path. */
export function orderWorstFirst(
  uncovered: readonly UncoveredFile[],
  files: readonly FileChange[],
): UncoveredFile[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const ranked = uncovered.map((file) => {
    const now = known.get(file.path)
    return {
      file,
      isUnread: now !== undefined && unread.includes(now.kind),
      lines: now === undefined ? 0 : now.additions + now.deletions,
    }
  })
  ranked.sort(
    (a, b) =>
      Number(a.isUnread) - Number(b.isUnread) ||
      b.file.commits.length - a.file.commits.length ||
      b.lines - a.lines ||
      (a.file.path < b.file.path ? -1 : 1),
  )
  return ranked.map(({ file }) => file)
}
