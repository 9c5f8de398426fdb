import type { SimpleGit } from 'simple-git'
import type { Oid } from '../core/facts.js'
import { type GitPlace, runGit } from './process.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/**
 * Questions about a page's past, asked only where there is a page: simple-git costs more to load than git takes to
 * answer, so it is not loaded before.
 */
export interface PageHistory {
  /** The full id of a commit that a page names; null where it is not here (any more). */
  findCommit: (abbreviation: string) => Promise<Oid | null>
  /** What the branch was before its page was last written: the parent of the newest commit that touched the page. */
  findParentOfLastUpdate: (head: Oid, path: string) => Promise<Oid | null>
  /** Whether a branch of this name exists here or on a remote, as far as this clone knows. */
  branchExists: (name: string) => Promise<boolean>
}

export async function openPageHistory(place: GitPlace): Promise<PageHistory> {
  const git = await openGit(place)
  const ask = async (...args: string[]): Promise<string> => {
    try {
      return (await git.raw(args)).trim()
    } catch {
      // These are questions: a commit that is not there is an answer, and the only failure that is left here.
      return ''
    }
  }
  return {
    findCommit: async (abbreviation) => {
      if (!/^[0-9a-f]{7,64}$/.test(abbreviation)) return null
      return (await ask('rev-parse', '--verify', '--quiet', `${abbreviation}^{commit}`)) || null
    },
    findParentOfLastUpdate: async (head, path) => {
      const parents = await ask('log', '-1', '--format=%P', head, '--', `:(top,literal)${path}`)
      return parents.split(' ')[0] || null
    },
    branchExists: async (name) => {
      const refs = await ask('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes')
      const matches = (ref: string) =>
        ref === `refs/heads/${name}` || (ref.startsWith('refs/remotes/') && ref.endsWith(`/${name}`))
      return refs.split('\n').some(matches)
    },
  }
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
    'log',
    '-z',
    '--topo-order',
    '--no-color',
    '--no-show-signature',
    '--encoding=UTF-8',
    '--format=%H%x1f%an%x1f%aI%x1f%s',
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
