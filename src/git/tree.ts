import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Oid } from '../core/facts.js'
import { runGit, tryGit } from './process.js'
import { type Repository, remember } from './repository.js'

/** What was in a commit's tree and is not in a later one's. */
export interface Removals {
  /** Those that were renamed included. */
  paths: string[]
  /** What git takes for the same file under another name. */
  renames: Map<string, string>
}

/** Every path of a commit's tree but its folders, with `/`; submodules are paths like files. */
export function readTreePaths(repository: Repository, commit: Oid): Promise<readonly string[]> {
  return remember(repository, `paths ${commit}`, async () => {
    const output = await runGit(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
    const paths = output.toString('utf8').split('\0')
    paths.pop()
    return paths
  })
}

/**
 *     D\0src/old.ts\0
 *     R087\0src/a.ts\0src/b.ts\0
 */
export function readRemovals(repository: Repository, since: Oid, head: Oid): Promise<Removals> {
  return remember(repository, `removals ${since} ${head}`, () => askForRemovals(repository, since, head))
}

async function askForRemovals(repository: Repository, since: Oid, head: Oid): Promise<Removals> {
  const options = ['-r', '-z', '--diff-filter=DR', '--name-status', '--no-ext-diff']
  const found = await tryGit(repository, ['diff-tree', ...options, '-M', '-l1000', since, head, '--'])
  // What was renamed is told by the files' texts, which a partial clone may lack; what is gone, by the trees alone.
  const output =
    found.status === 0
      ? found.stdout
      : await runGit(repository, ['diff-tree', ...options, '--no-renames', since, head, '--'])
  const fields = output.toString('utf8').split('\0')
  const removals: Removals = { paths: [], renames: new Map() }
  for (let at = 0; at + 1 < fields.length; ) {
    const status = fields[at++] ?? ''
    const path = fields[at++] ?? ''
    removals.paths.push(path)
    if (status.startsWith('R')) removals.renames.set(path, fields[at++] ?? '')
  }
  return removals
}

/** Those of some paths that `.gitignore` and its like leave out; none in a bare repository, where nothing says so. */
export async function readIgnored(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (repository.root === null || paths.length === 0) return new Set()
  const input = paths.map((path) => `${path}\0`).join('')
  // Status 1: none is. A path behind a link or in a submodule is an error, and then nothing is known to be ignored.
  const { stdout } = await tryGit(repository, ['check-ignore', '--no-index', '-z', '--stdin'], { input })
  return new Set(
    stdout
      .toString('utf8')
      .split('\0')
      .filter((path) => path !== ''),
  )
}

/** Whether a path is on disk, an empty folder aside, or leads through a link, behind which nothing is looked at. */
export function isOnDisk(root: string, path: string): boolean {
  let folder = root
  for (const segment of path.split('/')) {
    if (segment === '') continue
    folder = join(folder, segment)
    const entry = lstatSync(folder, { throwIfNoEntry: false })
    if (entry === undefined) return false
    if (entry.isSymbolicLink()) return true
    if (!entry.isDirectory()) return true
  }
  return readdirSync(folder).length > 0
}
