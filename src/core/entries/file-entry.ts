import type { FileChange } from '../facts.js'
import { renderCode } from '../text/markdown.js'
import { countFiles, countLines, renderLines } from './lines.js'

/** One file of the branch as one line: `` `src/auth/auth.ts` (lines 15-89) ``. */
export function renderFileEntry(file: FileChange): string {
  return `${renderCode(file.path)} (${describeFile(file)})`
}

/** A folder that stands for its files: `` `src/auth/` (12 files, +340 −52) ``. */
export function renderFolderEntry(folder: string, files: readonly FileChange[]): string {
  return `${renderCode(folder)} (${countFiles(files.length)}, ${renderCounts(files)})`
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

export function describeFile(file: FileChange): string {
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
    return additions === 0 ? 'new empty file' : `new file, ${countLines(additions)}`
  }
  if (status === 'deleted')
    return file.kind === 'binary' ? 'binary file deleted' : `deleted, ${countLines(deletions)}`
  if (ranges.length > 0) return renderLines(ranges)
  if (deletions > 0) return `${countLines(deletions)} removed`
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
