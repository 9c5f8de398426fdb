import type { SimpleGit } from 'simple-git'
import type { Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import { type GitPlace, runGit, settledConfiguration } from './process.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/**
 * What the branch was before its page was last written: the parent of the newest commit that touched the page. simple-git
 * takes longer to load than git takes to answer, so it is loaded here only.
 */
export async function readParentOfLastUpdate(place: GitPlace, head: Oid, path: string): Promise<Oid | null> {
  const git = await openGit(place)
  const args = ['log', '-1', '--format=%P', '--end-of-options', head, '--', `:(top,literal)${path}`]
  const parents = await git.raw(args).catch(() => '') // A commit that does not exist is an answer.
  return parents.trim().split(' ')[0] || null
}

/** simple-git for this repository, with the settings of all our git processes. It refuses variables that start programs. */
async function openGit({ directory, environment }: GitPlace): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git')
  const entries = Object.entries(environment).filter(([name]) => !isRefused(name))
  const names = entries.map(([name]) => name).filter((name) => name.startsWith('GIT_'))
  const config = [...settledConfiguration]
  // It asks for leave to set a monitor of files, since that can be a program; ours is set to none.
  const unsafe = { allowUnsafeFsMonitor: true }
  const options = { baseDir: directory, config, unsafe, allowEnvironment: names }
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
