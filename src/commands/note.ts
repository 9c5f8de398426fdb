import { HandoffError } from '../core/errors.js'
import { updateCommand } from '../core/freshness/advice.js'
import type { HandoffHeader } from '../core/handoff.js'
import { pageFormats } from '../core/page/format.js'
import { assertNoSecretInNotes, type Notes } from '../core/page/notes.js'
import { assertOwnPage } from '../core/page/own-page.js'
import type { RemovedPage } from '../core/page/removed-page.js'
import { joinNotes } from '../core/push/asking.js'
import { isNameOfBranch } from '../core/secrets/mask.js'
import { assertNoSecretSaid } from '../core/secrets/refuse.js'
import { retryOvertaken } from '../git/page/branch.js'
import { readWorkingPage, type WorkingPage } from '../git/page/page-file.js'
import { writePage } from '../git/page/write.js'
import { readMemory, settleMemory, writeMemory } from '../git/push/memory.js'
import { type CreateResult, createIn, deriveSeenWork, prepareHandoff } from './create.js'
import { isFinished } from './old-page.js'
import { assertLocal, type Branch, type BranchOptions, openSession, type Session } from './session.js'

export interface NoteOptions extends Pick<BranchOptions, 'cwd' | 'environment'> {
  /** What is put on the page, or the task that is ticked. */
  note: { add: Notes } | { done: string }
  /** The day a new page is dated with, `YYYY-MM-DD`. */
  today: string
}

interface NoteResult {
  /** Relative to the root. */
  path: string
  outcome: 'written' | 'unchanged' | 'created'
  /** The page that the branch had before a created one; null where it had none. */
  removed: RemovedPage | null
}

/**
 * Puts one fact on the page of the branch that is checked out: on disk, and commits nothing. Everything else on the page
 * stays as it is; where the branch has none of its own, it gets one first.
 *
 * @throws HandoffError of kind `usage` where the note holds a secret, nothing can be handed off, or no task or several match; `page`, `git`,
 * `history` and `config` where one of those stands in the way. The page is then as it was.
 */
export async function writeNote(options: NoteOptions): Promise<NoteResult> {
  const { note } = options
  await ('done' in note
    ? assertNoSecretSaid({ 'The text of the task': note.done })
    : assertNoSecretInNotes(note.add))
  const session = await openSession(placeOf(options))
  const branch = await session.branch
  assertLocal(branch)
  for (let attempt = 1; ; attempt += 1) {
    const page = await readWorking(branch)
    try {
      return await noteOn(session, branch, page, options)
    } catch (error) {
      // Another run was quicker: its words are kept, and ours go beside them.
      if (attempt === mostAttempts || (await readWorking(branch)).onDisk === page.onDisk) throw error
    }
  }
}

const mostAttempts = 20

async function noteOn(
  session: Session,
  branch: Branch,
  { text: before, onDisk }: Pick<WorkingPage, 'text' | 'onDisk'>,
  options: NoteOptions,
): Promise<NoteResult> {
  const { note, today } = options
  const { root } = branch.repository
  const format = pageFormats[branch.config.format]
  if (before !== null) assertOwnPage(branch.page, before, branch.config.format)
  if (root === null || before === null || !isOwn(format.readHeader(before), branch)) {
    if ('done' in note) throw noPage(branch)
    const creation = { commit: false, stdout: false, notes: note.add, today }
    const { path, outcome, removed } = await createIn(session, creation)
    if (outcome === 'nothing-to-hand-off') throw nothingYet(branch)
    return { path, outcome: 'created', removed }
  }
  const text = 'done' in note ? format.tick(before, note.done) : format.addNotes(before, note.add)
  if (onDisk === null && !('done' in note)) {
    // A rebase has yet to bring the page along: a file in its way would stop it.
    const memory = readMemory(branch.repository.commonDir, branch.range.branch ?? '')
    writeMemory(branch.repository.commonDir, { ...memory, notes: joinNotes(memory.notes, note.add) })
    return { path: branch.page, outcome: text === before ? 'unchanged' : 'written', removed: null }
  }
  const isWritten = await writePage(root, branch.page, { from: onDisk, to: text })
  return { path: branch.page, outcome: isWritten ? 'written' : 'unchanged', removed: null }
}

function placeOf({ cwd, environment }: NoteOptions): Pick<NoteOptions, 'cwd' | 'environment'> {
  return { cwd, ...(environment === undefined ? {} : { environment }) }
}

/** The page of the work tree; null where there is none, nothing on it, or no branch that could have one. */
async function readWorking({
  repository,
  range,
  page,
}: Branch): Promise<Pick<WorkingPage, 'text' | 'onDisk'>> {
  if (repository.root === null || range.branch === null) return { text: null, onDisk: null }
  const { text, onDisk } = await readWorkingPage(repository, page)
  return { text: text === null || text.trim() === '' ? null : text, onDisk }
}

function isOwn({ branch }: HandoffHeader, { range }: Branch): boolean {
  return branch === null || isNameOfBranch(branch, range.branch)
}

function noPage({ page }: Branch): HandoffError {
  return new HandoffError('usage', `There are no open tasks: \`${page}\` does not exist yet.`, {
    hints: [`\`${updateCommand}\` creates it.`],
  })
}

function nothingYet({ range }: Branch): HandoffError {
  return new HandoffError('usage', `Nothing to hand off yet: no commits since ${range.base.name}.`, {
    hints: ['Commit something first, then run this again.'],
  })
}

/**
 * Brings the page of the branch that is checked out up to date, with what was answered at a push that did not get
 * through, and commits it. Throws as `createHandoff`.
 */
export function syncHandoff(options: SyncOptions): Promise<CreateResult> {
  return retryOvertaken(() => syncOnce(options))
}

type SyncOptions = Pick<BranchOptions, 'cwd' | 'environment'> & { today: string }

async function syncOnce(options: SyncOptions): Promise<CreateResult> {
  const prepared = await prepareHandoff(await openSession(options), {
    commit: true,
    stdout: false,
    today: options.today,
  })
  const { branch, facts, found, removed, derive, write } = prepared
  const result = { path: branch.page, facts, removed }
  if (facts.commits.length === 0 || branch.range.branch === null) {
    return { ...result, text: '', commit: null, outcome: 'nothing-to-hand-off' }
  }
  if (found === null && (await isFinished(branch, facts))) {
    return { ...result, text: '', commit: null, outcome: 'unchanged' }
  }
  const { commonDir } = branch.repository
  const memory = readMemory(commonDir, branch.range.branch)
  const text = derive(memory.notes)
  const commit = await write(text)
  settleMemory(commonDir, memory, deriveSeenWork(prepared))
  return { ...result, text, commit, outcome: text === found && commit === null ? 'unchanged' : 'written' }
}
