import { cleanText, cutText } from '../lines/plain-text.js'
import { parseSubject } from './subject.js'

/** `WIP`, `wip: login`, `[WIP] login`, `feat(auth): wip login`, `login (wip)`; not `Wipe caches`. */
const workInProgress =
  /^(?:wip|\[wip\]|\(wip\))(?![\w/.-])|(?:\[wip\]|\(wip\)|[:—–-] wip)$|^work in progress\b|\bdo not merge\b|\bdon't merge(?: yet)?$|^(?:\[?draft\]?|\[?dnm\]?):/i
/** Subjects that say no more than "saved": whole, so that `Save the user's choice` is not one; or as a prefix. */
const savedOnly =
  /^(?:te?mp|temporary(?: commit)?|checkpoint(?: commit)?(?: #?\d+)?|save(?: ?point| work| progress)?|stash|unfinished|half[- ]done|in progress|backup|end of day|eod)[.!]*$|^(?:checkpoint|te?mp|unfinished): /i
/** `auto-save`, `auto-save: 1 files @ 11:46`, `Auto-commit 2026-01-05`; not `auto-save: keep the cursor`. */
const automatic =
  /^(?:wip\W+)?auto(?:matic)?[- ]?(?:save|commit|backup)d?\b(?:[^\p{L}]|\b(?:files?|changes?|changed|modified|at|on|from|[ap]m|[tz])\b)*$/iu

/** Whether a subject says that its work is not finished: a `fixup!` says so of its place alone. */
export function isUnfinished(subject: string): boolean {
  const text = textOf(subject)
  const { description, scope, type } = parseSubject(subject)
  return (
    [text, description].some((each) => workInProgress.test(each) || savedOnly.test(each)) ||
    scope?.toLowerCase() === 'wip' ||
    type === 'wip'
  )
}

/** Whether a program saved what there was, and says no more. */
export function isAutomatic(subject: string): boolean {
  return automatic.test(textOf(subject)) || automatic.test(textOf(parseSubject(subject).description))
}

const longestText = 120

function textOf(subject: string): string {
  return cutText(cleanText(subject), longestText)
}
