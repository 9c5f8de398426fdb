import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Oid } from '../core/facts.js'
import { type GitPlace, readingEnvironment, withoutLocators } from './environment.js'
import { type Layout, readLayout } from './layout.js'
import { runGit, tryGit } from './process.js'

/** A repository that can be read: where it is, what is checked out, and the refs that may be a base. */
export interface Repository extends GitPlace, Layout {
  /** Those of `defaultRefNames` that exist, in that order. */
  defaultRefs: Ref[]
}

export interface Ref {
  /** Full, such as `refs/remotes/origin/HEAD`. */
  name: string
  oid: Oid
  /** The full name of what a symbolic ref points to. */
  target: string | null
}

/** Refs that may be a base when nobody names one; the first ones win ties. */
export const defaultRefNames = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/heads/main',
  'refs/remotes/origin/master',
  'refs/heads/master',
]

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

/**
 * A hook may have changed into a subfolder, where git would take GIT_DIR's work tree to begin. So git is asked
 * to look around by itself first, and GIT_DIR holds only where that finds another repository, or none.
 */
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

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return false
  }
}

async function openAt(place: GitPlace): Promise<Repository> {
  const [layout, refs] = await Promise.allSettled([readLayout(place), readDefaultRefs(place)])
  if (layout.status === 'rejected') throw layout.reason
  if (refs.status === 'rejected') throw refs.reason
  const { root } = layout.value
  // Later commands name paths from the top of the work tree.
  const directory = root ?? place.directory
  const environment = { ...place.environment }
  if (environment['GIT_DIR'] !== undefined && root !== null) environment['GIT_WORK_TREE'] = root
  return { ...layout.value, directory, environment, defaultRefs: refs.value }
}

/** `refs/remotes/origin/HEAD 4f2a91c0d3e5… refs/remotes/origin/main`, one a line; a ref's name holds no space. */
async function readDefaultRefs(place: GitPlace): Promise<Ref[]> {
  const format = '--format=%(refname) %(objectname) %(symref)'
  const output = await runGit(place, ['for-each-ref', format, ...defaultRefNames])
  const refs = output.toString().split('\n').filter(Boolean).map(parseRef)
  return defaultRefNames.flatMap((name) => refs.filter((ref) => ref.name === name))
}

function parseRef(line: string): Ref {
  const [name = '', oid = '', target = ''] = line.split(' ')
  return { name, oid, target: target === '' ? null : target }
}
