import { pageFormats } from '../core/document/format.js'
import { createRecogniser } from '../core/document/recognise.js'
import type { BranchFacts } from '../core/facts.js'
import type { FreshnessReading } from '../core/freshness/freshness.js'
import { deriveMovedLines } from '../core/freshness/moved-lines.js'
import { settleFreshness } from '../core/freshness/settle.js'
import type { Handoff } from '../core/handoff.js'
import { deriveIsEnglish } from '../core/language/english.js'
import { deriveDerivedSpans } from '../core/lint/derived-spans.js'
import { findSecrets } from '../core/lint/find-secrets.js'
import { deriveLintItems } from '../core/lint/items.js'
import { parseReadablePage, type ReadablePage } from '../core/lint/page-for-lint.js'
import { readProse } from '../core/lint/prose.js'
import type { LintInput } from '../core/lint/rule.js'
import type { JudgedReference } from '../core/references/reference.js'
import { type FoundPage, readPageOf } from '../git/freshness/found-page.js'
import { readFreshness } from '../git/freshness/read-freshness.js'
import { readPage, readPageAt } from '../git/page-file.js'
import { readPageReferences } from '../git/page-references/read-page-references.js'
import type { Branch, Configured } from './branch.js'
import { readDerived } from './derived.js'
import { readPreviousHandoff } from './old-page.js'

/** What the rules look at, and where it comes from. */
export interface CheckReading {
  input: LintInput
  page: FoundPage | null
  /** Whether places in the input are places of the page's file. */
  hasPlaces: boolean
}

interface Found {
  page: FoundPage | null
  readable: ReadablePage | null
}

/** Reads the page and its branch, and compares them. */
export async function readCheck(branch: Branch): Promise<CheckReading> {
  const { repository, range, config, page: path } = branch
  const options = { page: path, ignore: config.ignore, signatures: config.includeCode }
  const [derived, found] = await Promise.all([readDerived(branch, ''), readFound(branch)])
  const { facts, draft, complete } = derived
  const freshness = await readFreshness({
    repository,
    range,
    options: { ...options, summary: config.detailLevel === 'summary' },
    reading: { facts, changes: { complete } },
    page: found.page,
  })
  const [previous, references] = await Promise.all([
    freshness.freshness === 'stale' ? readPreviousOf(branch, facts, found) : [],
    readReferences(branch, facts, found),
  ])
  const compared = {
    freshness: movedOr(freshness, found, draft),
    facts,
    drafts: [draft, ...previous],
    references,
  }
  return { ...(await deriveReading(found, compared, config)), page: found.page }
}

/** A page that tells this branch's work may still tell it at other lines. */
function movedOr(freshness: FreshnessReading, { readable }: Found, draft: Handoff): FreshnessReading {
  if (freshness.freshness !== 'fresh' || readable === null) return freshness
  return settleFreshness(freshness, deriveMovedLines(readable.page, draft))
}

/** What can be said of a page whose branch cannot be compared: what is on it. */
export async function readWithoutRange(
  { repository, config }: Configured,
  path: string,
  freshness: FreshnessReading,
): Promise<CheckReading> {
  const { root, head } = repository
  const text =
    root !== null ? readPage(root, path) : head === null ? null : readPageAt(repository, head, path)
  const found = parseFound((await text)?.text ?? null, config.format, root !== null)
  return {
    ...(await deriveReading(found, { freshness, facts: null, drafts: [], references: [] }, config)),
    page: found.page,
  }
}

async function readFound({ repository, range, config, page }: Branch): Promise<Found> {
  const { text, isOnDisk } = await readPageOf(repository, range, page)
  return parseFound(text, config.format, isOnDisk)
}

function parseFound(text: string | null, format: FoundPage['format'], isOnDisk: boolean): Found {
  // An empty file is no JSON, and no page either.
  if (text === null || (format === 'json' && text.trim() === '')) return { page: null, readable: null }
  const header = pageFormats[format].readHeader(text)
  return { page: { text, header, format, isOnDisk }, readable: parseReadablePage(text, format) }
}

/** Lines that were derived for what a stale page covers are no people's words either. */
async function readPreviousOf(branch: Branch, facts: BranchFacts, { page }: Found): Promise<Handoff[]> {
  const previous = page === null ? null : await readPreviousHandoff(branch, facts, page.header)
  return previous === null ? [] : [previous]
}

async function readReferences(
  { repository, range, page: path }: Branch,
  facts: BranchFacts,
  { page, readable }: Found,
): Promise<JudgedReference[]> {
  // Places of a page in JSON are nobody's lines.
  if (page === null || readable === null || !readable.hasPlaces) return []
  const { covers } = page.header
  return readPageReferences(repository, {
    page: readable.page,
    path,
    range,
    facts,
    covers,
    onDisk: page.isOnDisk,
  })
}

interface Compared {
  freshness: FreshnessReading
  facts: BranchFacts | null
  /** What is derived now, and what was when the page was written, as far as that is known. */
  drafts: readonly Handoff[]
  references: readonly JudgedReference[]
}

async function deriveReading(
  { page, readable }: Found,
  { freshness, facts, drafts, references }: Compared,
  config: Configured['config'],
): Promise<Omit<CheckReading, 'page'>> {
  const parsed = readable?.page ?? null
  const recogniser = createRecogniser(drafts)
  const derivedSpans = parsed === null ? [] : deriveDerivedSpans(parsed, recogniser)
  const prose = parsed === null ? [] : readProse(parsed, derivedSpans)
  const input: LintInput = {
    page: parsed,
    items: parsed === null ? [] : deriveLintItems(parsed, recogniser),
    derivedSpans,
    isEnglish: deriveIsEnglish(prose.map(({ text }) => text).join('\n')),
    facts,
    draft: drafts[0] ?? null,
    freshness,
    references,
    secrets: page === null ? [] : await findSecrets(parsed?.source.text ?? page.text),
    config,
  }
  return { input, hasPlaces: readable?.hasPlaces ?? true }
}
