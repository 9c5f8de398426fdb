import { platform } from 'node:process'
import { deriveSeenWork, prepareHandoff } from '../commands/create.js'
import { isFinished } from '../commands/old-page.js'
import { openSession } from '../commands/session.js'
import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import { assertNoSecretOnPage } from '../core/lint/page-secrets.js'
import { describeRemoved } from '../core/page/removed-page.js'
import { renderTakenBack } from '../core/push/asking.js'
import { isAncestor } from '../git/base.js'
import { expectPerson } from '../git/deadline.js'
import { readOperationInProgress } from '../git/page/operation.js'
import { readPageAt } from '../git/page/page-file.js'
import { readMemory, settleMemory } from '../git/push/memory.js'
import { mayBeInOperation, type PushProcess, readPushProcess } from '../git/push/process.js'
import { isForcedByConfiguration } from '../git/push/publish.js'
import { isSubmodule, wantsSubmodules } from '../git/push/pushed-branch.js'
import type { Repository } from '../git/repository.js'
import { readCommit } from '../git/revision.js'
import { askAboutBranch, type StaleBranch } from './asking.js'
import type { PushedBranch } from './fresh.js'
import { describeProblem, type PrePush } from './pre-push.js'
import { type CommittedPage, publishPages, takePageBack } from './publish.js'

/**
 * Updates the pages of pushed branches, asks the author's questions, commits the pages and publishes them. Resolves to
 * whether the push may continue. A failure on one branch is reported in a line and doesn't affect the others.
 */
export async function refreshPages(
  push: PrePush,
  repository: Repository,
  config: Config,
  branches: readonly PushedBranch[],
): Promise<boolean> {
  if ((await isSubmodule(repository)) && !(await wantsSubmodules(repository))) return true
  const process = await readPushProcess()
  const useful: PushedBranch[] = []
  for (const branch of branches) {
    if (!(await willBeRejected(push, repository, branch, process))) useful.push(branch)
    else if (process?.isDryRun !== true) await takeBackUnsent(push, repository, branch)
  }
  const stale = await prepareAll(push, repository, config, useful)
  if (stale.length === 0) return true
  if (process?.isDryRun === true) {
    for (const { prepared } of stale)
      await push.say(`handoff: Would commit ${prepared.branch.page} (dry run).`)
    return true
  }
  const asked = await askAboutBranch(push, repository, config, stale)
  if (asked === 'stopped') {
    await push.say('handoff: Push stopped. Nothing was committed.')
    return false
  }
  const committed: CommittedPage[] = []
  for (const one of stale) {
    const page = await attempt(push, () => commit(push, repository, one))
    if (page !== null) committed.push(page)
  }
  const goesOn = await publishPages(push, repository, config, { committed, process })
  for (const { pushed, prepared } of stale) {
    const { branch, removed } = prepared
    if (removed !== null && committed.some((page) => page.pushed === pushed))
      await push.say(`handoff: ${describeRemoved(branch.page, removed)}`)
  }
  if (asked !== null && committed.length > 0) await push.say(asked)
  return goesOn
}

/**
 * Whether the remote will not take what is pushed to one of its refs: it has a commit that is not here, or that is no
 * ancestor. A page's commit would only be in the way of the rebase or merge that comes next.
 */
async function willBeRejected(
  { remote }: PrePush,
  repository: Repository,
  { refs }: PushedBranch,
  process: PushProcess | null,
): Promise<boolean> {
  for (const ref of refs) {
    if (/^0+$/.test(ref.remoteOid)) continue
    if (await isAncestor(repository, ref.remoteOid, ref.oid)) continue
    const isHere = (await readCommit(repository, ref.remoteOid)) !== null
    // On Windows the push cannot be seen; of commits that are here, git names only those that it will send.
    if (process === null && isHere && platform === 'win32') continue
    if (process?.isForced(ref.remote) === true) continue
    if (!(await isForcedByConfiguration(repository, remote))) return true
  }
  return false
}

