import type { FileChange } from '../facts.js'
import type { NamedFile } from '../languages/naming-rules.js'

/** A path that the branch took out of the tree. */
export interface LostFile {
  path: string
  /** Where the file is now; null where it was deleted. */
  newPath: string | null
}

/** The tree at head, and what the branch took out of it and put into it. */
export interface ChangedTree {
  paths: ReadonlySet<string>
  /** Paths of files and of folders by their last names. */
  byName: ReadonlyMap<string, readonly string[]>
  lost: ReadonlyMap<string, LostFile>
  /** Paths that were not there at the merge base. */
  fresh: ReadonlySet<string>
}

/** A place that still names a file by a path that leads nowhere any more. */
export interface FileUse {
  lost: LostFile
  /** Offset in the file's text. */
  at: number
  how: 'imports' | 'requires' | 'includes' | 'links' | 'runs' | 'names'
}

/** Finds the uses in a file of the tree at head. */
export type FindFileUses = (file: NamedFile, tree: ChangedTree) => FileUse[]

const isOfOthers: ReadonlySet<string> = new Set(['submodule', 'vendored', 'generated'])
/** What a build puts there again. */
const buildFolder = /(?:^|\/)(?:dist|build|out|target|generated|gen|node_modules)\//

export function deriveLostFiles(
  files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[],
): LostFile[] {
  return files.flatMap(({ path, previousPath, status, kind }): LostFile[] => {
    if (isOfOthers.has(kind) || buildFolder.test(previousPath ?? path)) return []
    if (status === 'deleted') return [{ path, newPath: null }]
    return status === 'renamed' && previousPath !== null ? [{ path: previousPath, newPath: path }] : []
  })
}

/** What is gone indeed: nothing took the place, not under another case either, which some disks do not tell apart. */
export function deriveChangedTree(
  files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[],
  paths: readonly string[],
): ChangedTree {
  const lower = new Set(paths.map((path) => path.toLowerCase()))
  const lost = deriveLostFiles(files).filter(({ path }) => !lower.has(path.toLowerCase()))
  const fresh = files.filter(({ status }) => /^(?:added|renamed|copied)$/.test(status))
  return {
    paths: new Set(paths),
    byName: indexByName(paths),
    lost: new Map(lost.map((file) => [file.path, file])),
    fresh: new Set(fresh.map(({ path }) => path)),
  }
}

function indexByName(paths: readonly string[]): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  const known = new Set<string>()
  for (const path of paths) {
    for (let each = path; each !== '' && !known.has(each); each = folderOf(each)) {
      known.add(each)
      const name = each.slice(each.lastIndexOf('/') + 1)
      const others = byName.get(name)
      if (others === undefined) byName.set(name, [each])
      else others.push(each)
    }
  }
  return byName
}

/** Files and folders whose paths end with another. */
export function listEnding(end: string, { byName }: ChangedTree): string[] {
  const named = byName.get(end.slice(end.lastIndexOf('/') + 1)) ?? []
  return named.filter((path) => path === end || path.endsWith(`/${end}`))
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** A path relative to a folder, from the root; null where it leaves the repository. */
export function joinPath(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
