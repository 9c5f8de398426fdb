/** Methods: bound by their class, or by a name that nothing else in the tree has. */
import { type LostSymbol, lastPart } from './lost-symbols.js'
import { isTouched, type NamedFile } from './named-file.js'
import type { Standing, Use } from './naming.js'
import { isDistinctive, isUnmistakable } from './telling-names.js'
import { findWord, qualifierBefore, textAfter } from './words.js'

/**
 * `Session.create(…)` on the class itself, or `session.revokeAllTokens(…)` where no line declares that name any more.
 * Lines that the branch wrote know what they call.
 */
export function findMemberUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (standing.declared || standing.inherited || lost.owner === null) return null
  const owner = lastPart(lost.owner)
  const alone = isUnmistakable(lost.name)
  const byOwner = isDistinctive(owner) || (isDistinctive(lost.name) && owner.length > 2)
  for (const at of findWord(file.code, lost.name)) {
    const qualifier = qualifierBefore(file.code, at)
    if (qualifier === null || isTouched(file, at)) continue
    const next = textAfter(file.code, at, lost.name)
    // Ruby calls without brackets, and `valid?` is another name than `valid`.
    const called = next.startsWith('(') || (lost.family === 'ruby' && !/^[?!=](?![=~])/.test(next))
    if (byOwner && qualifier.name === owner) return { at, how: called ? 'calls' : 'names' }
    if (alone && called && !isForeign(qualifier.name)) return { at, how: 'calls' }
  }
  return null
}

/** Called on another class or module by name: `Array.from`. */
function isForeign(qualifier: string): boolean {
  return /^\p{Lu}/u.test(qualifier)
}
