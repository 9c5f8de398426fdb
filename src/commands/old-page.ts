import { findPredecessor } from '../core/entries/draft.js'
import { HandoffError } from '../core/errors.js'
import type { BranchFacts, Oid } from '../core/facts.js'
import { isNamedOtherwise, judgeWork } from '../core/freshness/ladder.js'
import type { Handoff, HandoffHeader } from '../core/handoff.js'
import { type PageFormat, pageFormats } from '../core/page/format.js'
import { assertOwnPage } from '../core/page/own-page.js'
import type { RemovedPage } from '../core/page/removed-page.js'
import type { Renames } from '../core/page/update.js'
import { pagePath } from '../core/page-path.js'
import { isNameOfBranch } from '../core/secrets/mask.js'
import { isPageOf, readPageCommit, readTextAt } from '../git/freshness/absence.js'
import { standsOnBase } from '../git/log.js'
import { readPageAt } from '../git/page/page-file.js'
import { readParentOfLastUpdate } from '../git/page-history.js'
import { runGit } from '../git/process.js'
import { type BranchRange, resolveRange } from '../git/range.js'
import type { Repository } from '../git/repository.js'
import { branchExists, displayNameOf, findCommit, readBranchName, resolveRevision } from '../git/revision.js'
import { readRemovals } from '../git/tree.js'
import { readDerived } from './derived.js'
import type { Branch } from './session.js'

export interface OldPage {
  /** What there is to build on; null for a first page, also where the page at hand is another branch's. */
  text: string | null
  header: HandoffHeader | null
  /** What was derived for the commit that the page covers; null where that cannot be known. */
  previous: Handoff | null
  /** What files of that commit are called now. */
  renames: Renames
  /** The page that this branch had before, where it has none now. */
  removed: RemovedPage | null
}

const noPage: OldPage = { text: null, header: null, previous: null, renames: new Map(), removed: null }

/** What the page that was found means for the new one. */
export async function readOldPage(
  branch: Branch,
  facts: BranchFacts,
  format: PageFormat,
  found: string | null,
): Promise<OldPage> {
  if (found === null) return await readFormerPage(branch, facts, format)
  if (found.trim() === '') return noPage
  assertOwnPage(branch.page, found, branch.config.format)
  const header = format.readHeader(found)
  if (await isForeign(branch.repository, header, facts)) {
    await assertInHistory(branch, found, header)
    return noPage
  }
  return { text: found, header, ...(await readPrevious(branch, facts, header)), removed: null }
}

/** Where work goes on behind `finish`, so does its page. */
async function readFormerPage(branch: Branch, facts: BranchFacts, format: PageFormat): Promise<OldPage> {
  const removed = await readRemovedPage(branch, format)
  if (removed === null) return noPage
  const { text, header } = removed
  if (await isForeign(branch.repository, header, facts)) return noPage
  if (!removed.isTakenBack) return { ...noPage, removed }
  return { text, header, ...(await readPrevious(branch, facts, header)), removed }
}

/**
 * A page of another branch came here by a merge, a copy or because this branch was cut from that one. A page whose
 * branch is gone and that tells this branch's work, or was written on one of its commits, is ours: the
 * branch was renamed.
 */
export async function isForeign(
  repository: Repository,
  header: HandoffHeader,
  facts: BranchFacts,
): Promise<boolean> {
  if (!isNamedOtherwise(header.branch, facts.branch)) return false
  if (await branchExists(repository, header.branch)) return true
  const { covers } = header
  const isOurs = covers !== null && facts.commits.some(({ sha }) => sha.startsWith(covers))
  return !isOurs && judgeWork(header, facts) === 'foreign'
}

/** The text of a foreign page is not ours to drop: it must be in history before a new page takes its place. */
async function assertInHistory(
  { repository, page }: Branch,
  found: string,
  header: HandoffHeader,
): Promise<void> {
  if (repository.root === null || repository.head === null) return
  const { head } = repository
  const committed = await readPageAt(repository, head, page)
  if (committed.text?.replace(/\r\n/g, '\n') === found.replace(/\r\n/g, '\n')) return
  throw new HandoffError(
    'page',
    `\`${page}\` is the page of \`${header.branch}\` and has uncommitted changes.`,
    { hints: [`Commit or move it, then run this again to get a page for this branch.`] },
  )
}

/** What stood on a page when it was written: derived again, for the commit it covers; null where that is not known. */
export async function readPreviousHandoff(
  branch: Branch,
  facts: BranchFacts,
  header: HandoffHeader,
): Promise<Handoff | null> {
  return (await readPrevious(branch, facts, header)).previous
}

type Previous = Pick<OldPage, 'previous' | 'renames'>

async function readPrevious(branch: Branch, facts: BranchFacts, header: HandoffHeader): Promise<Previous> {
  const none: Previous = { previous: null, renames: new Map() }
  if (header.work === facts.work && facts.commits.some(({ sha }) => sha.startsWith(header.covers ?? '?')))
    return none
  const covered = await findCovered(branch, facts, header)
  if (covered === null) return none
  try {
    const range = { ...(await readRangeTo(branch, facts, covered)), branch: facts.branch }
    const [derived, { renames }] = await Promise.all([
      // Most often it was derived here when the page was written, and is kept since.
      readDerived({ ...branch, range }, ''),
      readRemovals(branch.repository, covered, facts.head),
    ])
    return { previous: derived.draft, renames }
  } catch (error) {
    // Where the old commit cannot be compared any more, its lines are not known: they are taken for people's.
    if (error instanceof HandoffError && error.kind === 'history') return none
    throw error
  }
}

