import type { Commit } from '../facts.js'
import { type Change, type Entry, openLedger, type Weight } from './ledger.js'

/** Merges of every kind but `Merge commit from fork`, which is GitHub's subject for a security advisory. */
const mergeSubject =
  /^Merge (?:pull request #|PR #|(?:branch(?:es)?|remote-tracking branch(?:es)?|tag|commit) (?:['"]|\S+ (?:into|of|from)\b)|(?:origin|upstream)\/\S+|(?:main|master|develop|[^\s/]+\/\S+) into\b|in \S+ from\b|commit from fork$)/

/** Commits as the lines a reader wants, oldest first: fixups with their targets, nothing reverted or merged; chores last. */
export function deriveChanges(commits: readonly Commit[]): Change[] {
  const ledger = openLedger()
  for (const commit of commits) {
    if (!mergeSubject.test(commit.subject)) ledger.add(commit)
  }
  const gone = new Set(commits.filter(({ leavesNothing }) => leavesNothing).map(({ sha }) => sha))
  const standing = ledger
    .entries()
    .filter((entry) => !entry.reverted && !entry.commits.every((sha) => gone.has(sha)))
  const of = (weight: Weight) => standing.filter((entry) => entry.weight === weight).map(renderChange)
  const [updates, polish, saved, wordless] = [of('dependencies'), of('polish'), of('saved'), of('wordless')]
  return [
    ...of('plain'),
    ...of('minor'),
    ...(updates.length < 2 ? updates : [join(updates, `${updates.length} dependency updates`)]),
    ...(isOneCommit(polish) ? polish : [join(polish, 'Formatting and small corrections')]),
    ...(saved.length === 0 ? [] : [join(saved, saved.some(isOpen) ? 'Work in progress' : 'Automatic saves')]),
    ...(wordless.length === 0 ? [] : [join(wordless, '')]),
  ]
}

function isOneCommit(changes: readonly Change[]): boolean {
  return changes.flatMap((change) => change.commits).length < 2
}

function isOpen({ unfinished }: Change): boolean {
  return unfinished
}

function renderChange({ text, type, scope, breaking, unfinished, commits }: Entry): Change {
  return { text, type, scope, breaking, unfinished, commits }
}

/** Several changes told as one. */
function join(changes: readonly Change[], text: string): Change {
  const type = changes[0]?.type ?? null
  return {
    text,
    type: changes.every((change) => change.type === type) ? type : null,
    scope: null,
    breaking: changes.some((change) => change.breaking),
    unfinished: changes.some(isOpen),
    commits: changes.flatMap((change) => change.commits),
  }
}
