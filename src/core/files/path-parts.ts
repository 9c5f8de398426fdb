/** A path taken apart once, so that every table can be asked without splitting again. All in lower case but `name`. */
export interface PathParts {
  /** Folders from the root down, without the file's name. */
  folders: readonly string[]
  /** The file's name as written: `UserTest.java`, where case tells. */
  name: string
  lowerName: string
  /** After the last dot, without it; empty for `Makefile` and for dotfiles without a second dot. */
  extension: string
  /** After the last dot but one: `min.js` of `app.min.js`, `blade.php`; empty where there are not two. */
  lastTwo: string
}

/** Takes a repository-relative path with `/` apart. */
export function parsePath(path: string): PathParts {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const lowerName = name.toLowerCase()
  const dot = lowerName.lastIndexOf('.')
  const before = dot > 0 ? lowerName.lastIndexOf('.', dot - 1) : -1
  return {
    folders: parts.slice(0, -1).map((folder) => folder.toLowerCase()),
    name,
    lowerName,
    extension: dot > 0 ? lowerName.slice(dot + 1) : '',
    lastTwo: before > 0 ? lowerName.slice(before + 1) : '',
  }
}
