/** Languages in which a name, once loaded, is known everywhere: then no line may declare it any more. */
import { isMember, type LostSymbol, lastPart } from '../lost-symbols.js'
import { findMemberUse } from '../members.js'
import { isTouched, type NamedFile } from '../named-file.js'
import type { Standing, Use } from '../naming.js'
import { isDistinctive } from '../telling-names.js'
import { findWord, qualifierBefore, textAfter } from '../words.js'

/** What differs between these languages. */
export interface GlobalNames {
  /** How members of something else are reached: `.` of `user.name`. */
  memberMarks: readonly string[]
  /** Whether a function is called without brackets. */
  bareCalls: boolean
  /** Matches, from its line's start, what announces a function without being one: a prototype. */
  announcement?: RegExp
}

export function findGlobalUse(
  lost: LostSymbol,
  file: NamedFile,
  standing: Standing,
  { memberMarks, bareCalls, announcement }: GlobalNames,
): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  if (standing.declared || lost.change === 'moved' || !isDistinctive(lost.name)) return null
  const isFunction = lost.kind === 'function'
  let announced: Use | null = null
  for (const at of findWord(file.code, lost.name)) {
    const qualifier = qualifierBefore(file.code, at)
    if (qualifier !== null && !isOwn(qualifier, lost, memberMarks)) continue
    const next = textAfter(file.code, at, lost.name)
    if (isTouched(file, at) || /^(?::(?!:)|=(?![=>~]))/.test(next)) continue
    const called = next.startsWith('(') || /\bnew\s+$/.test(file.code.slice(Math.max(0, at - 10), at))
    // Half of another name: Ruby's `valid` in `valid?`.
    if (bareCalls && /^[?!](?!=)/.test(file.code.slice(at + lost.name.length))) continue
    if (isFunction && !called && !bareCalls && !/^[,;)}]/.test(next)) continue
    if (announcement?.test(lineAt(file.code, at)) !== true) return { at, how: called ? 'calls' : 'names' }
    announced ??= { at, how: 'declares' }
  }
  return announced
}

function lineAt(code: string, at: number): string {
  const end = code.indexOf('\n', at)
  return code.slice(code.lastIndexOf('\n', at) + 1, end === -1 ? code.length : end)
}

/** `Auth::Session` where Session stood in Auth, or where nothing around it is known. */
function isOwn(
  { name, by }: { name: string; by: string },
  { owner }: LostSymbol,
  memberMarks: readonly string[],
): boolean {
  if (memberMarks.includes(by)) return false
  return owner === null ? !/^\p{Lu}/u.test(name) : owner.split('.').includes(name) || name === lastPart(owner)
}
