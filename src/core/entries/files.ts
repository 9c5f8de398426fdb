import type { FileChange, FileKind } from '../facts.js'
import { addTo } from '../groups.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { countNoun } from '../text/words.js'
import { renderLines, renderList, renderShortList } from './lines.js'
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
  for (const file of files) addTo(groups, folderOf(file.path), file)
  while (groups.size > maxFolders) {
    const deepest = Math.max(...[...groups.keys()].map(depthOf))
    if (deepest <= 1) break
    const next = new Map<string, FileChange[]>()
    for (const [folder, members] of groups) {
      const target = depthOf(folder) === deepest ? folderOf(folder.slice(0, -1)) : folder
      for (const file of members) addTo(next, target, file)
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

function item(text: string, details: string): Item {
  return { text, details, done: null }
}

/** ``12 files, +340 −52 against `main` ``. */
export function renderScope(files: readonly FileChange[], counts: string, base: string): string {
  return `${countNoun(files.length, 'file')}, ${counts} against ${renderCode(base)}`
}

/** Files nobody reads line by line: told together, last. */
const unread: readonly FileKind[] = ['lock', 'generated', 'vendored', 'binary']
/** What a reader looks for first. */
const order: readonly FileKind[] = ['source', 'submodule', 'test', 'config', 'docs']

function isUnread({ kind }: FileChange): boolean {
  return unread.includes(kind)
}

/** Without those that nobody reads. */
export function inReadingOrder(files: readonly FileChange[]): FileChange[] {
  return order.flatMap((kind) => files.filter((file) => file.kind === kind))
}

/** The largest changes first. */
export function bySize(files: readonly FileChange[]): FileChange[] {
  const size = (file: FileChange) => file.additions + file.deletions
  return [...files].sort((a, b) => size(b) - size(a))
}

/** One file of the branch as one line: `` `src/auth/auth.ts` (lines 15-89) ``. */
export function renderFileEntry(file: FileChange): string {
  return `${renderCode(file.path)} (${describeFile(file)})`
}

/** A folder that stands for its files: `` `src/auth/` (12 files, +340 −52) ``. */
export function renderFolderEntry(folder: string, files: readonly FileChange[]): string {
  return `${renderCode(folder)} (${countNoun(files.length, 'file')}, ${renderCounts(files)})`
}

/** A file or dependency (as a code span) that people remarked on and that the branch does not change any more. */
export function renderFormerEntry(code: string): string {
  return `${code} (no longer part of this work)`
}

/** `+340 −52`: added and removed lines. */
export function renderCounts(files: readonly FileChange[]): string {
  const sum = (count: (file: FileChange) => number) => files.reduce((total, file) => total + count(file), 0)
  return `+${sum((file) => file.additions)} −${sum((file) => file.deletions)}`
}

function describeFile(file: FileChange): string {
  if (file.kind === 'submodule') return submoduleChange[file.status] ?? 'submodule at another commit'
  const parts: string[] = []
  if (file.previousPath !== null) {
    parts.push(`${file.status === 'copied' ? 'copied' : 'renamed'} from ${renderCode(file.previousPath)}`)
  }
  const mode = describeMode(file)
  if (mode !== null) parts.push(mode)
  const content = describeContent(file)
  if (content !== null) parts.push(content)
  return parts.join('; ') || 'changed'
}

const submoduleChange: Partial<Record<FileChange['status'], string>> = {
  added: 'new submodule',
  deleted: 'submodule removed',
}

function describeContent(file: FileChange): string | null {
  const { status, additions, deletions, ranges } = file
  if (status === 'added') {
    if (file.kind === 'binary') return 'new binary file'
    return additions === 0 ? 'new empty file' : `new file, ${countNoun(additions, 'line')}`
  }
  if (status === 'deleted')
    return file.kind === 'binary' ? 'binary file deleted' : `deleted, ${countNoun(deletions, 'line')}`
  if (ranges.length > 0) return renderLines(ranges)
  if (deletions > 0) return `${countNoun(deletions, 'line')} removed`
  return file.kind === 'binary' && status === 'modified' ? 'binary file changed' : null
}

function describeMode({ mode, status }: FileChange): string | null {
  if (mode.from === null || mode.to === null || mode.from === mode.to) return null
  if (status === 'type-changed') return mode.to === '120000' ? 'now a symbolic link' : 'now a regular file'
  return mode.to === '100755' ? 'now executable' : 'no longer executable'
}

const code = '(?:`[^`]+`|``.+?``|```.+?```)'
const count = '\\d+ lines?'
const places = '\\d+(?:-\\d+)?(?:, \\d+(?:-\\d+)?)*(?: and \\d+ more places)?'
const description = [
  `lines? ${places}`,
  `new file, ${count}`,
  'new empty file',
  'new binary file',
  `deleted, ${count}`,
  'binary file (?:changed|deleted)',
  `${count} removed`,
  `(?:renamed|copied) from ${code}`,
  'now executable',
  'no longer executable',
  'now a (?:symbolic link|regular file)',
  'new submodule',
  'submodule removed',
  'submodule at another commit',
  '\\d+ files?, \\+\\d+ [−-]\\d+',
  'no longer part of this work',
  'changed',
].join('|')
const entry = new RegExp(`^(${code}) \\((?:${description})(?:; (?:${description}))*\\)$`)

/** A line below a file: ``Reads `SESSION_SECRET` (line 21), not documented``. */
export function renderVariableDetail(name: string, line: number, documented: boolean): string {
  return `Reads ${renderCode(name)} (line ${line})${documented ? '' : ', not documented'}`
}

export function isFileDetail(text: string): boolean {
  return /^Reads `[^`]+` \(line \d+\)(?:, not documented)?$/.test(text)
}

/** The code span with the path of a line that follows our grammar for files and folders; null for people's own. */
export function parseFileEntry(text: string): string | null {
  return entry.exec(text)?.[1] ?? null
}
