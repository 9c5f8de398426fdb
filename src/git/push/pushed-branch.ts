import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PushedRef } from '../../core/push/refs.js'
import { tryGit } from '../process.js'
import type { Repository } from '../repository.js'

/** The local branch whose tip is pushed: as named, checked out, as on the remote, or the only one; null for a tag. */
export async function readPushedBranch(repository: Repository, ref: PushedRef): Promise<string | null> {
  const { local, oid, remote } = ref
  const { head } = repository
  const branch = repository.branchFrom === 'remote-tip' ? null : repository.branch
  const isCheckedOut = branch !== null && head === oid
  if (isCheckedOut && (local === 'HEAD' || local === '@' || local === `refs/heads/${branch}`)) return branch
  if (local === 'HEAD' || local === '@') return null
  if (local.startsWith('refs/') && !local.startsWith('refs/heads/')) return null
  const pattern = local.startsWith('refs/heads/') ? local : 'refs/heads/'
  const args = ['for-each-ref', `--points-at=${oid}`, '--format=%(refname)%00%(objectname)', '--', pattern]
  const { status, stdout } = await tryGit(repository, args)
  if (status !== 0) return null // an object that is not here has no branch either
  const names = stdout
    .toString()
    .split('\n')
    .map((line) => line.split('\0'))
    .filter(([, at]) => at === oid)
    .map(([name = '']) => name.replace('refs/heads/', ''))
  if (local.startsWith('refs/heads/')) return names.find((name) => local === `refs/heads/${name}`) ?? null
  if (isCheckedOut) return branch
  const same = names.find((name) => remote === `refs/heads/${name}`)
  return same ?? (names.length === 1 ? (names[0] ?? null) : null)
}

/** Whether a repository is the submodule of another. */
export async function isSubmodule(repository: Repository): Promise<boolean> {
  if (!isInsideAnother(repository.root)) return false
  const end = await tryGit(repository, ['rev-parse', '--show-superproject-working-tree'])
  return end.status === 0 && end.stdout.toString().trim() !== ''
}

/** Whether a folder above has a repository of its own: most have none, and git need not be asked. */
function isInsideAnother(root: string | null): boolean {
  for (let folder = root; folder !== null && dirname(folder) !== folder; ) {
    folder = dirname(folder)
    if (existsSync(join(folder, '.git'))) return true
  }
  return false
}

/** Whether the user wants pages in submodules as well: `git config handoff.submodules true`. */
export async function wantsSubmodules(repository: Repository): Promise<boolean> {
  const end = await tryGit(repository, ['config', '--type=bool', '--get', 'handoff.submodules'])
  return end.status === 0 && end.stdout.toString().trim() === 'true'
}
