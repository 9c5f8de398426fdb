import { readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Oid } from '../core/facts.js'
import { type Layout, readLayout } from './layout.js'
import { type GitPlace, readingEnvironment, tryGit, withoutLocators } from './process.js'

/** A repository that can be read: where it is, what is checked out, and the refs that may be a base. */
export interface Repository extends GitPlace, Layout {
  /** Those of the default refs that exist; the first ones win ties. */
  defaultRefs: Ref[]
}

/** A branch that others may have left. */
export interface Ref {
  /** Full name, of what it points to where it is symbolic: `refs/remotes/origin/main`. */
  name: string
  /** To be compared with: a commit, or the name where the commit is not known yet. */
  revision: string
  /** Where the checked out head left it, as far as that is known. */
  mergeBase: Oid | null
}

/**
 * Opens the repository that `directory` is in. `environment` is the process's own unless a test says otherwise.
 */
export async function openRepository(
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Repository> {
  const place: GitPlace = {
    directory: resolve(directory),
    environment: readingEnvironment(directory, environment),
  }
  if (place.environment['GIT_DIR'] !== undefined) return await openInHook(place, place.environment['GIT_DIR'])
  return await openAt(place)
}

/** A hook may stand in a subfolder, where GIT_DIR misleads; it holds only where git finds another repository, or none. */
async function openInHook(place: GitPlace, gitDir: string): Promise<Repository> {
  const found = await tryGit({ ...place, environment: withoutLocators(place.environment) }, [
    'rev-parse',
    '--absolute-git-dir',
  ])
  const same = found.status === 0 && isSameFolder(found.stdout.toString().replace(/\r?\n$/, ''), gitDir)
  // The quarantine of a push that is being received is where its objects are: those variables must stay.
  const quarantined = place.environment['GIT_OBJECT_DIRECTORY'] !== undefined
  if (!same || quarantined) return await openAt(place)
  return await openAt({ ...place, environment: withoutLocators(place.environment) })
}

/** Whether two paths lead to one folder, through links too: pnpm links packages from elsewhere. */
export function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return false
  }
}

async function openAt(place: GitPlace): Promise<Repository> {
  const layout = await readLayout(place)
  // Later commands name paths from the top of the work tree.
  const directory = layout.root ?? place.directory
  const environment = { ...place.environment }
  if (environment['GIT_DIR'] !== undefined && layout.root !== null) environment['GIT_WORK_TREE'] = layout.root
  return { ...layout, directory, environment, defaultRefs: deriveDefaultRefs(layout) }
}

/** origin/HEAD, origin/main, main, origin/master, master. */
function deriveDefaultRefs({ mainRefs, originHead }: Layout): Ref[] {
  const names = ['main', 'master'].flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`])
  const refs = names
    .filter((name) => name !== originHead?.target)
    .flatMap((name) => {
      const oid = mainRefs.get(name)
      return oid === undefined ? [] : [{ name, revision: oid, mergeBase: null }]
    })
  if (originHead === null) return refs
  const { target, mergeBase } = originHead
  return [{ name: target, revision: mainRefs.get(target) ?? target, mergeBase }, ...refs]
}

const known = new WeakMap<GitPlace, Map<string, Promise<unknown>>>()

/**
 * What was asked before, for questions that have one answer as long as a command runs; each is asked once, when it is first
 * needed. A failure is no answer.
 */
export function remember<Answer>(
  place: GitPlace,
  question: string,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const answers = known.get(place) ?? new Map<string, Promise<unknown>>()
  known.set(place, answers)
  const before = answers.get(question) as Promise<Answer> | undefined
  if (before !== undefined) return before
  const answer = read()
  answers.set(question, answer)
  answer.catch(() => answers.delete(question))
  return answer
}

/**
 * Whether objects may be missing. To read a tree's files, git would fetch them then, one by one. It writes so into the
 * repository's own configuration when it makes such a clone, and a look at that file costs less than a process.
 */
export function isPartial({ commonDir }: Repository): boolean {
  try {
    // `promisor = true` of a remote, `partialclone = origin` of the extensions
    return /^[^#;\n]*\b(?:promisor|partialclone)\s*(?:=|$)/im.test(
      readFileSync(join(commonDir, 'config'), 'utf8'),
    )
  } catch {
    return false // no file of its own: then nothing says so
  }
}
