import { nearestName } from '../text/nearest.js'
import type { PathIndex } from './path-index.js'

/** What git says a path of then is called now. */
export type Renames = ReadonlyMap<string, string>

export interface Nearest {
  path: string
  renamed: boolean
}

/** What a file or folder that is gone was renamed to; else the only one of its name, or one beside it that is like it. */
export function findNearest(path: string, index: PathIndex, renames: Renames): Nearest | null {
  const renamed = renames.get(path) ?? findRenamedFolder(path, renames)
  if (renamed !== null) return { path: renamed, renamed: true }
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1)
  const same = index.byName.get(name) ?? []
  if (same[0] !== undefined && same.length === 1 && index.files.has(same[0]))
    return { path: same[0], renamed: false }
  const folder = path.slice(0, Math.max(0, slash))
  const beside = [...index.files].filter(
    (file) => file.lastIndexOf('/') === slash && file.startsWith(slash < 0 ? '' : `${folder}/`),
  )
  const names = beside.slice(0, 500).map((file) => file.slice(slash + 1))
  const like = nearestName(
    name,
    names.filter((other) => extensionOf(other) === extensionOf(name)),
  )
  return like === null ? null : { path: slash < 0 ? like : `${folder}/${like}`, renamed: false }
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
