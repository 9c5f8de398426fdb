import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HandoffError, type HistoryCause } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import type { GitPlace } from '../environment.js'
import { isAncestor } from '../merge-base.js'
import { isPartial } from '../partial-clone.js'
import { runGit, tryGit } from '../process.js'
import { openRepository, type Repository } from '../repository.js'
import { type NamedRange, nameRange, type WantedRange } from './mirror.js'

/** Lends the mirror the objects of a clone with complete history; or says why the clone is of no use. */
export async function borrow(
  mirror: GitPlace,
  workspace: string,
  wanted: WantedRange,
): Promise<{ range: NamedRange } | { cause: HistoryCause }> {
  const clone = await openRepository(workspace, mirror.environment).catch((error: unknown) => {
    // No clone there, or one of another user: then without.
    if (error instanceof HandoffError) return error
    throw error
  })
  if (clone instanceof HandoffError) return { cause: clone.because ?? 'no-repository' }
  if (clone.shallow) return { cause: 'shallow-clone' }
  if (isPartial(clone)) return { cause: 'partial-clone' }
  const base = await findBase(clone, wanted)
  if (base === null) return { cause: 'commit-not-here' }
  writeFileSync(
    join(mirror.directory, 'objects', 'info', 'alternates'),
    `${join(clone.commonDir, 'objects')}\n`,
  )
  return { range: await nameRange(mirror, { ...wanted, base }, await readRemoteRefs(clone)) }
}

/**
 * What the base's branch is at, as far as the clone knows: GitHub leaves the commit of a pull request's base as it was when
 * that was opened, and a branch that has merged its base since has more in common with it. Null where the clone cannot
 * compare with either.
 */
async function findBase(clone: Repository, wanted: WantedRange): Promise<Oid | null> {
  const branch = await readRemoteBranch(clone, wanted)
  const [ofBranch, ofCommit] = await Promise.all([
    findMergeBase(clone, branch, wanted.head),
    findMergeBase(clone, wanted.base, wanted.head),
  ])
  if (ofCommit === null || ofBranch === ofCommit) return ofBranch === null ? null : branch
  if (ofBranch === null || (await isAncestor(clone, ofBranch, ofCommit))) return wanted.base
  return branch
}

/** Null where one of the commits is missing (git says 128), or they have nothing in common (1). */
async function findMergeBase(repository: GitPlace, base: Oid | null, head: Oid): Promise<Oid | null> {
  if (base === null) return null
  const { status, stdout } = await tryGit(repository, ['merge-base', '--end-of-options', base, head])
  return status === 0 ? stdout.toString().trim() : null
}

/** `update refs/remotes/origin/feat 4f2a91c…`: which branches there are tells whose page a page may be. */
async function readRemoteRefs(clone: Repository): Promise<string[]> {
  const format = '--format=update %(refname) %(objectname)'
  const output = await runGit(clone, ['for-each-ref', format, 'refs/remotes/origin'])
  return output
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('update refs/remotes/origin/HEAD '))
}

async function readRemoteBranch(clone: Repository, { baseBranch }: WantedRange): Promise<Oid | null> {
  const name = `refs/remotes/origin/${baseBranch}^{commit}`
  const found = await tryGit(clone, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])
  return found.status === 0 ? found.stdout.toString().trim() : null
}
