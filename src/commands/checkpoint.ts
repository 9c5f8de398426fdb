import { withPredecessor } from '../core/entries/draft.js'
import { deriveInProgress, withTasks } from '../core/entries/tasks.js'
import { HandoffError } from '../core/errors.js'
import type { BranchFacts, Oid } from '../core/facts.js'
import type { Handoff } from '../core/handoff.js'
import { type PageFormat, pageFormats } from '../core/page/format.js'
import { type Notes, setCheckpoint } from '../core/page/notes.js'
import { oneLine } from '../core/page/parse.js'
import type { RemovedPage } from '../core/page/removed-page.js'
import { recordResults, type VerificationResult } from '../core/page/verification.js'
import { shorten } from '../core/resume/fit.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { assertNoSecretSaid } from '../core/secrets/refuse.js'
import { openIgnore } from '../git/config-file.js'
import { retryOvertaken } from '../git/page/branch.js'
import { hasNotes, noNotes, readMemory, writeMemory } from '../git/push/memory.js'
import { runVerification } from '../git/run-program.js'
import { deriveUncommitted, readStatus } from '../git/status.js'
import { derivePage, openCommitTarget } from './create.js'
import { readDraft } from './derived.js'
import { isFinished, type OldPage, readOldPage, readPredecessor } from './old-page.js'
import { assertLocal, type Branch, type BranchOptions, openBranch, readFactsOf } from './session.js'

export interface CheckpointOptions extends Pick<BranchOptions, 'cwd' | 'environment'> {
  /** Where the work stands, in a person's or an agent's words; null for none. */
  message: string | null
  /** Whether to run the configured commands first. */
  verify: boolean
  /** The day the page is dated with, `YYYY-MM-DD`. */
  today: string
  /** Told before each command, and what it prints. */
  onCommand: (command: string) => void
  onOutput: (bytes: Buffer) => void
}

export interface CheckpointResult {
  branch: string | null
  /** Of the page, from the root. */
  path: string
  outcome: 'written' | 'unchanged' | 'nothing-to-hand-off'
  commit: Oid | null
  /** Work that is not committed, as the page tells it now. */
  inProgress: string[]
  results: VerificationResult[]
  facts: BranchFacts
  /** The page that the branch had before this first one; null where it had none. */
  removed: RemovedPage | null
}

/**
 * Brings the page up to date in the middle of the work, without a question: uncommitted work is told as in progress, and
 * the page alone is committed.
 *
 * @throws HandoffError of kind `usage` where the message holds a secret, no branch is checked out, or `verify` has no commands; `page`, `git`,
 * `history` and `config` where one of those stands in the way. The page is then as it was.
 */
export async function checkpointHandoff(options: CheckpointOptions): Promise<CheckpointResult> {
  await assertNoSecretSaid({ 'The message': options.message })
  const outcomes = options.verify ? await verify(await openCheckedOut(options), options) : []
  return retryOvertaken(async () => checkpointOnce(options, await openCheckedOut(options), outcomes))
}

async function openCheckedOut({ cwd, environment }: CheckpointOptions): Promise<Branch> {
  const branch = await openBranch({ cwd, ...(environment === undefined ? {} : { environment }) })
  if (branch.range.branch === null || branch.repository.root === null) throw noBranch()
  assertLocal(branch)
  return branch
}

async function checkpointOnce(
  { message, today }: CheckpointOptions,
  branch: Branch,
  outcomes: readonly Omit<VerificationResult, 'commit'>[],
): Promise<CheckpointResult> {
  const { repository, range, page: path, config } = branch
  if (range.branch === null) throw noBranch()
  const facts = await readFactsOf(branch, range)
  // The newest commit of work: that of the last checkpoint is another one after each.
  const commitOfWork = facts.commits.at(-1)?.sha ?? facts.head
  // A command may carry a token, and its line goes on the page.
  const results = await maskSecrets(outcomes.map((outcome) => ({ ...outcome, commit: commitOfWork })))
  const items = await maskSecrets(deriveInProgress(facts.openEnds))
  const result = {
    branch: range.branch,
    path,
    results,
    facts,
    removed: null,
    inProgress: items.map(({ text }) => text),
  }
  const isSaid = items.length > 0 || message !== null || results.length > 0
  const nothing = { ...result, commit: null, outcome: 'nothing-to-hand-off' as const }
  if (facts.commits.length === 0 && !isSaid) return nothing
  const said = message === null ? '' : `: ${shorten(oneLine(message), 60)}`
  const target = openCommitTarget(branch, range.branch, `docs(handoff): checkpoint${said}`)
  const found = await target.read()
  if (found === null && !isSaid && (await isFinished(branch, facts))) return nothing

  const format = pageFormats[config.format]
  const [derived, old] = await Promise.all([
    readDraft(branch, facts, today),
    readOldPage(branch, facts, format, found),
  ])
  const memory = readMemory(repository.commonDir, range.branch)
  const predecessor = await readPredecessor(branch, found, old)
  const draft = withTasks(withPredecessor(derived, predecessor), items)
  const change = (page: string) => {
    const said = message === null ? page : setCheckpoint(page, message)
    return recordResults(said, results)
  }
  const text = format.edit(
    render(format, draft, old, { notes: memory.notes, isDated: message !== null || results.length > 0 }),
    change,
  )
  const commit = await target.write(found, text)
  if (hasNotes(memory.notes)) writeMemory(repository.commonDir, { ...memory, notes: noNotes })
  return {
    ...result,
    commit,
    removed: old.removed,
    outcome: commit === null && text === found ? 'unchanged' : 'written',
  }
}

/** What is said anew is dated anew; else a page that would say the same keeps its date. */
function render(
  format: PageFormat,
  draft: Handoff,
  old: OldPage,
  { notes, isDated }: { notes: Notes; isDated: boolean },
): string {
  if (!isDated || old.text === null) return derivePage(format, draft, old, notes)
  return format.addNotes(format.update(old.text, draft, old.previous, old.renames), notes)
}

/** One after the other, as they are written: a later one may need what an earlier one has built. */
async function verify(
  branch: Branch,
  options: CheckpointOptions,
): Promise<Omit<VerificationResult, 'commit'>[]> {
  const { repository, config, page } = branch
  if (config.verify.length === 0) {
    throw new HandoffError('usage', 'No `verify` commands are configured.', {
      hints: ['Add some to .handoff.yml, such as `verify: ["npm test"]`, then run this again.'],
    })
  }
  const [status, isIgnored] = await Promise.all([readStatus(repository), openIgnore(config.ignore)])
  const isDirty = deriveUncommitted(status, page, isIgnored).length > 0
  const results: Omit<VerificationResult, 'commit'>[] = []
  for (const command of config.verify) {
    options.onCommand(command)
    const exitCode = await runVerification(command, repository, options.onOutput)
    results.push({ command, exitCode, isDirty, date: options.today })
  }
  return results
}

function noBranch(): HandoffError {
  return new HandoffError('usage', 'No branch is checked out, so there is no work to save.', {
    hints: ['Create a branch with `git switch -c NAME`, then run this again.'],
  })
}
