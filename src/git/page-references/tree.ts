import type { Oid } from '../../core/facts.js'
import { runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'

/** Every path of a commit's tree but its folders, with `/`; submodules are paths like files. */
export async function readTreePaths(repository: Repository, commit: Oid): Promise<string[]> {
  const output = await runGit(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
  const paths = output.toString('utf8').split('\0')
  paths.pop()
  return paths
}

/** What was in a commit's tree and is not in a later one's. */
export interface Removals {
  /** Those that were renamed included. */
  paths: string[]
  /** What git takes for the same file under another name. */
  renames: Map<string, string>
}

/**
 *     D\0src/old.ts\0
 *     R087\0src/a.ts\0src/b.ts\0
 */
export async function readRemovals(repository: Repository, since: Oid, head: Oid): Promise<Removals> {
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
