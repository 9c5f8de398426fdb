import type { Oid } from '../../core/facts.js'
import { runGit } from '../process.js'
import type { Repository } from '../repository.js'

/** A branch, here or as a remote had it when it was last fetched. */
export interface ListedBranch {
  /** Full name. */
  ref: string
  /** Without the remote's name. */
  name: string
  /** Null for a local one. */
  remote: string | null
  head: Oid
  author: string
  /** ISO 8601. */
  date: string
}

const fields = ['refname', 'objectname', 'symref', 'authorname', 'authordate:iso-strict']

/** Every local and remote branch, from one process, beside one that names the remotes. */
export async function readBranches(repository: Repository): Promise<ListedBranch[]> {
  const format = `--format=${fields.map((field) => `%(${field})`).join('%00')}`
  const [listed, remotes] = await Promise.all([
    runGit(repository, ['for-each-ref', format, 'refs/heads', 'refs/remotes']),
    runGit(repository, ['remote']),
  ])
  return parseBranches(listed.toString(), remotes.toString().split('\n').filter(Boolean))
}

/** `refs/remotes/origin/feat␀4f2a91c0d3e5…␀␀Ada␀2026-01-05T09:00:00+00:00`: neither refs nor names hold line feeds. */
export function parseBranches(output: string, remotes: readonly string[]): ListedBranch[] {
  // The longest first: a remote's name may hold slashes, and begin with another's.
  const known = [...remotes].sort((one, other) => other.length - one.length)
  return output.split('\n').flatMap((line): ListedBranch[] => {
    const [ref = '', head = '', symref = '', author = '', date = ''] = line.split('\0')
    // origin/HEAD is another name of a branch that is listed anyway.
    if (ref === '' || symref !== '') return []
    if (ref.startsWith('refs/heads/'))
      return [{ ref, name: ref.slice('refs/heads/'.length), remote: null, head, author, date }]
    const rest = ref.slice('refs/remotes/'.length)
    const remote = known.find((name) => rest.startsWith(`${name}/`)) ?? rest.split('/')[0] ?? ''
    return [{ ref, name: rest.slice(remote.length + 1), remote, head, author, date }]
  })
}
