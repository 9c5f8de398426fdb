import { deriveBranchPushes, type PushedRef, parsePushedRefs } from '../core/push/pushed-refs.js'
import { deriveDefaultBranch } from '../git/base.js'
import { readConfig } from '../git/config-file.js'
import { mayHaveLeftovers } from '../git/push/leftovers.js'
import { readPushedBranch } from '../git/push/pushed-branch.js'
import { openRepository, type Repository } from '../git/repository.js'
import { startEarlyDiff } from './early-diff.js'
import { isFresh } from './fresh.js'
import type { Patience } from './patience.js'

/** A push, as git tells a pre-push hook of it. */
export interface PrePush {
  /** The name of a remote, or what stood in its place. */
  remote: string
  url: string
  /** The lines of githooks(5). */
  lines: string
  cwd: string
  environment: NodeJS.ProcessEnv
  /** `YYYY-MM-DD` */
  today: () => string
  patience: Patience
  /** Prints one line on stderr. */
  say: (line: string) => Promise<void>
}

/** A branch that is pushed, to one or more refs of the remote. */
export interface PushedBranch {
  name: string
  oid: string
  refs: PushedRef[]
}

/**
 * Sees to it that the pages of the pushed branches tell what is pushed. Resolves to whether the push goes on. Fresh pages
 * cost three rounds of git and nothing else; all the rest is loaded when one of them is not.
 */
export async function runPrePush(push: PrePush): Promise<boolean> {
  if (push.environment['GIT_HANDOFF'] === '0') return true
  const refs = deriveBranchPushes(parsePushedRefs(push.lines))
  if (refs.length === 0) return true
  const opening = openRepository(push.cwd, push.environment)
  const early = startEarlyDiff(push.cwd, push.environment, refs)
  const repository = await opening
  if (mayHaveLeftovers(repository.commonDir)) {
    const { sweepLeftovers } = await import('../git/push/one-shot-hook.js')
    await sweepLeftovers(repository, new Date())
  }
  const branches = await readPushedBranches(repository, refs)
  if (branches.length === 0) return true
  const config = await readConfig(repository)
  const fresh = await Promise.all(branches.map((branch) => isFresh(repository, config, branch, early)))
  const stale = branches.filter((_, index) => fresh[index] === false)
  if (stale.length === 0) return true
  const chosen = chooseBranches(stale, repository)
  if (chosen.length < stale.length) {
    const rest = stale.length - chosen.length
    await push.say(`handoff: the pages of ${rest} more branches are left as they are: too many for one push.`)
  }
  const { refreshPages } = await import('./refresh.js')
  return refreshPages(push, repository, config, chosen)
}

/** More at once, as by `git push --all`, and whoever pushes would wait too long. */
const mostBranches = 5

/** The branch that is checked out before the others. */
function chooseBranches(branches: readonly PushedBranch[], { branch }: Repository): PushedBranch[] {
  const isHere = ({ name }: PushedBranch) => name === branch
  return [...branches.filter(isHere), ...branches.filter((one) => !isHere(one))].slice(0, mostBranches)
}

/** Branches other than the default one, which has no page, that are pushed to others than that. */
async function readPushedBranches(
  repository: Repository,
  refs: readonly PushedRef[],
): Promise<PushedBranch[]> {
  const main = deriveDefaultBranch(repository)
  const names = await Promise.all(
    refs.map((ref) => (ref.remote === `refs/heads/${main}` ? null : readPushedBranch(repository, ref))),
  )
  const branches = new Map<string, PushedBranch>()
  for (const [index, ref] of refs.entries()) {
    const name = names[index] ?? null
    if (name === null || name === main) continue
    const known = branches.get(name)
    if (known === undefined) branches.set(name, { name, oid: ref.oid, refs: [ref] })
    else known.refs.push(ref)
  }
  return [...branches.values()]
}
