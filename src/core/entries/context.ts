import type { Change } from '../commits/fold.js'
import { findMotive } from '../commits/motive.js'
import type { Commit, FileChange, FileKind, Oid } from '../facts.js'
import type { Item } from '../handoff.js'
import { escapeMarkdown } from '../text/markdown.js'

const maxItems = 2
/** What a change must have of the diff for its reason to be the branch's; less does where no other has more. */
const shareOfMany = 1 / 4
const shareOfLargest = 1 / 8

/** Why the branch exists, where the messages of those commits say so that it mostly consists of; oldest first. */
export function deriveContextItems(
  changes: readonly Change[],
  commits: readonly Commit[],
  files: readonly FileChange[],
): Item[] {
  const bodies = new Map(commits.map(({ sha, body }) => [sha, body]))
  const shareOf = openShares(changes, files)
  const ranked = [...changes].sort((a, b) => shareOf(b) - shareOf(a))
  const told = ranked
    .filter((change, rank) => shareOf(change) >= (rank === 0 ? shareOfLargest : shareOfMany))
    .map((change) => ({ change, text: findText(change, bodies) }))
    .filter(({ text }) => text !== null)
    .slice(0, maxItems)
    .sort((a, b) => changes.indexOf(a.change) - changes.indexOf(b.change))
  const texts = new Set(told.map(({ text }) => text ?? ''))
  return [...texts].map((text) => ({ text: escapeMarkdown(text), details: '', done: null }))
}

function findText({ commits }: Change, bodies: ReadonlyMap<Oid, string>): string | null {
  for (const sha of commits) {
    const motive = findMotive(bodies.get(sha) ?? '')
    if (motive !== null) return motive
  }
  return null
}

/** How much a line of a kind of file tells of what the branch is for. */
const weights: Partial<Record<FileKind, number>> = { source: 1, test: 0.25, config: 0.25, docs: 0.25 }

/** Git counts a file's lines for all commits together: a new file is mostly of its first one, others of each alike. */
function openShares(changes: readonly Change[], files: readonly FileChange[]): (change: Change) => number {
  const parts = new Map<Oid, number>()
  for (const { kind, status, additions, deletions, commits } of files) {
    const size = (additions + deletions) * (weights[kind] ?? 0)
    const extra = status === 'added' && commits.length > 1 ? 0.5 : 0
    commits.forEach((sha, index) => {
      const part = (index === 0 ? extra : 0) + (1 - extra) / commits.length
      parts.set(sha, (parts.get(sha) ?? 0) + size * part)
    })
  }
  const all = [...parts.values()].reduce((sum, part) => sum + part, 0)
  // Files without lines, such as images and renames, tell nothing of size.
  if (all === 0) return () => 1 / changes.length
  return ({ commits }) => commits.reduce((sum, sha) => sum + (parts.get(sha) ?? 0), 0) / all
}
