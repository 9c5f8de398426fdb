/** How the languages of a family name each other's symbols and files. */

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

/** What the tree at head shows about a lost symbol. */
export interface Standing {
  /** A line somewhere declares the name: then only an import of the old place shows which one is meant. */
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
  /** Languages without a table whose files name the same symbols: components, dialects. */
  relatives?: readonly string[]
  /** Extensions of files in other languages that may declare its names. */
  alsoDeclaredIn?: readonly string[]
  /** Matches a line that is all comment; absent: one that begins with `//`, `/*` or `*`. */
  commentLine?: RegExp
  /**
   * What the head of a class shows when it inherits, and what its body shows when it takes in members of others; absent:
   * its types have their own members only.
   */
  inherits?: { head: RegExp; body?: RegExp }
  /**
   * Whether the symbol stood in for what a platform may have by now, so that its uses go on; absent where a broken import
   * would show that it did not. `former` is the text that declared it, null where it was not read.
   */
  isStandIn?(lost: LostSymbol, former: string | null): boolean
  /** Whether `isStandIn` needs that text. */
  readsFormer?: true
  /** An import names the file or the package that a symbol comes from, so that a move breaks it. */
  importsByPath?: true
  /** Tests name what they test, as a rule. */
  testsByName?: true
  /** Classes are usually declared within modules; elsewhere what is in a class is tested with it. */
  nestsClasses?: true
  /** Files name each other's symbols without an export. */
  sharesAll?: true
  /** Whether the name of a symbol that is not exported is worth a search; absent: as for all others. */
  isSharedTelling?(name: string): boolean
  /** How its files name others; absent: no path in them is understood. */
  files?: FileNaming
}

/** A path that the branch took out of the tree. */
export interface LostFile {
  path: string
  /** Where the file is now; null where it was deleted. */
  newPath: string | null
}

/** The tree at head, and what the branch took out of it and put into it. */
export interface ChangedTree {
  paths: ReadonlySet<string>
  /** Paths of files and of folders by their last names. */
  byName: ReadonlyMap<string, readonly string[]>
  lost: ReadonlyMap<string, LostFile>
  /** Paths that were not there at the merge base. */
  fresh: ReadonlySet<string>
}

/** A place that still names a file by a path that leads nowhere any more. */
export interface FileUse {
  lost: LostFile
  /** Offset in the file's text. */
  at: number
  how: 'imports' | 'requires' | 'includes' | 'links' | 'runs' | 'names'
}

/** How the files of a family name other files by their paths. */
export interface FileNaming {
  /** Matches the paths of files that can be named so. */
  named: RegExp
  /** Globs of the files that may name them. */
  globs: readonly string[]
  /** They are named with their endings: `"auth.h"`. */
  withEndings?: true
  /** Paths begin at the file that holds them, so a file that moves may no longer reach the others. */
  relative?: true
  /** Names of lost files in a file; `previousPath` is where that file was before the branch, if it was elsewhere. */
  find(file: NamedFile, tree: ChangedTree, previousPath: string | null): FileUse[]
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
 * Lines that the branch wrote know what they call. With `bareCalls` a call needs no brackets.
 */
export function findMemberUse(
  lost: LostSymbol,
  file: NamedFile,
  standing: Standing,
  bareCalls = false,
): Use | null {
  if (standing.declared || standing.inherited || lost.owner === null) return null
  const owner = lastPart(lost.owner)
  const alone = isUnmistakable(lost.name)
  const byOwner = isDistinctive(owner) || (isDistinctive(lost.name) && owner.length > 2)
  for (const at of findWord(file.code, lost.name)) {
    const qualifier = qualifierBefore(file.code, at)
    if (qualifier === null || isTouched(file, at)) continue
    const next = textAfter(file.code, at, lost.name)
    // In Ruby `valid?` is another name than `valid`.
    const called = next.startsWith('(') || (bareCalls && !/^[?!=](?![=~])/.test(next))
    if (byOwner && qualifier.name === owner) return { at, how: called ? 'calls' : 'names' }
    if (alone && called && !isForeign(qualifier.name)) return { at, how: 'calls' }
  }
  return null
}

/** The first import that a pattern matches; group 1 is where it imports from. */
export function findImport(
  { code }: NamedFile,
  pattern: RegExp,
): { from: string; start: number; end: number } | null {
  const match = pattern.exec(code)
  if (match === null) return null
  const margin = match[0].length - match[0].trimStart().length
  return { from: match[1] ?? '', start: match.index + margin, end: match.index + match[0].length }
}

/** The name right behind the first match of a pattern: `signToken` behind `auth.`. */
export function findBehind({ code }: NamedFile, pattern: RegExp, name: string): Use | null {
  const found = pattern.exec(code)
  if (found === null) return null
  const at = found.index + found[0].length
  return { at, how: textAfter(code, at, name).startsWith('(') ? 'calls' : 'names' }
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

/** Files and folders whose paths end with another. */
export function listEnding(end: string, { byName }: ChangedTree): string[] {
  const named = byName.get(end.slice(end.lastIndexOf('/') + 1)) ?? []
  return named.filter((path) => path === end || path.endsWith(`/${end}`))
}

/** A path relative to a folder, from the root; null where it leaves the repository. */
export function joinPath(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