/** Most often the commit is one of the branch's own, behind the same merge base; else that is looked for. */
async function readRangeTo(
  { repository, range }: Branch,
  facts: BranchFacts,
  head: Oid,
): Promise<BranchRange> {
  const { branch, base } = facts
  if (await standsOnBase(repository, range, head)) return { branch, head, base }
  return await resolveRange(repository, { base: base.name, head })
}

/** The commit the page names; where a rebase took that away, what the page's own commit stands on. */
async function findCovered(
  branch: Branch,
  { commits }: BranchFacts,
  { covers }: HandoffHeader,
): Promise<Oid | null> {
  const own = covers === null || covers.length < 12 ? [] : commits.filter(({ sha }) => sha.startsWith(covers))
  if (own[0] !== undefined && own.length === 1) return own[0].sha
  const { repository, range, page } = branch
  return (
    (await findCommit(repository, covers)) ?? (await readParentOfLastUpdate(repository, range.head, page))
  )
}

/**
 * The page that the branch had, whosever it was: the one at its head, where only the disk has none, else the one that the
 * newest commit to touch it took away. Null where the branch never had one beside its base's.
 */
async function readRemovedPage(branch: Branch, format: PageFormat): Promise<RemovedPage | null> {
  const { repository, range, page } = branch
  if (range.branch === null) return null
  const gone = await findLastSeen(branch)
  const text = gone === null ? null : ((await readTextAt(repository, gone.lastSeen, page))?.text ?? null)
  if (gone === null || text === null) return null
  if (await isPageOf(repository, range.base.mergeBase, page, text)) return null
  const header = readHeader(format, text)
  if (header === null) return null
  const { removal } = gone
  const isNamed = isNameOfBranch(header.branch, range.branch)
  const isTakenBack = isNamed && removal !== null && (await isByFinish(repository, removal))
  return { ...gone, isTakenBack, text, header }
}

async function findLastSeen({
  repository,
  range,
  page,
}: Branch): Promise<Pick<RemovedPage, 'removal' | 'lastSeen'> | null> {
  const last = await readPageCommit(repository, range, page, { everywhere: true })
  if (last === null) return null
  if (!(await isPageOf(repository, range.head, page, null))) return { removal: null, lastSeen: range.head }
  const [parent] = last.parents
  return parent === undefined ? null : { removal: last.sha, lastSeen: parent }
}

async function isByFinish(repository: Repository, commit: Oid): Promise<boolean> {
  const args = ['log', '-1', '--no-color', '--no-show-signature', '--format=%s', commit]
  return (await runGit(repository, args)).toString().startsWith('docs(handoff): remove ')
}

/** A page on its way out need not be whole. */
function readHeader(format: PageFormat, text: string): HandoffHeader | null {
  try {
    return format.readHeader(text)
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'page') return null
    throw error
  }
}

/**
 * Whether a branch without a page was finished: its page was removed, and no work came after. What writes pages by
 * itself (a push, `sync`) must not bring it back.
 */
export async function isFinished(
  { repository, range, config, page }: Branch,
  facts: BranchFacts,
): Promise<boolean> {
  const { readAbsence } = await import('../git/freshness/absence.js')
  const { freshness } = await readAbsence({
    repository,
    range,
    options: { page, ignore: config.ignore, summary: config.detailLevel === 'summary' },
    reading: { facts, changes: { complete: true } },
    page: null,
  })
  return freshness === 'finished'
}

/**
 * The branch that this one was cut from, where that has a page: what its page said of it when it was begun, as long as that
 * branch and its page are there; else whose page it was cut with; else its base, where that is no default branch. Most branches
 * have none, and then nothing is asked.
 */
export async function readPredecessor(
  branch: Branch,
  found: string | null,
  old: OldPage,
): Promise<string | null> {
  const { repository, range } = branch
  const stated = old.text === null ? ownerOf(branch, found) : findPredecessor(old.text)
  const isOther = stated !== null && stated !== range.branch && (await branchExists(repository, stated))
  if (isOther && (await hasPage(branch, stated))) return stated
  return await readBaseWithPage(branch)
}

/** Not any more where it was finished; where that cannot be read, the page that says so is believed. */
async function hasPage({ repository, config }: Branch, name: string): Promise<boolean> {
  try {
    const { oid } = await resolveRevision(repository, name)
    const page = await readTextAt(repository, oid, pagePath(config.path, name))
    return page === null || page.text !== null
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'usage') return true
    throw error
  }
}

function ownerOf({ config }: Branch, page: string | null): string | null {
  if (page === null || page.trim() === '') return null
  try {
    return pageFormats[config.format].readHeader(page).branch
  } catch (error) {
    // Another branch's page need not be whole.
    if (error instanceof HandoffError && error.kind === 'page') return null
    throw error
  }
}

async function readBaseWithPage(branch: Branch): Promise<string | null> {
  const { repository, range, config } = branch
  const { name } = range.base
  // What the configuration names is what all branches leave.
  if (name === config.base || repository.defaultRefs.some((ref) => displayNameOf(ref.name) === name))
    return null
  const revision = await resolveRevision(repository, name)
  const base = await readBranchName(repository, revision.ref)
  if (base === null || base === range.branch) return null
  const { text } = await readPageAt(repository, revision.oid, pagePath(config.path, base))
  return ownerOf(branch, text) === base ? base : null
}
