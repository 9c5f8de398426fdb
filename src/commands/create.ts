import { withPredecessor } from '../core/entries/draft.js'
import { HandoffError } from '../core/errors.js'
import type { BranchFacts, Oid } from '../core/facts.js'
import type { Handoff } from '../core/handoff.js'
import { type PageFormat, pageFormats } from '../core/page/format.js'
import { assertNoSecretInNotes, type Notes } from '../core/page/notes.js'
import type { RemovedPage } from '../core/page/removed-page.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { retryOvertaken } from '../git/page/branch.js'
import { commitPage } from '../git/page/commit-page.js'
import { readCurrentOperation } from '../git/page/operation.js'
import {
  addWorkingPage,
  readBranchPage,
  readPageAt,
  readWorkingPage,
  type WorkingPage,
} from '../git/page/page-file.js'
import { writePage } from '../git/page/write.js'
import type { SeenWork } from '../git/push/memory.js'
import { readDerived } from './derived.js'
import { type OldPage, readOldPage, readPredecessor } from './old-page.js'
import { assertLocal, type Branch, type BranchOptions, openSession, type Session } from './session.js'

/** What is done with a page. */
interface WriteOptions {
  /** Commit the page, and only the page. */
  commit: boolean
  /** Write nothing: the page is only printed. */
  stdout: boolean
  /** The day the page is dated with, `YYYY-MM-DD`. */
  today: string
}

export interface CreateOptions extends BranchOptions, WriteOptions {
  notes: Notes
}

export interface CreateResult {
  /** Relative to the root. */
  path: string
  text: string
  outcome: 'written' | 'unchanged' | 'printed' | 'nothing-to-hand-off'
  /** The commit that holds the page; null where none was made. */
  commit: Oid | null
  facts: BranchFacts
  /** The page that the branch had before this first one; null where it had none. */
  removed: RemovedPage | null
}

/** The shape of `create --json`. */
export interface CreateReport extends Pick<BranchFacts, 'branch' | 'head' | 'base' | 'work' | 'limits'> {
  version: 1
  outcome: CreateResult['outcome']
  /** Where the page is, relative to the root. */
  path: string
  /** The commit that holds the page; null where none was made. */
  commit: Oid | null
  /** The page, where it was only to be printed. */
  text?: string
  /** The page that the branch had before this first one; null where it had none. */
  removed: Pick<RemovedPage, 'lastSeen' | 'isTakenBack'> | null
}

export function deriveCreateReport(result: CreateResult): CreateReport {
  const { path, outcome, commit, text, facts, removed } = result
  return {
    version: 1,
    outcome,
    path,
    commit,
    branch: facts.branch,
    head: facts.head,
    base: facts.base,
    work: facts.work,
    ...(outcome === 'printed' ? { text } : {}),
    limits: facts.limits,
    removed: removed === null ? null : { lastSeen: removed.lastSeen, isTakenBack: removed.isTakenBack },
  }
}

/** A page that is about to be written: everything is read, nothing is changed. */
export interface PreparedHandoff {
  branch: Branch
  facts: BranchFacts
  /** The page as it is; null where there is none. */
  found: string | null
  /** The page that the branch had before, where it has none now. */
  removed: RemovedPage | null
  /** The new page, with these notes on it. */
  derive: (notes: Notes) => string
  /** Writes a page where it differs; returns the commit, where one was made. */
  write: (text: string) => Promise<Oid | null>
}

/**
 * Derives the page of a branch, keeps every word that people wrote on it, and writes it where it differs.
 *
 * @throws HandoffError of kind `usage` for notes that hold a secret, or a head that has no page to write; `page`, `git`, `history` and `config`
 * where one of those stands in the way. The page is then as it was.
 */
export function createHandoff(options: CreateOptions): Promise<CreateResult> {
  // What was opened before is as old as that; and words that a person types meanwhile are theirs to bring together.
  const isAgainWorthwhile = options.commit && options.repository === undefined
  const createOnce = async () => createIn(await openSession(options), options)
  return isAgainWorthwhile ? retryOvertaken(createOnce) : createOnce()
}

/** As `createHandoff`, of what is open already. */
export async function createIn(
  session: Session,
  options: WriteOptions & { notes: Notes },
): Promise<CreateResult> {
  await assertNoSecretInNotes(options.notes)
  const { branch, facts, ...prepared } = await prepareHandoff(session, options)
  const { removed } = prepared
  const result = { path: branch.page, commit: null, facts, removed }
  if (facts.commits.length === 0) return { ...result, text: '', outcome: 'nothing-to-hand-off' }
  const text = prepared.derive(options.notes)
  const commit = await prepared.write(text)
  if (options.stdout) return { ...result, text: await maskSecrets(text), outcome: 'printed' }
  const isUnchanged = text === prepared.found && commit === null
  return { ...result, text, commit, outcome: isUnchanged ? 'unchanged' : 'written' }
}

