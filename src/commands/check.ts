import { HandoffError } from '../core/errors.js'
import type { BranchFacts } from '../core/facts.js'
import { deriveUnknown, type FreshnessReading, settleFreshness } from '../core/freshness/freshness.js'
import { deriveMovedLines } from '../core/freshness/moved-lines.js'
import type { Handoff } from '../core/handoff.js'
import { countSeverities, type LintInput, lint, type RuleFinding } from '../core/lint/lint.js'
import { deriveDerivedSpans, deriveLintItems, isInEnglish } from '../core/lint/page.js'
import { rulesFor } from '../core/lint/rules/index.js'
import { parseReadablePage, type ReadablePage } from '../core/page/format.js'
import type { Span } from '../core/page/page.js'
import { createRecogniser, type Recogniser } from '../core/page/recognise.js'
import { pagePath } from '../core/page-path.js'
import type { JudgedReference } from '../core/references/reference.js'
import { type CheckReport, deriveVerdict } from '../core/report/report.js'
import { findSecrets } from '../core/secrets/find.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { type FoundPage, readFreshness } from '../git/freshness/read.js'
import { readCurrentOperation } from '../git/page/operation.js'
import { readPageAt, readWorkingPage } from '../git/page/page-file.js'
import { readPageReferences } from '../git/page-references/read.js'
import type { BranchRange } from '../git/range.js'
import { type Derived, readDerived } from './derived.js'
import { readPreviousHandoff } from './old-page.js'
import { type Branch, type BranchOptions, openSession, type Session } from './session.js'

export interface CheckResult {
  report: CheckReport
  /** Where the page is, or would be, relative to the root. */
  path: string
  /** The page's text, which the places are places of; empty without a page. */
  text: string
}

/** What was looked at, and what was found: `--fix` goes on from here. */
export interface Checked extends CheckResult {
  session: Session
  /** Null where the branch could not be compared. */
  range: BranchRange | null
  page: FoundPage | null
  input: LintInput
  /** What the report says, with what would repair it. */
  findings: readonly RuleFinding[]
}

/**
 * Checks the page of a branch against the branch. Writes nothing.
 *
 * @throws HandoffError of kind `page` for a page that cannot be read, `usage` where there is nothing to hand off.
 * Missing history is no error: the report says that it is not known.
 */
export async function checkHandoff(options: BranchOptions): Promise<Checked> {
  return await checkSession(await openSession(options))
}

/** As `checkHandoff`, of what is open already. */
export async function checkSession(session: Session): Promise<Checked> {
  const { config, repository } = session
  const opened = await session.branch.catch((error: unknown) => {
    if (error instanceof HandoffError && error.kind === 'history') return error
    throw error
  })
  const range = opened instanceof HandoffError ? null : opened.range
  const branch = range !== null ? range.branch : session.isCheckedOut ? repository.branch : null
  const path = pagePath(config.path, branch ?? 'HEAD')
  const reading: CheckReading =
    opened instanceof HandoffError
      ? await readWithoutRange(session, path, deriveUnknown(opened))
      : await readCheck(session, opened)
  const { input, page, hasPlaces } = reading
  const findings = lint(input, rulesFor(input.freshness.freshness))
  const diagnostics = findings.map(({ diagnostic }) =>
    hasPlaces ? diagnostic : { ...diagnostic, place: null },
  )
  const { freshness, cause, reason, hints = [] } = input.freshness
  const header = page?.header ?? null
  const operation = session.isCheckedOut ? await readCurrentOperation(repository) : null
  const report: CheckReport = await maskReport({
    version: 1,
    branch,
    head: range?.head ?? repository.head,
    base: range?.base ?? null,
    handoff:
      header === null ? null : { path, branch: header.branch, covers: header.covers, work: header.work },
    ...(operation === null ? {} : { operation }),
    freshness,
    cause,
    reason,
    ...(hints.length > 0 ? { hints } : {}),
    verdict: deriveVerdict(diagnostics, freshness, config.failOn),
    counts: countSeverities(diagnostics),
    diagnostics,
  })
  const { text } = page ?? { text: '' }
  return { report, path, text, session, range, page, input, findings }
}

/** Without the secrets that findings quote; branches and commits are looked up again by what follows. */
async function maskReport(report: CheckReport): Promise<CheckReport> {
  const { reason, diagnostics, ...kept } = report
  return { ...kept, ...(await maskSecrets({ reason, diagnostics })) }
}

/** What the rules look at, and where it comes from. */
interface CheckReading {
  input: LintInput
  page: FoundPage | null
  /** Whether places in the input are places of the page's file. */
  hasPlaces: boolean
}

interface CheckInput {
  page: FoundPage | null
  readable: ReadablePage | null
}

