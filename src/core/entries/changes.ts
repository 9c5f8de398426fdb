import type { Change } from '../commits/ledger.js'
import { findMotive } from '../commits/messages.js'
import type { BranchFacts, Commit, FileChange, FileKind, Oid } from '../facts.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { escapeMarkdown } from '../text/markdown.js'
import { countNoun } from '../text/words.js'

/** More than this is a log, not a summary. */
const maxChanges = 25
/** So many files are named; more are counted. */
const namedFiles = 2

/** `Login (wip)` needs no word more. */
const saysUnfinished = /\b(?:wip|work in progress|unfinished)\b/i

/** What was done, in the words of the commits, oldest first: `Fix expiry of cookies (`src/cookie.ts`)`. */
export function deriveChangeItems(changes: readonly Change[], facts: BranchFacts): Item[] {
  const placed = changes
    .map((change) => ({ change, files: filesOf(change, facts.files) }))
    .filter(({ change, files }) => change.text !== '' || files.length > 0)
  if (placed.length <= maxChanges) return placed.map(({ change, files }) => item(change, files))
  const widest = [...placed].sort((a, b) => b.files.length - a.files.length).slice(0, maxChanges)
  const rest = placed.length - widest.length
  const told = placed.filter((entry) => widest.includes(entry))
  return [
    ...told.map(({ change, files }) => item(change, files)),
    { text: countNoun(rest, 'smaller change'), details: '', done: null },
  ]
}

function item(change: Change, files: readonly FileChange[]): Item {
  if (change.text === '') return { text: `Edit ${renderPlaces(files, ' and ')}`, details: '', done: null }
  const remarks = [
    ...(change.breaking ? ['breaking'] : []),
    ...(change.unfinished && !saysUnfinished.test(change.text) ? ['unfinished'] : []),
    ...(files.length === 0 ? [] : [renderPlaces(files)]),
  ]
  const behind = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`
  return { text: escapeMarkdown(change.text) + behind, details: '', done: null }
}

function renderPlaces(files: readonly FileChange[], between = ', '): string {
  if (files.length > namedFiles) return countNoun(files.length, 'file')
  return files.map((file) => renderCode(file.path)).join(between)
}

/** A line of ours in the commit's own words alone. */
export function withoutPlaces(text: string): string {
  return text.replace(
    / \((?:breaking(?:; )?)?(?:unfinished(?:; )?)?(?:`[^`]*`(?:, `[^`]*`)?|\d+ files?)?\)$/,
    '',
  )
}

function filesOf(change: Change, files: readonly FileChange[]): FileChange[] {
  const commits = new Set(change.commits)
  return files.filter((file) => file.commits.some((sha) => commits.has(sha)))
}

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
