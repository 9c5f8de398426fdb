/** Languages in which a name, once loaded, is known everywhere: then no line may declare it any more. */

import { escapePattern, findWord, isDistinctive, qualifierBefore, textAfter } from './identifiers.js'
import {
  findMemberUse,
  isMember,
  isTouched,
  type LostSymbol,
  type NamedFile,
  type Standing,
  type Use,
} from './naming-rules.js'

/** What differs between these languages. */
interface GlobalNames {
  /** How members of something else are reached: `.` of `user.name`. */
  memberMarks: readonly string[]
  /** Matches the text before an argument of a macro. */
  macros?: RegExp
  /** Whether a function is called without brackets. */
  bareCalls: boolean
  /** Matches, from its line's start, what announces a function without being one: a prototype. `name` comes escaped. */
  announcement?: (name: string) => RegExp
}

export function findGlobalUse(
  lost: LostSymbol,
  file: NamedFile,
  standing: Standing,
  names: GlobalNames,
): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing, names.bareCalls)
  if (standing.declared || lost.change === 'moved' || !isDistinctive(lost.name)) return null
  const announcement = names.announcement?.(escapePattern(lost.name))
  let announced: Use | null = null
  for (const at of findWord(file.code, lost.name)) {
    const how = readUse(lost, file, at, names)
    if (how === null) continue
    if (announcement?.test(lineAt(file.code, at)) !== true) return { at, how }
    announced ??= { at, how: 'declares' }
  }
  return announced
}

function readUse(lost: LostSymbol, file: NamedFile, at: number, names: GlobalNames): Use['how'] | null {
  const { memberMarks, bareCalls } = names
  const qualifier = qualifierBefore(file.code, at)
  if (isTouched(file, at) || (qualifier !== null && !isOwn(qualifier, lost, memberMarks))) return null
  // Half of another name: Ruby's `valid` in `valid?`.
  if (bareCalls && /^[?!](?!=)/.test(file.code.slice(at + lost.name.length))) return null
  const next = textAfter(file.code, at, lost.name)
  // A macro may make another name of it: `TEST(sign_token)`.
  if (names.macros?.test(file.code.slice(Math.max(0, at - 60), at)) === true) return null
  // A label, a key, a variable of this name.
  if (/^(?::(?!:)|=(?![=>~]))/.test(next)) return null
  if (next.startsWith('(') || /\bnew\s+$/.test(file.code.slice(Math.max(0, at - 10), at))) return 'calls'
  const isValue = bareCalls || /^[,;)}]/.test(next)
  return lost.kind === 'function' && !isValue ? null : 'names'
}

/** `Auth::Session` where Session was declared in Auth, or in a folder of that name; `std::` is another library's. */
function isOwn(
  { name, by }: { name: string; by: string },
  { owner, paths }: LostSymbol,
  memberMarks: readonly string[],
): boolean {
  if (memberMarks.includes(by)) return false
  if (owner !== null) return owner.split('.').includes(name)
  return paths.some((path) => path.toLowerCase().split(/[/.]/).includes(name.toLowerCase()))
}

function lineAt(code: string, at: number): string {
  const end = code.indexOf('\n', at)
  return code.slice(code.lastIndexOf('\n', at) + 1, end === -1 ? code.length : end)
}
