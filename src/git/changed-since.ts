import type { Oid } from '../core/facts.js'
import { openIgnore } from './ignore.js'
import { tryGit } from './process.js'
import type { Repository } from './repository.js'

/**
 * Whether a commit and the head differ in anything but the page and ignored paths; null where the commit is not here.
 */
export async function readHasChanged(
  repository: Repository,
  commit: string,
  head: Oid,
  { page, ignore }: { page: string; ignore: readonly string[] },
): Promise<boolean | null> {
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return null
  const args = [
    'diff-tree',
    '-r',
    '-z',
    '--name-only',
    '--no-renames',
    '--ignore-submodules=none',
    commit,
    head,
    '--',
  ]
  const [end, isIgnored] = await Promise.all([tryGit(repository, args), openIgnore(ignore)])
  if (end.status !== 0) return null
  const paths = end.stdout.toString().split('\0').filter(Boolean)
  return paths.some((path) => path !== page && !isIgnored(path))
}
