import type { FileChange } from '../facts.js'
import { addTo } from '../groups.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { countNoun } from '../text/words.js'
import { renderShortList } from './lines.js'
import { isTestData } from './test-data.js'

const maxItems = 12
/** In a folder within others, to be told of. */
const fewestFiles = 3

/** Which folders only one side of the branch has. */
export interface OneSided {
  isNew: (folder: string) => boolean
  isGone: (folder: string) => boolean
}

/**
 * What the branch changed in the shape of the project: folders that came, went or moved, and the files that steer
 * building, running and storing.
 */
export function deriveArchitectureItems(files: readonly FileChange[], folders: OneSided): Item[] {
  const moves = deriveMoves(files, folders)
  const { came, went } = derivePaths(files)
  const data = files.filter(isTestData)
  const isOfWeight = (one: { folder: string; count: number }) => isPart(one, data)
  const isNews = (path: string) => !moves.some(({ from, to }) => path.startsWith(from) || path.startsWith(to))
  return [
    ...moves.map(
      ({ from, to, count }) => `Moved ${renderCode(from)} to ${renderCode(to)} (${countNoun(count, 'file')})`,
    ),
    ...outermost(came.filter(isNews), folders.isNew)
      .filter(isOfWeight)
      .map((one) => renderFolder('New', one)),
    ...outermost(went.filter(isNews), folders.isGone)
      .filter(isOfWeight)
      .map((one) => renderFolder('Removed', one)),
    ...deriveNotableFiles(files),
  ]
    .slice(0, maxItems)
    .map((text) => ({ text, details: '', done: null }))
}

const former = 'no longer part of this work'
const count = String.raw`\((?:\d+ files?|${former})\)`
const what = '(?:workflow|container set-up|database migration|API description)'
const paths = '`[^`]+`(?:(?:, | and )`[^`]+`)*(?: and \\d+ more)?'
const architectureLine = new RegExp(
  `^(?:(Moved \`[^\`]+\` to \`[^\`]+\`|(?:New|Removed) folder \`[^\`]+\`) ${count}|((?:New|Changed|Removed) ${what})s?:? ${paths}(?: \\(${former}\\))?)$`,
)

/** What a line of ours is about, whatever it counts or lists; null for people's own. */
export function architectureKey(text: string): string | null {
  const [, folder, kind] = architectureLine.exec(text) ?? []
  return folder ?? kind ?? null
}

/** The line of something that the branch does not change any more, for what people wrote below it. */
export function renderFormerArchitecture(text: string): string {
  return `${text.replace(/ \([^()]*\)$/, '')} (${former})`
}

/** Folders that files left together for one other folder: three of them, or all there were. */
function deriveMoves(
  files: readonly FileChange[],
  folders: OneSided,
): { from: string; to: string; count: number }[] {
  const moves = new Map<string, { from: string; to: string; count: number }>()
  for (const { status, path, previousPath } of files) {
    if (status !== 'renamed' || previousPath === null) continue
    const [from, to] = differingFolders(previousPath, path)
    if (from === to || from === './' || to === './') continue
    const key = `${from}\0${to}`
    const move = moves.get(key) ?? { from, to, count: 0 }
    move.count++
    moves.set(key, move)
  }
  const isWhole = ({ from, to, count }: { from: string; to: string; count: number }) =>
    count >= 2 && folders.isGone(from) && folders.isNew(to)
  return [...moves.values()].filter((move) => move.count >= 3 || isWhole(move))
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

/** Where files are that were not there before, and where they are no more. */
function derivePaths(files: readonly FileChange[]): { came: string[]; went: string[] } {
  const renamed = files.filter(({ status }) => status === 'renamed')
  const of = (status: FileChange['status']) =>
    files.filter((file) => file.status === status).map(({ path }) => path)
  return {
    came: [...of('added'), ...renamed.map(({ path }) => path)],
    went: [...of('deleted'), ...renamed.flatMap(({ previousPath }) => previousPath ?? [])],
  }
}

/** The outermost folders that only one side has, with the number of files below each. */
function outermost(
  paths: readonly string[],
  isOneSided: (folder: string) => boolean,
): { folder: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const path of paths) {
    const folder = foldersOf(path).find(isOneSided)
    if (folder !== undefined) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].map(([folder, count]) => ({ folder, count }))
}

/** A folder at the root, or one of some weight; what tests only read is no part of the project's shape. */
function isPart({ folder, count }: { folder: string; count: number }, data: readonly FileChange[]): boolean {
  if (folder.indexOf('/') === folder.length - 1) return true
  const read = data.filter(({ path }) => path.startsWith(folder)).length
  return count >= fewestFiles && read * 2 <= count
}

function renderFolder(verb: string, { folder, count }: { folder: string; count: number }): string {
  return `${verb} folder ${renderCode(folder)} (${countNoun(count, 'file')})`
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
    /^(?=(?:.*\/)?(?:migrations?|migrate)\/).*\.(sql|ts|js|py|rb|php)$|(^|\/)schema\.(prisma|sql|rb)$/,
  ],
  ['API description', /(^|\/)(openapi|swagger)[^/]*\.(ya?ml|json)$|\.(proto|graphql)$/],
]

/** `New workflow `a``; several of one kind are one line: `Changed workflows: `a`, `b` and 10 more`. */
function deriveNotableFiles(files: readonly FileChange[]): string[] {
  const groups = new Map<string, string[]>()
  for (const { kind, path, status } of files) {
    const what = kind === 'test' ? undefined : notable.find(([, pattern]) => pattern.test(path))?.[0]
    if (what === undefined) continue
    const verb = status === 'added' ? 'New' : status === 'deleted' ? 'Removed' : 'Changed'
    addTo(groups, `${verb} ${what}`, renderCode(path))
  }
  return [...groups].map(([label, paths]) => {
    const plural = label.endsWith('set-up') ? `${label}s` : label.replace(/[^s]$/, '$&s')
    return paths.length === 1 ? `${label} ${paths[0]}` : `${plural}: ${renderShortList(paths, 3)}`
  })
}
