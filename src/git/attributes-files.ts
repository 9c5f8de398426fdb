import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GitPath } from './diff/records.js'
import type { Repository } from './repository.js'

/** More folders are not looked through: then asking git costs less. */
const mostFolders = 100

/**
 * Whether a file that is checked out may set one of our attributes for one of the paths. Most projects have none that
 * does, and a glance at a few files costs less than a process. In a sparse checkout git reads them from the index.
 */
export function mayHaveAttributes(repository: Repository, root: string, paths: readonly GitPath[]): boolean {
  const { gitDir, commonDir } = repository
  if (existsSync(join(gitDir, 'info', 'sparse-checkout'))) return true
  const folders = deriveFolders(paths)
  if (folders.size > mostFolders) return true
  const files = [...folders].map((folder) => join(root, folder, '.gitattributes'))
  return [...files, join(commonDir, 'info', 'attributes')].some((file) => existsSync(file) && mayMatter(file))
}

/** The folders above the paths, the root included as ``. */
function deriveFolders(paths: readonly GitPath[]): Set<string> {
  const folders = new Set<string>([''])
  for (const { text } of paths) {
    let end = text.lastIndexOf('/')
    while (end > 0 && !folders.has(text.slice(0, end))) {
      folders.add(text.slice(0, end))
      end = text.lastIndexOf('/', end - 1)
    }
  }
  return folders
}

/**
 * One of our attributes on a line that is no comment. `binary` is short for `-diff -merge -text`, a macro (`[attr]name`)
 * may hold any of them; `diff=python` only chooses how hunks are titled.
 */
const ourAttribute =
  /^[^#\n]*(?:\s(?:[-!]?linguist-(?:generated|vendored)|[-!]?diff(?!=)|binary|filter=lfs)(?![\w-])|\[attr\])/m

function mayMatter(file: string): boolean {
  try {
    return ourAttribute.test(readFileSync(file, 'latin1'))
  } catch {
    return true // no file, or not to be read: git knows what to make of it
  }
}
