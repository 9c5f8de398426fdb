import type { Oid } from '../../core/facts.js'
import { tryGit } from '../process.js'
import { describeFailure } from '../process-error.js'
import type { Repository } from '../repository.js'

export interface BlamedPage {
  /** From the root. */
  path: string
  head: Oid
  /** The page on disk, byte order mark included; null for the one at the head. */
  text: string | null
}

/** For each line (from 0) the commit that last touched it; null for lines that are not committed. */
export type LineCommits = (Oid | null)[]

/** Null where git cannot tell: the page is not in the head's history, or that is not here. */
export async function readLineCommits(
  repository: Repository,
  { path, head, text }: BlamedPage,
): Promise<LineCommits | null> {
  // A list of commits to pass over is for reading code, and a missing file of them is an error.
  const options = ['-c', 'blame.ignoreRevsFile=', 'blame', '--porcelain', '-w']
  const from = text === null ? [head] : ['--contents', '-']
  const args = [...options, ...from, '--', path]
  const end = await tryGit(repository, args, text === null ? {} : { input: text })
  if (end.status === 0) return parseBlame(end.stdout.toString('utf8'))
  if (/no such path|has only \d+ lines|bad object|missing|unable to read|could not read/i.test(end.stderr))
    return null
  throw describeFailure(args, end, repository)
}

/**
 *     4f2a91c0d3e5… 3 5 2          commit, line then, line now, and how many follow in a row
 *     author Ada                   only the first time a commit comes
 *     …
 *     \tthe line itself
 *     4f2a91c0d3e5… 4 6
 *     \tthe next one
 */
function parseBlame(output: string): LineCommits {
  const commits: LineCommits = []
  for (const line of output.split('\n')) {
    if (line.startsWith('\t')) continue
    const [, oid = '', now = ''] = /^([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?$/.exec(line) ?? []
    if (oid !== '') commits[Number(now) - 1] = /^0+$/.test(oid) ? null : oid
  }
  return commits
}
