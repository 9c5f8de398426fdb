import { parseSubject } from '../commits/subject.js'
import type { Commit, OpenEnd } from '../facts.js'
import { cleanText, cutText } from '../lines/plain-text.js'

/** `WIP`, `wip: login`, `[WIP] login`, `feat(auth): wip login`, `login (wip)`; not `Wipe caches`. */
const workInProgress =
  /^(?:wip|\[wip\]|\(wip\))(?![\w/.-])|(?:\[wip\]|\(wip\)|[:—–-] wip)$|^work in progress\b|\bdo not merge\b|\bdon't merge(?: yet)?$|^(?:\[?draft\]?|\[?dnm\]?):/i
/** Subjects that say no more than "saved": whole, so that `Save the user's choice` is not one; or as a prefix. */
const savedOnly =
  /^(?:te?mp|temporary(?: commit)?|checkpoint(?: commit)?(?: #?\d+)?|save(?: ?point| work| progress)?|stash|unfinished|half[- ]done|in progress|backup|end of day|eod)[.!]*$|^(?:checkpoint|te?mp|unfinished): /i

/**
 * Commits whose subjects say that they are not finished, oldest first: work in progress, and fixups that still want
 * `git rebase --autosquash`, one line per target. The same subject twice is told once.
 */
export function deriveUnfinishedCommits(commits: readonly Commit[]): OpenEnd[] {
  const told = new Set<string>()
  const openEnds: OpenEnd[] = []
  for (const commit of commits) {
    const subject = cutText(cleanText(commit.subject), 120)
    const { fixupOf, description, scope, type } = parseSubject(commit.subject)
    const key = fixupOf === null ? subject.toLowerCase() : `fixup ${fixupOf.toLowerCase()}`
    const isUnfinished =
      fixupOf !== null ||
      [subject, description].some((text) => workInProgress.test(text) || savedOnly.test(text)) ||
      scope?.toLowerCase() === 'wip' ||
      type === 'wip'
    if (!isUnfinished || told.has(key)) continue
    told.add(key)
    openEnds.push({ kind: 'unfinished-commit', path: null, line: null, text: subject })
  }
  return openEnds
}
