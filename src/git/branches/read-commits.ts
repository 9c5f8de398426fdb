import { createInterface } from 'node:readline'
import type { Oid } from '../../core/facts.js'
import { type BehindCount, createBehindCount } from '../../core/status/behind-count.js'
import type { ListedCommit, TouchedPath } from '../../core/status/commit-graph.js'
import { runGit, startGit } from '../process.js'
import { describeFailure } from '../process-error.js'
import type { Repository } from '../repository.js'

/** What any branch, here or on a remote, has beyond the base: each commit before its parents. Reads no trees. */
export async function readCommitsBeyond(repository: Repository, base: Oid): Promise<ListedCommit[]> {
  const args = ['rev-list', '--topo-order', '--parents', '--branches', '--remotes', '--not', base, '--']
  const output = await runGit(repository, args)
  // 4f2a91c0d3e5… 9b1f6c2e7a40…: a commit and its parents
  return output
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [sha = '', ...parents] = line.split(' ')
      return { sha, parents }
    })
}

const diffArguments = [
  'diff-tree',
  '--stdin',
  '-r',
  '-z',
  '--root',
  '--name-status',
  '--diff-merges=combined',
  '--no-renames',
  '--no-relative',
  '--ignore-submodules=none',
  '-O/dev/null',
]

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
export function parseTouched(output: string): Map<Oid, TouchedPath[]> {
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
