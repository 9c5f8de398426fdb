import type { Oid } from '../../core/facts.js'
import { runGit } from '../process.js'
import type { Repository } from '../repository.js'

/** How far a commit and its base are apart, and who made it. */
interface Sides {
  ahead: number | null
  behind: number | null
  author: string
  /** ISO 8601. */
  date: string
}

/** `base` is null where there is none: then neither count is known. */
export async function readSides(
  repository: Repository,
  base: string | null,
  head: Oid | null,
): Promise<Sides> {
  if (head === null) return { ahead: null, behind: null, author: '', date: '' }
  const [commit, counts] = await Promise.all([
    runGit(repository, ['log', '-1', '--no-color', '--no-show-signature', '--format=%an%x00%aI', head, '--']),
    base === null
      ? null
      : runGit(repository, ['rev-list', '--left-right', '--count', '--end-of-options', `${base}...${head}`]),
  ])
  const [author = '', date = ''] = commit.toString().trim().split('\0')
  // 3	12: what the base has, then what the head has
  const [behind = null, ahead = null] = counts?.toString().trim().split('\t').map(Number) ?? []
  return { ahead, behind, author, date }
}
