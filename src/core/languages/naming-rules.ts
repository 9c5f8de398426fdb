/** What the judgement of one family of languages needs, and says. */

import type { FileKind, LineRange } from '../facts.js'
import { findWord, isDistinctive, isUnmistakable, qualifierBefore, textAfter } from './identifiers.js'

/** A symbol of use to other files that is no longer where, or no longer called what, other files may know it as. */
export interface LostSymbol {
  /** As it was called, without its owner. */
  name: string
  /** What held it: `Session` of `Session.create`; null at the top. */
  owner: string | null
  kind: string
  change: 'removed' | 'renamed' | 'moved'
  /** Where it was: the file's path at head and, where that is another, at the merge base. */
  paths: readonly [string, ...string[]]
  /** What it is called now; null where it is gone. */
  newName: string | null
  /** Where it is now; null where it did not move. */
  newPath: string | null
  family: string
  /** Whether only some other files could name it, those of its package or crate. */
  shared: boolean
}

/** What the tree at head tells of a lost symbol. */
export interface Standing {
  /** A line somewhere declares the name: then only an import of the old place tells which one is meant. */
  declared: boolean
  /** Paths of the files with such lines. */
  declaredIn: readonly string[]
  /** What an import of the old place now reaches still offers the name, or all that another file has. */
  offered: boolean
  /** The class that lost a member may have inherited another of its name. */
  inherited: boolean
  /** Nothing is there any more that an import of the old place could reach. */
  gone: boolean
}

/** Where a file uses the symbol, and how. */
export interface Use {
  /** Offset in the file's text. */
  at: number
  how: 'calls' | 'imports' | 'declares' | 'names'
}

/** How the languages of a family declare, import and use names. */
export interface NamingRules {
  family: string
  /**
   * Matches a line that declares the name, by any means, local ones too; of a member's name only by those that give it
   * to something. `name` comes escaped.
   */
  declaration(name: string, isMember?: boolean): RegExp
  /** Whether a file can name what is not exported; absent: wherever it finds it. */
  sees?(lost: LostSymbol, path: string): boolean
  /** Files that an import of the path could reach, the path itself among them. */
  successors(path: string): readonly string[]
  /** Whether such a file offers the name to others. */
  offers(code: string, name: string): boolean
  /** The first use of the symbol that is certain to be one; null where there is none. */
  findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null
}

/** A file of the tree at head that may name a lost symbol. */
export interface NamedFile {
  path: string
  kind: FileKind
  language: string
  /** As it is at head. */
  text: string
  /** The text with comments and strings blanked, every offset kept. */
  code: string
  /** Lines that the branch wrote. */
  touched: readonly LineRange[]
}

/** For languages whose imports name packages, not files. */
export const withoutModules: Pick<NamingRules, 'successors' | 'offers'> = {
  successors: () => [],
  offers: () => false,
}

/** Whether it is used through something else: a method, not a class in a module. */
export function isMember({ owner, kind }: Pick<LostSymbol, 'owner' | 'kind'>): boolean {
  return owner !== null && (kind === 'method' || kind === 'function' || kind === 'constant')
}

/** The innermost name of a chain of owners. */
export function lastPart(owner: string): string {
  return owner.slice(owner.lastIndexOf('.') + 1)
}

/**
 * Methods: bound by their class, or by a name that nothing else in the tree has.
 *
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

/** The 1-based line of an offset. */
export function lineOf({ text }: NamedFile, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

export function isTouched(file: NamedFile, offset: number): boolean {
  const line = lineOf(file, offset)
  return file.touched.some(([first, last]) => first <= line && line <= last)
}
