import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { runGit, tryGit } from './process.js'
import type { Repository } from './repository.js'

/** A commit that somebody named. */
interface Revision {
  /** As it was given, or the branch it was found under: `origin/main` for `main` in a fresh clone. */
  name: string
  oid: Oid
  /** The full name of the ref it names; null for object ids, `HEAD~2` and the like. */
  ref: string | null
}

/**
 * The commit that a person or a configuration file named. A name that is known on `origin` only, as the base is
 * in a clone of another branch, means that one.
 */
export async function resolveRevision(repository: Repository, name: string): Promise<Revision> {
  const found = await findRevision(repository, name)
  if (found !== null) return found
  const remote = /^[^\s:^~]+$/.test(name)
    ? await findRevision(repository, `refs/remotes/origin/${name}`)
    : null
  if (remote !== null) return { ...remote, name: `origin/${name}` }
  throw new HandoffError('usage', `\`${name}\` is not a commit of this repository.`, {
    hints: repository.shallow
      ? ['This clone is shallow: `git fetch --unshallow` brings the rest of its history.']
      : ['`git branch --all` lists what there is; `git fetch` brings what is new.'],
  })
}

const toFullName = ['rev-parse', '--verify', '--quiet', '--symbolic-full-name', '--end-of-options']

/** A whole object id: the name of no ref that anybody would make. */
export function isObjectId(name: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)
}

/** `--end-of-options`: a branch may be called `--upload-pack=x`, and a stranger may have named it so. */
async function findRevision(repository: Repository, name: string): Promise<Revision | null> {
  const [commit, ref] = await Promise.all([
    tryGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]),
    isObjectId(name) ? null : tryGit(repository, [...toFullName, name]),
  ])
  if (commit.status !== 0) return null
  const fullName = ref?.status === 0 ? ref.stdout.toString().trim() : ''
  // git itself would take the tag; here names are those of branches.
  if (fullName === `refs/tags/${name}`) {
    const branch = await findRevision(repository, `refs/heads/${name}`)
    if (branch !== null) return { ...branch, name }
  }
  return { name, oid: commit.stdout.toString().trim(), ref: fullName.startsWith('refs/') ? fullName : null }
}

/** The branch's own name: `feat/x` for `refs/heads/feat/x` and `refs/remotes/origin/feat/x`; null for the rest. */
export async function readBranchName(repository: Repository, ref: string | null): Promise<string | null> {
  const name = shortNameOf(ref)
  if (ref === null || name === null || !ref.startsWith('refs/remotes/')) return name
  if (!name.includes('/')) return name
  // `refs/remotes/team/alice/feat`: only the list of remotes tells where the remote's name ends.
  const remotes = (await runGit(repository, ['remote'])).toString().split('\n').filter(Boolean)
  const remote = remotes
    .filter((candidate) => ref.startsWith(`refs/remotes/${candidate}/`))
    .reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest), '')
  return remote === '' ? name : ref.slice(`refs/remotes/${remote}/`.length)
}

/** As `readBranchName`, for remotes without a slash in their names, such as `origin`. */
export function shortNameOf(ref: string | null): string | null {
  const match = ref === null ? null : /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(ref)
  return match?.[1] ?? null
}

/** As people write it: `main`, `origin/main`. */
export function displayNameOf(ref: string): string {
  return ref.replace(/^refs\/(heads|remotes)\//, '')
}
