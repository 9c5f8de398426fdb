import { fileNameOf } from '../files/language.js'
import { nearestName } from '../text/nearest.js'
import type { PathIndex } from './paths.js'

/** What git says a path of then is called now. */
type Renames = ReadonlyMap<string, string>

interface Nearest {
  path: string
  renamed: boolean
}

/** What a file or folder that is gone was renamed to; else the only file of its name. */
export function findSuccessor(path: string, index: PathIndex, renames: Renames): Nearest | null {
  const renamed = renames.get(path) ?? findRenamedFolder(path, renames)
  if (renamed !== null) return { path: renamed, renamed: true }
  const same = index.byName.get(fileNameOf(path)) ?? []
  const [only] = same
  return only !== undefined && same.length === 1 && index.files.has(only) && isSameKind(path, only)
    ? { path: only, renamed: false }
    : null
}

/** A long name, or one in a folder of the same name, is hardly another file's: `index.ts` and `store.ts` may be. */
function isSameKind(path: string, other: string): boolean {
  const [folder, name = ''] = path.split('/').slice(-2)
  return (name.length >= 14 || folder === other.split('/').at(-2)) && name !== ''
}

/** What a path that never was there may have been meant to be: a file of its name elsewhere, or of one like it beside. */
export function findMeant(path: string, index: PathIndex): string | null {
  const same = findSuccessor(path, index, new Map())
  if (same !== null) return same.path
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1)
  const folder = slash < 0 ? '' : path.slice(0, slash + 1)
  const beside = [...index.files].filter(
    (file) =>
      file.startsWith(folder) && file.lastIndexOf('/') === slash && extensionOf(file) === extensionOf(name),
  )
  const like = nearestName(
    name,
    beside.slice(0, 500).map((file) => file.slice(slash + 1)),
  )
  return like === null ? null : `${folder}${like}`
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Where all that was in a folder and is still there went to. */
function findRenamedFolder(folder: string, renames: Renames): string | null {
  const targets = new Set<string>()
  for (const [from, to] of renames) {
    const rest = from.startsWith(`${folder}/`) ? from.slice(folder.length) : null
    if (rest === null) continue
    if (!to.endsWith(rest)) return null
    targets.add(to.slice(0, -rest.length))
  }
  const [only = null] = targets
  return targets.size === 1 ? only : null
}
