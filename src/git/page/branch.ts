import { HandoffError, OvertakenError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import type { GitPlace } from '../environment.js'
import { runWhenUnlocked } from './contention.js'
import { git } from './plumbing.js'

/** Reads the commit a branch is at. Throws a `git` error where there is no such branch, or it stands for another. */
export async function readTip(place: GitPlace, ref: string): Promise<Oid> {
  const branch = ref.replace('refs/heads/', '')
  const format = '%(refname)%00%(objectname)%00%(symref)'
  const list = await git(place, ['for-each-ref', `--format=${format}`, ref])
  const found = list.split('\n').map((line) => line.split('\0'))
  const [, tip, target] = found.find(([name]) => name === ref) ?? []
  if (tip === undefined) {
    throw new HandoffError('git', `There is no branch \`${branch}\` with a commit on it.`, {
      hints: ['`git branch --list` names the branches of this repository.'],
    })
  }
  if (target !== undefined && target !== '') {
    throw new HandoffError('git', `\`${branch}\` is another name for \`${target}\`.`, {
      hints: [`Commit the page to \`${target.replace('refs/heads/', '')}\` instead.`],
    })
  }
  return tip
}

/** Throws a `git` error where a branch is no longer at the commit that was read. */
export async function assertTip(place: GitPlace, ref: string, expected: Oid): Promise<void> {
  const tip = await readTip(place, ref)
  if (tip === expected) return
  const branch = ref.replace('refs/heads/', '')
  throw new OvertakenError(
    'git',
    `\`${branch}\` has moved while this ran: it is at ${tip.slice(0, 12)}, not at ${expected.slice(0, 12)}.`,
    { hints: ['Run the same command again: it starts from where the branch is now.'] },
  )
}

/** Moves a branch from one commit to another, or throws a `git` error and leaves it. Its reflog gets a line. */
export async function moveBranch(
  place: GitPlace,
  ref: string,
  move: { from: Oid; to: Oid; reflog: string },
): Promise<void> {
  try {
    await runWhenUnlocked(place, ['update-ref', '--no-deref', '-m', move.reflog, ref, move.to, move.from])
  } catch (error) {
    await assertTip(place, ref, move.from) // says better why
    throw error
  }
}
