import type { SimpleGit } from 'simple-git'
import type { Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import { type GitPlace, runGit } from './process.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/**
 * What the branch was before its page was last written: the parent of the newest commit that touched the page. simple-git
 * costs more to load than git takes to answer, so it is not loaded before.
 */
export async function readParentOfLastUpdate(place: GitPlace, head: Oid, path: string): Promise<Oid | null> {
  const git = await openGit(place)
  const args = ['log', '-1', '--format=%P', head, '--', `:(top,literal)${path}`]
  const parents = await git.raw(args).catch(() => '') // a commit that is not there is an answer
  return parents.trim().split(' ')[0] || null
}

/** simple-git with the place's repository; it refuses variables that start programs (editors, pagers), which we need not. */
async function openGit(place: GitPlace): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git')
  const entries = Object.entries(place.environment).filter(([name]) => !isRefused(name))
  const names = entries.map(([name]) => name).filter((name) => name.startsWith('GIT_'))
  const options = { baseDir: place.directory, allowEnvironment: names }
  return simpleGit(options).env(Object.fromEntries(entries) as Record<string, string>)
}

const repositoryVariables =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|SHALLOW_FILE|CEILING_DIRECTORIES|OPTIONAL_LOCKS)$/

function isRefused(name: string): boolean {
  return name.startsWith('GIT_')
    ? !repositoryVariables.test(name)
    : /^(?:EDITOR|PAGER|PREFIX|SSH_ASKPASS|VISUAL)$/.test(name)
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
      '--format=%H%x1f%an%x1f%aI%x1f%s',
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
