import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { tryGit } from '../process.js'
import type { Repository } from '../repository.js'

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
