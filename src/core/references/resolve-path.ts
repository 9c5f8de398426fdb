import { hasPath, type PathIndex } from './path-index.js'

/** How a path is said, and from where. */
export interface SaidPath {
  path: string
  /** Folders it may be relative to, the nearest first; `''` is the root. */
  folders: readonly string[]
}

/**
 * All that a path can mean in a tree, none where it means nothing: from the root or one of its folders; else shortened
 * at its beginning (`auth/auth.ts` for `src/auth/auth.ts`) or in its middle (`src/.../auth.ts`).
 */
export function resolvePath(index: PathIndex, said: SaidPath): string[] {
  for (const path of listPlaces(said)) if (hasPath(index, path)) return [path]
  return said.path.startsWith('../') ? [] : resolveShortened(index, said.path)
}

/** Where it would be, in full; the root first. */
export function listPlaces({ path, folders }: SaidPath): string[] {
  if (isShortened(path)) return []
  const places = ['', ...folders].flatMap((folder) => {
    const full = normalizePath(folder === '' ? path : `${folder}/${path}`)
    return full === null ? [] : [full]
  })
  return [...new Set(places)]
}

/** Without `.`, `..`, and the final `/`; null where it leaves the repository. */
export function normalizePath(path: string): string | null {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.length === 0 ? null : segments.join('/')
}

function isShortened(path: string): boolean {
  return /(?:^|\/)(?:\.{3}|…)(?:\/|$)|…/.test(path)
}

function resolveShortened(index: PathIndex, path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const name = segments.at(-1)
  if (name === undefined) return []
  const cut = segments.findIndex((segment) => segment === '...' || segment.includes('…'))
  const candidates = index.byName.get(name) ?? []
  if (cut === -1) {
    const end = segments.join('/')
    return candidates.filter((path) => path === end || path.endsWith(`/${end}`))
  }
  const begin = segments.slice(0, cut).join('/')
  const end = segments.slice(cut + 1).join('/')
  return candidates.filter(
    (path) =>
      (path === end || path.endsWith(`/${end}`)) &&
      (begin === '' || path.startsWith(`${begin}/`) || path.includes(`/${begin}/`)),
  )
}
