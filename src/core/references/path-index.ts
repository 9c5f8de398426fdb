/** What is in a tree, for finding paths that are said in a shorter way. */

export interface PathIndex {
  files: ReadonlySet<string>
  /** Every folder, without a final `/`. */
  folders: ReadonlySet<string>
  /** Files and folders by their last segment. */
  byName: ReadonlyMap<string, readonly string[]>
  /** Files without their last extension. */
  stems: () => ReadonlySet<string>
}

/** `files` are relative to the root, with `/`. */
export function createPathIndex(files: readonly string[]): PathIndex {
  const folders = new Set<string>()
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  const byName = new Map<string, string[]>()
  for (const path of [...files, ...folders]) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const known = byName.get(name)
    if (known === undefined) byName.set(name, [path])
    else known.push(path)
  }
  let stems: ReadonlySet<string> | undefined
  return {
    files: new Set(files),
    folders,
    byName,
    stems: () => {
      stems ??= new Set(files.map((file) => file.replace(/\.[^./]+$/, '')))
      return stems
    },
  }
}

/** Whether a file is there that is said without its extension, as imports do. */
export function hasStem(index: PathIndex, path: string): boolean {
  return index.stems().has(path)
}

export function hasPath({ files, folders }: PathIndex, path: string): boolean {
  return files.has(path) || folders.has(path)
}

/** Whether a path leads through something that is no folder here: a submodule, a link. What is behind it is not known. */
export function leadsOut({ files }: PathIndex, path: string): boolean {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    if (files.has(path.slice(0, end))) return true
  }
  return false
}
