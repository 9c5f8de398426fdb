import { retryOvertaken } from '../git/page/contention.js'
import { readMemory, settleMemory } from '../git/push/memory.js'
import type { BranchOptions } from './branch.js'
import { type CreateResult, deriveSeenWork, prepareHandoff } from './create.js'
import { isFinished } from './finished.js'

/**
 * Brings the page of the branch that is checked out up to date, with what was answered at a push that did not get
 * through, and commits it. Throws as `createHandoff`.
 */
export function syncHandoff(options: SyncOptions): Promise<CreateResult> {
  return retryOvertaken(() => syncOnce(options))
}

type SyncOptions = Pick<BranchOptions, 'cwd' | 'environment'> & { today: string }

async function syncOnce(options: SyncOptions): Promise<CreateResult> {
  const prepared = await prepareHandoff({ ...options, commit: true, stdout: false })
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
