import { runGit } from '../process.js'
import type { Repository } from '../repository.js'
import { readBranchName } from '../revision.js'

/** Whether a branch of this name is here or on a remote, as far as this clone knows. */
export async function branchExists(repository: Repository, name: string): Promise<boolean> {
  const output = await runGit(repository, [
    'for-each-ref',
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
  ])
  const refs = output.toString().split('\n')
  if (refs.includes(`refs/heads/${name}`)) return true
  const remote = refs.filter((ref) => ref.startsWith('refs/remotes/') && ref.endsWith(`/${name}`))
  const names = await Promise.all(remote.map((ref) => readBranchName(repository, ref)))
  return names.includes(name)
}
