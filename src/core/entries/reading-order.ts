import type { FileChange, FileKind } from '../facts.js'

/** Files nobody reads line by line: told together, last. */
export const unread: readonly FileKind[] = ['lock', 'generated', 'vendored', 'binary']
/** What a reader looks for first. */
const order: readonly FileKind[] = ['source', 'submodule', 'test', 'config', 'docs']

export function isUnread({ kind }: FileChange): boolean {
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
