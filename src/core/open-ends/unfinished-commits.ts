import { openLedger } from '../commits/ledger.js'
import { parseSubject } from '../commits/subject.js'
import { isAutomatic, isUnfinished } from '../commits/unfinished.js'
import type { Commit, OpenEnd } from '../facts.js'
import { cleanText, cutText } from '../lines/plain-text.js'

/**
 * Commits whose subjects say that they are not finished, oldest first: work in progress, and fixups that still want
 * `git rebase --autosquash`, one line per target. The same subject twice is told once; what was taken back is over.
 */
export function deriveUnfinishedCommits(commits: readonly Commit[]): OpenEnd[] {
  const ledger = openLedger()
  for (const commit of commits) ledger.add(commit)
  const cancelled = ledger.cancelled()
  const openEnds = new Map<string, OpenEnd & { commits: string[] }>()
  for (const { sha, subject, leavesNothing } of commits) {
    const { fixupOf } = parseSubject(subject)
    if (cancelled.has(sha) || (fixupOf === null && (leavesNothing || !isUnfinished(subject)))) continue
    const key = fixupOf === null ? keyOf(subject) : `fixup ${fixupOf.toLowerCase()}`
    const told = openEnds.get(key)
    if (told !== undefined) told.commits.push(sha)
    else
      openEnds.set(key, {
        kind: 'unfinished-commit',
        path: null,
        line: null,
        text: textOf(subject),
        commits: [sha],
      })
  }
  return [...openEnds.values()]
}

/** Programs write the time into each subject of theirs. */
function keyOf(subject: string): string {
  return isAutomatic(subject) ? 'automatic' : textOf(subject).toLowerCase()
}

function textOf(subject: string): string {
  return cutText(cleanText(subject), 120)
}
