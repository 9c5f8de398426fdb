import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../repository.js'

/** What git leaves in a git directory while it is at something; in a reftable there may be more to look for. */
const traces = [
  'rebase-merge',
  'rebase-apply',
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'sequencer',
  'BISECT_LOG',
  'BISECT_START',
  'reftable',
]

/** Whether anything may be going on in any worktree: mostly nothing is, and git need not be asked what. */
export function mayBeInOperation({ commonDir }: Repository): boolean {
  const linked = join(commonDir, 'worktrees')
  const names = existsSync(linked) ? readdirSync(linked) : []
  const gitDirs = [commonDir, ...names.map((name) => join(linked, name))]
  return gitDirs.some((gitDir) => traces.some((trace) => existsSync(join(gitDir, trace))))
}