/** Reads the page and its branch, and compares them. */
async function readCheck(session: Session, branch: Branch): Promise<CheckReading> {
  const deriving = readDerived(branch, '')
  // It is awaited below; until then a failure must wait as well.
  deriving.catch(() => undefined)
  const { text, isOnDisk } = await session.page()
  const found = parseFound(text, branch.config.format, isOnDisk)
  const comparing = compare(branch, found, deriving)
  const late = {
    facts: deriving.then(({ facts }) => facts),
    derived: comparing.then(({ derivedSpans }) => derivedSpans),
  }
  // Without references to judge nobody waits for these; why they failed is said by those they come from.
  for (const one of Object.values(late)) one.catch(() => undefined)
  const references = readReferences(branch, found, late)
  const [compared, judged] = await Promise.all([comparing, references])
  return await deriveReading(found, { ...compared, references: judged }, branch.config)
}

async function compare(branch: Branch, found: CheckInput, deriving: Promise<Derived>): Promise<Compared> {
  const { repository, range, config, page: path } = branch
  const { facts, draft, complete } = await deriving
  const summary = config.detailLevel === 'summary'
  const options = { page: path, ignore: config.ignore, signatures: config.includeCode, summary }
  const reading = { facts, changes: { complete } }
  const freshness = await readFreshness({ repository, range, options, reading, page: found.page })
  const previous = freshness.freshness === 'stale' ? await readPreviousOf(branch, facts, found) : []
  const recogniser = createRecogniser([draft, ...previous])
  const settled = movedOr(freshness, found, draft)
  return { freshness: settled, facts, draft, recogniser, derivedSpans: spansOf(found, recogniser) }
}

/** A page that tells this branch's work may still tell it at other lines. */
function movedOr(freshness: FreshnessReading, { readable }: CheckInput, draft: Handoff): FreshnessReading {
  if (freshness.freshness !== 'fresh' || readable === null) return freshness
  return settleFreshness(freshness, deriveMovedLines(readable.page, draft))
}

function spansOf({ readable }: CheckInput, recogniser: Recogniser): Span[] {
  return readable === null ? [] : deriveDerivedSpans(readable.page, recogniser)
}

/** What can be said of a page whose branch cannot be compared: what is on it. */
async function readWithoutRange(
  { repository, config }: Session,
  path: string,
  freshness: FreshnessReading,
): Promise<CheckReading> {
  const { root, head } = repository
  const text =
    root !== null
      ? readWorkingPage(repository, path)
      : head === null
        ? null
        : readPageAt(repository, head, path)
  const found = parseFound((await text)?.text ?? null, config.format, root !== null)
  const recogniser = createRecogniser([])
  const derivedSpans = spansOf(found, recogniser)
  const compared = { freshness, facts: null, draft: null, recogniser, derivedSpans, references: [] }
  return await deriveReading(found, compared, config)
}

function parseFound(text: string | null, format: FoundPage['format'], isOnDisk: boolean): CheckInput {
  // An empty file is no JSON, and no page either.
  if (text === null || (format === 'json' && text.trim() === '')) return { page: null, readable: null }
  const readable = parseReadablePage(text, format)
  return { page: { text, header: readable.header, format, isOnDisk }, readable }
}

/** Lines that were derived for what a stale page covers are no people's words either. */
async function readPreviousOf(branch: Branch, facts: BranchFacts, { page }: CheckInput): Promise<Handoff[]> {
  const previous = page === null ? null : await readPreviousHandoff(branch, facts, page.header)
  return previous === null ? [] : [previous]
}

function readReferences(
  { repository, range, page: path }: Branch,
  { page, readable }: CheckInput,
  late: { facts: Promise<BranchFacts>; derived: Promise<readonly Span[]> },
): Promise<JudgedReference[]> {
  // Places of a page in JSON are nobody's lines.
  if (page === null || readable === null || !readable.hasPlaces) return Promise.resolve([])
  const { covers } = page.header
  const { isOnDisk: onDisk } = page
  return readPageReferences(repository, { page: readable.page, path, range, covers, onDisk, ...late })
}

interface Compared {
  freshness: FreshnessReading
  facts: BranchFacts | null
  draft: Handoff | null
  /** Knows what is derived now, and what was when a stale page was written. */
  recogniser: Recogniser
  derivedSpans: Span[]
}

async function deriveReading(
  { page, readable }: CheckInput,
  { recogniser, ...compared }: Compared & { references: readonly JudgedReference[] },
  config: Session['config'],
): Promise<CheckReading> {
  const parsed = readable?.page ?? null
  const input: LintInput = {
    ...compared,
    page: parsed,
    items: parsed === null ? [] : deriveLintItems(parsed, recogniser),
    isEnglish: parsed === null || isInEnglish(parsed, compared.derivedSpans),
    secrets: page === null ? [] : await findSecrets(parsed?.source.text ?? page.text),
    config,
  }
  return { input, page, hasPlaces: readable?.hasPlaces ?? true }
}
