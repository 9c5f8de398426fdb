import type { Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import { type GitPlace, runGit, tryGit } from './process.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/** What the branch was before its page was last written: the parent of the newest commit that touched the page. */
export async function readParentOfLastUpdate(place: GitPlace, head: Oid, path: string): Promise<Oid | null> {
  const args = ['log', '-1', '--format=%P', '--end-of-options', head, '--', `:(top,literal)${path}`]
  const { stdout } = await tryGit(place, args) // a commit that is not there is an answer
  return stdout.toString().trim().split(' ')[0] || null
}

/** A commit that touched the page. */
interface PageLogCommit {
  sha: Oid
  author: string
  /** Author date, ISO 8601. */
  date: string
  subject: string
}

/** The commits of a branch that touched its page, the newest first. */
export async function readPageLog(
  repository: Repository,
  { base, head }: BranchRange,
  page: string,
): Promise<PageLogCommit[]> {
  const output = await runGit(repository, [
    ...wordList(
      'log -z --topo-order --no-color --no-show-signature --encoding=UTF-8',
      '--format=%H%x1f%an%x1f%aI%x1f%s --end-of-options',
    ),
    `${base.mergeBase}..${head}`,
    '--',
    `:(top,literal)${page}`,
  ])
  // 4f2a91c0d3e5…␟Ada␟2026-01-05T09:00:00+01:00␟docs(handoff): update HANDOFF.md␀
  return output
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((record) => {
      const [sha = '', author = '', date = '', ...subject] = record.split('\x1f')
      return { sha, author, date, subject: subject.join('\x1f') }
    })
}
