import { oneLine } from '../document/parse.js'
import type { LintItem } from '../lint/items.js'
import { plainText, splitItem } from './item-text.js'
import type { Names } from './places.js'
import type { Origin, ResumeNote, ResumeTask } from './resume.js'

/** Verified: it names something of the repository, and all of it was found as it was. */
export function originOf(references: Names['references']): Origin {
  const judged = references.filter(({ state }) => state !== 'unjudged')
  const holds = judged.every(({ state, recheck }) => (state === 'alive' || state === 'moved') && !recheck)
  return judged.length > 0 && holds ? 'verified' : 'stated'
}

export function deriveNote(
  item: LintItem,
  { anchor, places, references, next, line }: Names & { next: ResumeTask | null; line: number | null },
): ResumeNote {
  return {
    ...readNote(item),
    line,
    // Also where it comes from the trailer of a commit, it is somebody's word.
    origin: originOf(references),
    anchor,
    recheck: references.some(({ recheck, state }) => recheck || state === 'dead' || state === 'drifted'),
    touchesNext: next !== null && places.some(({ path }) => next.paths.some((other) => isNear(path, other))),
  }
}

const marker = /^(?:[-*+]|\d{1,9}[.)])\s+/
const reason = /^(?:\*\*)?(?:reason|why|because)\b/i

/** A reason stands on the line, and so does what a heading is about; the rest stands below. */
function readNote(item: LintItem): { text: string; details: string } {
  const { head, details } = splitItem(item)
  const [first = '', ...rest] = details.split(/\n(?=\s*(?:[-*+]|\d{1,9}[.)])\s)|\n\s*\n/)
  const words = oneLine(first.replace(marker, ''))
  const title = item.shape === 'heading' ? null : titleOf(item)
  const text = title === null ? head : `${title}: ${head}`
  if (reason.test(words)) return { text: `${text} (${words})`, details: rest.join('\n') }
  const isProse =
    item.shape === 'heading' && words !== '' && !marker.test(first) && !/^(?:`{3}|~{3})/.test(first)
  return isProse ? { text: `${text}: ${words}`, details: rest.join('\n') } : { text, details }
}

/** "Windows", below which a list says what will bite there; a longer heading is a sentence about all of it. */
function titleOf({ role, section, headings, text }: LintItem): string | null {
  const title = headings.at(-1) ?? ''
  if (role === 'task' || section === `${role}s` || title.length > longestTitle) return null
  const [first = ''] = plainText(title).split(' ')
  return first === '' || plainText(text).includes(first) ? null : title
}

const longestTitle = 30

/** The same file, or a folder and a file in it. */
function isNear(one: string, other: string): boolean {
  const within = (folder: string, path: string) =>
    path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
  return one === other || within(one, other) || within(other, one)
}

export function orderNotes(notes: readonly ResumeNote[]): ResumeNote[] {
  return [...notes].sort((one, other) => Number(other.touchesNext) - Number(one.touchesNext))
}