/** A page that an earlier push has committed and not sent: in the way as well, as long as nothing stands on it. */
async function takeBackUnsent(
  push: PrePush,
  repository: Repository,
  { name, oid }: PushedBranch,
): Promise<void> {
  const unsent = readMemory(repository.commonDir, name).unsent
  if (unsent?.commit !== oid) return
  const isBack = await attempt(push, () => takePageBack(repository, name, oid))
  if (isBack === true) await push.say(`handoff: ${renderTakenBack(unsent.page, oid)}`)
}

/** The pages that need an update. Deriving them is the only step whose time grows with the work on the branch. */
async function prepareAll(
  push: PrePush,
  repository: Repository,
  config: Config,
  branches: readonly PushedBranch[],
): Promise<StaleBranch[]> {
  const { patience } = push
  const stale: StaleBranch[] = []
  for (const pushed of branches) {
    const one = await attempt(push, () => patience.wait(prepare(push, repository, config, pushed)))
    if (one !== null) stale.push(one)
    if (!patience.isOver()) continue
    const why = `timed out after ${patience.seconds} s (GIT_HANDOFF_PATIENCE)`
    await push.say(`handoff: page of ${pushed.name} not updated: ${why}. Run \`git handoff sync\`.`)
    break
  }
  return stale
}

/** Null if the page needs no update. */
async function prepare(
  push: PrePush,
  repository: Repository,
  config: Config,
  pushed: PushedBranch,
): Promise<StaleBranch | null> {
  const { name } = pushed
  const operation = mayBeInOperation(repository) ? await readOperationInProgress(repository, name) : null
  if (operation !== null) {
    await push.say(`handoff: page of ${name} not updated: a ${operation.kind} is in progress.`)
    return null
  }
  const session = await openSession({
    cwd: push.cwd,
    environment: push.environment,
    repository,
    config,
    ...(name === repository.branch ? {} : { head: `refs/heads/${name}` }),
  })
  const prepared = await prepareHandoff(session, { commit: true, stdout: false, today: push.today() })
  const { branch, facts, found } = prepared
  if (facts.commits.length === 0 || branch.range.head !== pushed.oid) return null
  if (found === null && (await isFinished(branch, facts))) return null
  const memory = readMemory(repository.commonDir, name)
  const text = prepared.derive(memory.notes)
  // Before the prompts: answers for a page that cannot be committed would be lost.
  await assertNoSecretOnPage(branch.page, text, found)
  if (text !== found) return { pushed, prepared, memory }
  const committed = await readPageAt(branch.repository, branch.range.head, branch.page)
  return withoutCrlf(committed.text) === withoutCrlf(text) ? null : { pushed, prepared, memory }
}

function withoutCrlf(text: string | null): string | undefined {
  return text?.replaceAll('\r\n', '\n')
}

async function commit(
  { environment }: PrePush,
  { commonDir }: Repository,
  { pushed, prepared }: StaleBranch,
): Promise<CommittedPage | null> {
  const memory = readMemory(commonDir, pushed.name)
  const text = prepared.derive(memory.notes)
  // A commit that is signed may ask for a passphrase.
  expectPerson(environment)
  const before = await readPageAt(prepared.branch.repository, pushed.oid, prepared.branch.page)
  const oid = await prepared.write(text)
  const { page } = prepared.branch
  const isAsCommitted = withoutCrlf(before.text) === withoutCrlf(prepared.found)
  const kept = { page, notes: memory.notes, ...(isAsCommitted ? {} : { text: prepared.found }) }
  const unsent = oid === null ? undefined : { ...kept, commit: oid }
  // Only after the commit, so that an interruption here loses no answers.
  settleMemory(commonDir, memory, deriveSeenWork(prepared), unsent)
  return oid === null ? null : { pushed, page: prepared.branch.page, commit: oid }
}

/** Null if the work failed, which is reported. */
async function attempt<Result>(push: PrePush, work: () => Promise<Result | null>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    // `usage`: a base branch, which has no page.
    if (!(error instanceof HandoffError && error.kind === 'usage')) await push.say(describeProblem(error))
    return null
  }
}
