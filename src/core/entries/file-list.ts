import type { FileChange } from '../facts.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/markdown.js'
import { describeFile, renderFileEntry, renderFolderEntry } from './file-entry.js'
import { countFiles, renderList, renderShortList } from './lines.js'
import { bySize, inReadingOrder, isUnread, unread } from './reading-order.js'
import { groupTestData } from './test-data.js'

/** Above this many files a reader wants folders. */
const maxFiles = 60
const maxFolders = 30
const namedInFolder = 3

/** Every file of the branch, one item each; by folder where there are many or where a summary is wanted. */
export function deriveFileItems(
  files: readonly FileChange[],
  options: { summary: boolean; details: (file: FileChange) => string },
): Item[] {
  const read = files.filter((file) => !isUnread(file))
  const rest = files.filter((file) => isUnread(file))
  const rows = foldTestData(inReadingOrder(read))
  const items =
    options.summary || rows.length > maxFiles
      ? deriveFolderItems(read)
      : rows.map((row) =>
          'folder' in row
            ? item(renderFolderEntry(row.folder, row.members), '')
            : item(renderFileEntry(row), options.details(row)),
        )
  return rest.length === 0 ? items : [...items, item(renderUnread(rest), '')]
}

/** Files that are told as the folder they are in. */
interface Fold {
  folder: string
  members: FileChange[]
}

/** In the place of the first file of some test data the folder that stands for it. */
function foldTestData(files: readonly FileChange[]): (FileChange | Fold)[] {
  const folders = groupTestData(files)
  const folds = new Map<string, Fold>()
  return files.flatMap((file): (FileChange | Fold)[] => {
    const folder = folders.get(file)
    if (folder === undefined) return [file]
    const known = folds.get(folder)
    if (known !== undefined) {
      known.members.push(file)
      return []
    }
    const fold = { folder, members: [file] }
    folds.set(folder, fold)
    return [fold]
  })
}

/** The line for files that nobody reads, such as `Lock and generated files: …`. */
const unreadLine =
  /^(?:Lock|Generated|Vendored|Binary)(?:, (?:lock|generated|vendored|binary))*(?: and (?:lock|generated|vendored|binary))? files?: `/

export function isUnreadLine(text: string): boolean {
  return unreadLine.test(text)
}

function renderUnread(files: readonly FileChange[]): string {
  const kinds = renderList(unread.filter((kind) => files.some((file) => file.kind === kind)))
  const names = bySize(files).map((file) => `${renderCode(file.path)}${sizeOf(file)}`)
  const label = `${kinds.charAt(0).toUpperCase()}${kinds.slice(1)} ${files.length === 1 ? 'file' : 'files'}`
  return `${label}: ${renderShortList(names, 4)}`
}

function sizeOf(file: FileChange): string {
  if (file.kind === 'binary') return file.status === 'modified' ? '' : ` (${describeFile(file)})`
  return ` (+${file.additions} −${file.deletions})`
}

function deriveFolderItems(files: readonly FileChange[]): Item[] {
  return [...groupByFolder(files)].map(([folder, members]) => {
    const [only] = members
    if (members.length === 1 && only !== undefined) return item(renderFileEntry(only), '')
    const names = bySize(members).map((file) => {
      const name = folder === './' ? file.path : file.path.slice(folder.length)
      return `${renderCode(name)} (${describeShortly(file)})`
    })
    return item(renderFolderEntry(folder, members), `- ${renderShortList(names, namedInFolder)}`)
  })
}

/** The line below a folder: names with what happened to each. */
export function isFolderDetail(text: string): boolean {
  return /^`.+?` \((?:\+\d+ −\d+|new|deleted|renamed|changed)\)/.test(text)
}

function describeShortly(file: FileChange): string {
  if (file.status === 'added') return 'new'
  if (file.status === 'deleted') return 'deleted'
  if (file.additions + file.deletions === 0) return file.previousPath === null ? 'changed' : 'renamed'
  return `+${file.additions} −${file.deletions}`
}

/** Deep folders give way to their parents, smallest first, until a reader can take them in. */
function groupByFolder(files: readonly FileChange[]): Map<string, FileChange[]> {
  let groups = new Map<string, FileChange[]>()
  for (const file of files) push(groups, folderOf(file.path), file)
  while (groups.size > maxFolders) {
    const deepest = Math.max(...[...groups.keys()].map(depthOf))
    if (deepest <= 1) break
    const next = new Map<string, FileChange[]>()
    for (const [folder, members] of groups) {
      const target = depthOf(folder) === deepest ? folderOf(folder.slice(0, -1)) : folder
      for (const file of members) push(next, target, file)
    }
    groups = next
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? './' : path.slice(0, slash + 1)
}

function depthOf(folder: string): number {
  return folder === './' ? 0 : folder.split('/').length - 1
}

function push(groups: Map<string, FileChange[]>, folder: string, file: FileChange): void {
  const members = groups.get(folder)
  if (members === undefined) groups.set(folder, [file])
  else members.push(file)
}

function item(text: string, details: string): Item {
  return { text, details, done: null }
}

/** ``12 files, +340 −52 against `main` ``. */
export function renderScope(files: readonly FileChange[], counts: string, base: string): string {
  return `${countFiles(files.length)}, ${counts} against ${renderCode(base)}`
}
