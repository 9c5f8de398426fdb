import type { Change } from '../commits/fold.js'
import type { BranchFacts, FileChange } from '../facts.js'
import type { Item } from '../handoff.js'
import { escapeMarkdown, renderCode } from '../text/markdown.js'
import { countFiles } from './lines.js'

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
    { text: `${rest} smaller ${rest === 1 ? 'change' : 'changes'}`, details: '', done: null },
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
  if (files.length > namedFiles) return countFiles(files.length)
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
