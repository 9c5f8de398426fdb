import {
  canName,
  deriveFileReferences,
  type FileReference,
} from '../core/open-ends/lost-files/file-references.js'
import { deriveChangedTree, deriveLostFiles, folderOf } from '../core/open-ends/lost-files/lost-file.js'
import { mayName, planFileSearch } from '../core/open-ends/lost-files/search.js'
import { familyOf } from '../core/open-ends/references/families.js'
import type { SymbolFile } from '../core/open-ends/references/symbol-file.js'
import { readBlobs } from './blobs.js'
import { dropForeign } from './foreign.js'
import { readMatches } from './grep.js'
import { readIgnored } from './page-references/ignored.js'
import { readTreePaths } from './page-references/tree.js'
import { isPartial } from './partial-clone.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

interface FileReferences {
  references: FileReference[]
  /** Why not everything was searched; null where it was. */
  limit: string | null
}

/** More files than these are not read: those that imports were not changed in are few. */
const mostRead = 300

/**
 * Places of the tree at head that still name a file which the branch deleted or moved. `isLeftOut` tells paths that
 * do not count. Starts no process where no file went.
 */
export async function readFileReferences(
  repository: Repository,
  range: BranchRange,
  files: readonly SymbolFile[],
  isLeftOut: (path: string) => boolean,
): Promise<FileReferences> {
  const former = listMoved(files)
  const plan = planFileSearch(deriveLostFiles(files))
  if ((plan === null && former.size === 0) || isPartial(repository)) return { references: [], limit: null }
  const [paths, found] = await Promise.all([
    readTreePaths(repository, range.head),
    plan === null ? null : readMatches(repository, range.head, plan),
  ])
  const naming = (found?.matches ?? []).filter(({ text }) => mayName(text)).map(({ path }) => path)
  const asked = [...new Set([...former.keys(), ...naming])].filter(
    (path) => canName(path) && !isLeftOut(path),
  )
  const texts = await readTexts(repository, range, asked.slice(0, mostRead))
  const references = deriveFileReferences(texts, deriveChangedTree(files, paths), former)
  const own = await dropForeign(repository, range.head, references)
  return { references: await dropMade(repository, own), limit: found?.limit ?? null }
}

/** Where files were that went to another folder, from which their own imports lead elsewhere. */
function listMoved(files: readonly SymbolFile[]): Map<string, string> {
  const moved = new Map<string, string>()
  for (const { path, previousPath, status, language } of files) {
    const isModule = familyOf(language) === 'javascript'
    if (status !== 'renamed' || previousPath === null || !isModule) continue
    if (folderOf(path) !== folderOf(previousPath)) moved.set(path, previousPath)
  }
  return moved
}

async function readTexts(
  repository: Repository,
  { head }: BranchRange,
  paths: readonly string[],
): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>()
  const names = paths.map((path) => `${head}:${path}`)
  let index = 0
  for await (const blob of readBlobs(repository, names)) {
    const path = paths[index++]
    if (path !== undefined) texts.set(path, blob.state === 'read' ? blob.bytes.toString('utf8') : null)
  }
  return texts
}

/** What `.gitignore` leaves out is made by a build from now on. */
async function dropMade(
  repository: Repository,
  references: readonly FileReference[],
): Promise<FileReference[]> {
  const deleted = references.filter(({ lost }) => lost.newPath === null).map(({ lost }) => lost.path)
  const made = await readIgnored(repository, [...new Set(deleted)])
  return references.filter(({ lost }) => !made.has(lost.path))
}
