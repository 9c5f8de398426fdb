import type { FileChange } from '../facts.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/markdown.js'
import { countFiles } from './lines.js'

const maxItems = 12

/**
 * What the branch changed in the shape of the project: folders that came, went or moved, and the files that steer
 * building, running and storing. `isNewFolder` and `isGoneFolder` tell whether the other side has the folder at all.
 */
export function deriveArchitectureItems(
  files: readonly FileChange[],
  folders: { isNew: (folder: string) => boolean; isGone: (folder: string) => boolean },
): Item[] {
  const moved = deriveMoves(files)
  const cameBy = (folder: string) => moved.some((move) => move.to === folder || folder.startsWith(move.to))
  const wentBy = (folder: string) =>
    moved.some((move) => move.from === folder || folder.startsWith(move.from))
  const came = outermost(files, (file) => file.status === 'added', folders.isNew).filter(
    (f) => !cameBy(f.folder),
  )
  const went = outermost(files, (file) => file.status === 'deleted', folders.isGone).filter(
    (f) => !wentBy(f.folder),
  )
  return [
    ...moved.map(
      ({ from, to, count }) => `Moved ${renderCode(from)} to ${renderCode(to)} (${countFiles(count)})`,
    ),
    ...came.map(({ folder, count }) => `New folder ${renderCode(folder)} (${countFiles(count)})`),
    ...went.map(({ folder, count }) => `Removed folder ${renderCode(folder)} (${countFiles(count)})`),
    ...deriveNotableFiles(files),
  ]
    .slice(0, maxItems)
    .map((text) => ({ text, details: '', done: null }))
}

const architectureLine =
  /^(?:Moved `[^`]+` to `[^`]+` \(\d+ files?\)|(?:New|Removed) folder `[^`]+` \(\d+ files?\)|(?:New|Changed|Removed) (?:workflow|container set-up|database migration|API description) `[^`]+`)$/

export function isArchitectureLine(text: string): boolean {
  return architectureLine.test(text)
}

/** Folders that at least three files left together for one other folder. */
function deriveMoves(files: readonly FileChange[]): { from: string; to: string; count: number }[] {
  const moves = new Map<string, { from: string; to: string; count: number }>()
  for (const { status, path, previousPath } of files) {
    if (status !== 'renamed' || previousPath === null) continue
    const [from, to] = differingFolders(previousPath, path)
    if (from === to) continue
    const key = `${from}\0${to}`
    const move = moves.get(key) ?? { from, to, count: 0 }
    move.count++
    moves.set(key, move)
  }
  return [...moves.values()].filter((move) => move.count >= 3 && move.from !== './' && move.to !== './')
}

/** `src/a/x/f.ts`, `src/b/x/f.ts` → `src/a/`, `src/b/`: the common end of both folders is cut off. */
function differingFolders(before: string, after: string): [string, string] {
  const from = before.split('/').slice(0, -1)
  const to = after.split('/').slice(0, -1)
  while (from.length > 1 && to.length > 1 && from.at(-1) === to.at(-1)) {
    from.pop()
    to.pop()
  }
  return [`${from.join('/') || '.'}/`, `${to.join('/') || '.'}/`]
}

/** The outermost folders that only one side has, with the number of files below each. */
function outermost(
  files: readonly FileChange[],
  concerns: (file: FileChange) => boolean,
  isOneSided: (folder: string) => boolean,
): { folder: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const file of files) {
    if (!concerns(file)) continue
    const folder = foldersOf(file.path).find(isOneSided)
    if (folder !== undefined) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].map(([folder, count]) => ({ folder, count }))
}

/** `src/auth/store.ts` → `src/`, `src/auth/`. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`)
}

const notable: readonly (readonly [string, RegExp])[] = [
  [
    'workflow',
    /^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)(\.gitlab-ci\.yml|Jenkinsfile|azure-pipelines\.yml)$/,
  ],
  ['container set-up', /(^|\/)(Dockerfile[^/]*|(docker-)?compose[^/]*\.ya?ml)$/],
  [
    'database migration',
    /(^|\/)(migrations?|migrate)\/.*\.(sql|ts|js|py|rb|php)$|(^|\/)schema\.(prisma|sql|rb)$/,
  ],
  ['API description', /(^|\/)(openapi|swagger)[^/]*\.(ya?ml|json)$|\.(proto|graphql)$/],
]

function deriveNotableFiles(files: readonly FileChange[]): string[] {
  const verbs: Partial<Record<FileChange['status'], string>> = { added: 'New', deleted: 'Removed' }
  return files.flatMap((file) => {
    if (file.kind === 'test') return []
    const what = notable.find(([, pattern]) => pattern.test(file.path))?.[0]
    return what === undefined ? [] : [`${verbs[file.status] ?? 'Changed'} ${what} ${renderCode(file.path)}`]
  })
}
