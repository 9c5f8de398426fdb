import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { readObject } from './objects.js'
import { type GitPlace, linesOf, runGit, tryGit } from './process.js'
import type { Repository } from './repository.js'

/** A commit that somebody named. */
interface Revision {
  /** As it was given, or the branch it was found under: `origin/main` for `main` in a fresh clone. */
  name: string
  oid: Oid
  /** The full name of the ref it names; null for object ids, `HEAD~2` and the like. */
  ref: string | null
}

/** The commit that a person or a configuration named; a name that only `origin` has means `origin/name`. */
export async function resolveRevision(repository: Repository, name: string): Promise<Revision> {
  const found = await findRevision(repository, name)
  if (found !== null) return found
  const remote = /^[^\s:^~]+$/.test(name)
    ? await findRevision(repository, `refs/remotes/origin/${name}`)
    : null
  if (remote !== null) return { ...remote, name: `origin/${name}` }
  throw new HandoffError('usage', `\`${name}\` is not a commit of this repository.`, {
    hints: repository.shallow
      ? ['This clone is shallow. Run `git fetch --unshallow` to get the full history.']
      : ['`git branch --all` lists the branches; `git fetch` downloads new ones.'],
  })
}

const toFullName = ['rev-parse', '--verify', '--quiet', '--symbolic-full-name', '--end-of-options']

/** A whole object id: the name of no ref that anybody would make. */
export function isObjectId(name: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)
}

/** Null where the revision means no commit here. `--end-of-options`: a branch may be called `--upload-pack=x`. */
export async function readCommit(place: GitPlace, revision: string): Promise<Oid | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const { status, stdout } = await tryGit(place, args)
  return status === 0 ? stdout.toString().trim() : null
}

/** The commit that a page names by its id; null for anything else than an id. */
export async function findCommit(place: GitPlace, name: string | null): Promise<Oid | null> {
  if (name === null || !isAbbreviation(name)) return null
  // A damaged commit is as good as none.
  const found = await readObject(place, `${name}^{commit}`).catch(() => null)
  return found === null || found.state === 'missing' ? null : found.oid
}

/** Whether a text can be the id of a commit and nothing else. */
export function isAbbreviation(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text)
}

/** Whether a branch of this name is here or on a remote, as far as this clone knows. */
export async function branchExists(repository: Repository, name: string): Promise<boolean> {
  const args = ['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes']
  const refs = (await runGit(repository, args)).toString().split('\n')
  if (refs.includes(`refs/heads/${name}`)) return true
  const remote = refs.filter((ref) => ref.startsWith('refs/remotes/') && ref.endsWith(`/${name}`))
  const names = await Promise.all(remote.map((ref) => readBranchName(repository, ref)))
  return names.includes(name)
}

async function findRevision(repository: Repository, name: string): Promise<Revision | null> {
  const [oid, ref] = await Promise.all([
    readCommit(repository, name),
    isObjectId(name) ? null : tryGit(repository, [...toFullName, name]),
  ])
  if (oid === null) return null
  const fullName = ref?.status === 0 ? ref.stdout.toString().trim() : ''
  // git itself would take the tag; here names are those of branches.
  if (fullName === `refs/tags/${name}`) {
    const branch = await findRevision(repository, `refs/heads/${name}`)
    if (branch !== null) return { ...branch, name }
  }
  return { name, oid, ref: fullName.startsWith('refs/') ? fullName : null }
}

/** The branch's own name: `feat/x` for `refs/heads/feat/x` and `refs/remotes/origin/feat/x`; null for the rest. */
export async function readBranchName(repository: Repository, ref: string | null): Promise<string | null> {
  const name = shortNameOf(ref)
  if (ref === null || name === null || !ref.startsWith('refs/remotes/')) return name
  if (!name.includes('/')) return name
  // `refs/remotes/team/alice/feat`: only the list of remotes tells where the remote's name ends.
  const remotes = linesOf(await runGit(repository, ['remote']))
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