/** The first half of `createHandoff`, for a caller that asks its user something before the second. Throws the same. */
export async function prepareHandoff(session: Session, options: WriteOptions): Promise<PreparedHandoff> {
  const branch = await session.branch
  const target = findTarget(branch, options)
  const { facts, draft } = await readDerived(branch, options.today)
  if (facts.commits.length === 0) {
    return { branch, facts, found: null, removed: null, derive: () => '', write: async () => null }
  }
  const format = pageFormats[branch.config.format]
  const found = await target.read()
  const old = await readOldPage(branch, facts, format, found)
  const whole = withPredecessor(draft, await readPredecessor(branch, found, old))
  return {
    branch,
    facts,
    found,
    removed: old.removed,
    derive: remember((notes) => derivePage(format, whole, old, notes)),
    write: (text) => target.write(found, text),
  }
}

/** What is known of the work once the page is written, so that the next push need not read it again. */
export function deriveSeenWork({ branch, facts }: PreparedHandoff): SeenWork {
  const { base, head, work } = facts
  return { mergeBase: base.mergeBase, covers: head.slice(0, 12), ignore: branch.config.ignore, work }
}

/** Asked again for the same notes, it has the page at hand. */
function remember(derive: (notes: Notes) => string): (notes: Notes) => string {
  const pages = new Map<string, string>()
  return (notes) => {
    const key = JSON.stringify(notes)
    const page = pages.get(key) ?? derive(notes)
    pages.set(key, page)
    return page
  }
}

/** A page that would say the same is left as it is, its date included. */
export function derivePage(format: PageFormat, draft: Handoff, old: OldPage, notes: Notes): string {
  const { text, header, previous, renames } = old
  if (text === null) return format.addNotes(format.create(draft), notes)
  const derive = (handoff: Handoff) => format.addNotes(format.update(text, handoff, previous, renames), notes)
  // Other work is another page; no need to find out.
  if (header !== null && header.work !== draft.header.work) return derive(draft)
  const { covers, updated } = { ...draft.header, ...header }
  const undated = {
    ...draft.header,
    covers: covers ?? draft.header.covers,
    updated: updated ?? draft.header.updated,
  }
  return derive({ ...draft, header: undated }) === text ? text : derive(draft)
}

/** Where the page comes from and goes to. */
interface CommitTarget {
  read: () => Promise<string | null>
  /** Returns the commit, where one was made. */
  write: (found: string | null, text: string) => Promise<Oid | null>
}

function findTarget(branch: Branch, { commit, stdout }: WriteOptions): CommitTarget {
  const { repository, range, page } = branch
  const { root } = repository
  const isHere = root !== null && range.head === repository.head && range.branch === repository.branch
  if (stdout) {
    const read = isHere
      ? () => readWorkingPage(repository, page)
      : () => readPageAt(repository, range.head, page)
    return { read: async () => (await read()).text, write: async () => null }
  }
  if (range.branch === null) throw noBranch(branch)
  assertLocal(branch)
  if (commit) return openCommitTarget(branch, range.branch)
  if (!isHere) throw notCheckedOut(range.branch)
  let working: WorkingPage | null = null
  return {
    read: async () => {
      working = await readWorkingPage(repository, page)
      return working.text
    },
    write: async (found, text) => {
      if (working?.isUnmerged === true) await addWorkingPage(repository, page, working, text)
      else if (text !== found) await writePage(root, page, { from: working?.onDisk ?? null, to: text })
      return null
    },
  }
}

/**
 * The page of a branch, to be committed alone. In the middle of a merge, rebase, cherry-pick or revert it goes into the
 * commit that is being made instead.
 */
export function openCommitTarget(
  { repository, range, page: path }: Branch,
  branch: string,
  message?: string,
): CommitTarget {
  let onDisk = false
  let working: WorkingPage | null = null
  return {
    read: async () => {
      const { root } = repository
      working = root === null || branch !== repository.branch ? null : await readWorkingPage(repository, path)
      if (working?.isUnmerged === true) return working.text
      // Where it is not on this disk, it may be in another worktree, or left out by a sparse checkout.
      const found =
        working !== null && working.onDisk !== null
          ? { ...working, root }
          : await readBranchPage(repository, branch, path)
      onDisk = found.root !== null
      return found.text
    },
    write: async (found, text) => {
      const operation = working === null ? null : await readCurrentOperation(repository)
      if (working !== null && (working.isUnmerged || (operation !== null && operation.kind !== 'bisect'))) {
        // What the rebase has yet to apply brings the page along.
        if (working.onDisk !== null || working.isUnmerged)
          await addWorkingPage(repository, path, working, text)
        return null
      }
      return commitPage({
        repository,
        branch,
        path,
        text,
        expectedTip: range.head,
        ...(message === undefined ? {} : { message }),
        ...(onDisk ? { basedOn: found } : {}),
      })
    },
  }
}

function noBranch({ range }: Branch): HandoffError {
  return new HandoffError(
    'usage',
    `${range.head.slice(0, 12)} is not the tip of a branch, and a page belongs to a branch.`,
    {
      hints: [
        'Take the work to a branch with `git switch -c <name>`.',
        'Or only print the page: `--stdout`.',
      ],
    },
  )
}

function notCheckedOut(branch: string): HandoffError {
  return new HandoffError(
    'usage',
    `\`${branch}\` is not checked out, so the page cannot be written to disk.`,
    { hints: ['Commit the page to the branch with `--commit`, or print it with `--stdout`.'] },
  )
}
