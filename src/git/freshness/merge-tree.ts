import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Oid } from '../../core/facts.js'
import { namesArguments, neutralPlace } from '../diff/read.js'
import { createRawParser } from '../diff/records.js'
import { type GitPlace, runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'

/** A merge that was tried, against a commit that may hold its result. */
interface TriedMerge {
  /** Paths that could not be merged. */
  conflicts: ReadonlySet<string>
  /** Paths that the merge and the commit do not have alike. */
  differing: ReadonlySet<string>
}

interface MergeSubject {
  base: Oid
  head: Oid
  /** The commit to compare the merge with. */
  result: Oid
  /** Paths that are not compared. */
  exclude: readonly string[]
}

/** Compares a merge without a work tree with a commit's tree; null before git 2.38. It writes to a temporary folder. */
export async function readMerge(repository: Repository, subject: MergeSubject): Promise<TriedMerge | null> {
  const objects = await createTemporaryFolder()
  if (objects === null) return null
  try {
    return await tryMerge(repository, withObjects(repository, objects), subject)
  } finally {
    await rm(objects, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Null where there is no room for one: then there is no proof, which is no failure. */
function createTemporaryFolder(): Promise<string | null> {
  return mkdtemp(join(tmpdir(), 'git-handoff-objects-')).catch(() => null)
}

async function tryMerge(
  repository: Repository,
  place: GitPlace,
  { base, head, result, exclude }: MergeSubject,
): Promise<TriedMerge | null> {
  const args = [
    'merge-tree',
    '--write-tree',
    '-z',
    '--name-only',
    '--no-messages',
    '--end-of-options',
    base,
    head,
  ]
  const merge = await tryGit(place, ['-c', 'core.attributesFile=/dev/null', ...args])
  // 9b1f6c2e7a40…␀src/a.ts␀src/b.ts␀: the tree, then what has conflicts
  const [tree = '', ...conflicts] = merge.stdout.toString().split('\0')
  // It ends with 1 both where there are conflicts and where a commit is not here.
  if (merge.status > 1 || !/^[0-9a-f]{40,64}$/.test(tree)) return null
  const diff = await runGit(place, namesArguments(repository, { from: tree, to: result, exclude }))
  const raw = createRawParser()
  raw.push(diff)
  return {
    conflicts: new Set(conflicts.filter(Boolean)),
    differing: new Set(raw.changes.map(({ path }) => path.text)),
  }
}

/** The place where new objects go to a folder of their own, beside those that the repository has. */
function withObjects(repository: Repository, folder: string): GitPlace {
  const { directory, environment } = neutralPlace(repository)
  const own = environment['GIT_OBJECT_DIRECTORY'] ?? join(repository.commonDir, 'objects')
  const others = environment['GIT_ALTERNATE_OBJECT_DIRECTORIES']
  const alternates = [quote(own), ...(others === undefined ? [] : [others])].join(delimiter)
  return {
    directory,
    environment: {
      ...environment,
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: alternates,
    },
  }
}

/** As git reads lists of folders: one that holds what parts them stands in quotation marks. */
function quote(folder: string): string {
  return folder.includes(delimiter) || folder.startsWith('"') ? JSON.stringify(folder) : folder
}
