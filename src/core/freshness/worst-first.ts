import type { FileChange, FileKind } from '../facts.js'
import type { UncoveredFile } from './freshness.js'

/** What nobody reads line by line says least of what a page lacks. */
const unread: readonly FileKind[] = ['lock', 'generated', 'vendored', 'binary']

/** What people read first, then what most commits touched, then what changed most, then by path. */
export function orderWorstFirst(
  uncovered: readonly UncoveredFile[],
  files: readonly FileChange[],
): UncoveredFile[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const ranked = uncovered.map((file) => {
    const now = known.get(file.path)
    return {
      file,
      isUnread: now !== undefined && unread.includes(now.kind),
      lines: now === undefined ? 0 : now.additions + now.deletions,
    }
  })
  ranked.sort(
    (a, b) =>
      Number(a.isUnread) - Number(b.isUnread) ||
      b.file.commits.length - a.file.commits.length ||
      b.lines - a.lines ||
      (a.file.path < b.file.path ? -1 : 1),
  )
  return ranked.map(({ file }) => file)
}
