import { createInterface } from 'node:readline'
import type { ListedCommit } from '../../core/commits/graph.js'
import type { Oid } from '../../core/facts.js'
import type { TouchedPath } from '../../core/freshness/ladder.js'
import { type BehindCount, createBehindCount } from '../../core/status/behind-count.js'
import { wordList } from '../../core/text/words.js'
import { describeFailure, linesOf, runGit, startGit } from '../process.js'
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

/** What any branch, here or on a remote, has beyond the base: each commit before its parents. Reads no trees. */
export async function readCommitsBeyond(repository: Repository, base: Oid): Promise<ListedCommit[]> {
  const args = ['rev-list', '--topo-order', '--parents', '--branches', '--remotes', '--not', base, '--']
  const output = await runGit(repository, args)
  // 4f2a91c0d3e5… 9b1f6c2e7a40…: a commit and its parents
  return linesOf(output).map((line) => {
    const [sha = '', ...parents] = line.split(' ')
    return { sha, parents }
  })
}

const diffArguments = wordList(
  'diff-tree --stdin -r -z --root --name-status --diff-merges=combined --no-renames --no-relative',
  '--ignore-submodules=none -O/dev/null',
)

/** What some commits touch; of a merge only what differs from all of its parents. */
export async function readTouched(
  repository: Repository,
  commits: ReadonlySet<Oid>,
): Promise<Map<Oid, TouchedPath[]>> {
  if (commits.size === 0) return new Map()
  return parseTouched(
    (await runGit(repository, diffArguments, { input: `${[...commits].join('\n')}\n` })).toString(),
  )
}

/** `<oid>␀M␀src/a.ts␀D␀src/b.ts␀<oid>␀…`; of a merge there is a letter for each parent. Commits that touch nothing are left out. */
function parseTouched(output: string): Map<Oid, TouchedPath[]> {
  const tokens = output.split('\0')
  const touched = new Map<Oid, TouchedPath[]>()
  let paths: TouchedPath[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    if (/^[0-9a-f]{40,64}$/.test(token)) {
      paths = []
      touched.set(token, paths)
    } else if (token !== '') {
      at += 1
      paths.push({ path: tokens[at] ?? '', isDeleted: /^D+$/.test(token) })
    }
  }
  return touched
}

/** Commits that are read on, as git itself does, since a clock that was wrong may have put one too late. */
const mostSlop = 6

/** Reads the base's history as far back as the branches left it, and no further. */
export async function readBehind(
  repository: Repository,
  base: Oid,
  boundaries: readonly (readonly Oid[])[],
): Promise<BehindCount> {
  const count = createBehindCount(boundaries)
  const args = ['rev-list', '--parents', base, '--']
  const git = startGit(repository, args)
  let slop = mostSlop
  for await (const line of createInterface({ input: git.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
    // 4f2a91c0d3e5… 9b1f6c2e7a40…: a commit and its parents
    const [sha = '', ...parents] = line.split(' ')
    count.push(sha, parents)
    slop = count.isComplete() ? slop - 1 : mostSlop
    if (slop === 0) {
      git.stop()
      return count
    }
  }
  const end = await git.finished
  if (end.status !== 0) throw describeFailure(args, end, repository)
  return count
}

const fields = ['refname', 'objectname', 'symref', 'authorname', 'authordate:iso-strict']

/** Every local and remote branch, from one process, beside one that names the remotes. */
export async function readBranches(repository: Repository): Promise<ListedBranch[]> {
  const format = `--format=${fields.map((field) => `%(${field})`).join('%00')}`
  const [listed, remotes] = await Promise.all([
    runGit(repository, ['for-each-ref', format, 'refs/heads', 'refs/remotes']),
    runGit(repository, ['remote']),
  ])
  return parseBranches(listed.toString(), linesOf(remotes))
}

/** `refs/remotes/origin/feat␀4f2a91c0d3e5…␀␀Ada␀2026-01-05T09:00:00+00:00`: neither refs nor names hold line feeds. */
function parseBranches(output: string, remotes: readonly string[]): ListedBranch[] {
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
