import { createInterface } from 'node:readline'
import type { Oid } from '../../core/facts.js'
import { type BehindCount, createBehindCount } from '../../core/status/behind-count.js'
import type { ListedCommit } from '../../core/status/commit-graph.js'
import { runGit, startGit } from '../process.js'
import { describeFailure } from '../process-error.js'
import type { Repository } from '../repository.js'

const logArguments = [
  'log',
  '--topo-order',
  '--no-color',
  '--no-show-signature',
  '--name-status',
  '-z',
  '--diff-merges=combined',
  '--no-renames',
  '--no-relative',
  '-O/dev/null',
  '--format=%x00%H%x00%P%x00',
]

/** What any branch, here or on a remote, has beyond the base: each commit before its parents. */
export async function readCommitsBeyond(repository: Repository, base: Oid): Promise<ListedCommit[]> {
  const output = await runGit(repository, [...logArguments, '--branches', '--remotes', '--not', base, '--'])
  return parseCommits(output.toString())
}

/**
 * `␀<oid>␀<parents>␀␀\nM␀src/a.ts␀D␀src/b.ts␀␀<oid>␀…`: an object id after an empty token opens a commit. Of a merge there
 * is a letter for each parent, and only what differs from all of them.
 */
export function parseCommits(output: string): ListedCommit[] {
  const tokens = output.split('\0')
  const commits: ListedCommit[] = []
  let paths: { path: string; isDeleted: boolean }[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    if (tokens[at - 1] === '' && objectId.test(token)) {
      paths = []
      commits.push({ sha: token, parents: (tokens[at + 1] ?? '').split(' ').filter(Boolean), paths })
      at += 1
    } else if (/^\n?[A-Z]+$/.test(token)) {
      at += 1
      paths.push({ path: tokens[at] ?? '', isDeleted: /^\n?D+$/.test(token) })
    }
  }
  return commits
}

const objectId = /^[0-9a-f]{40,64}$/

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
