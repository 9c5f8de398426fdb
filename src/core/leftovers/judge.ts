import type { LineRange } from '../facts.js'
import { hasGeneratedMarker } from '../files/generated.js'
import { holdsWord, isDistinctive } from '../languages/identifiers.js'
import { namingRules } from '../languages/index.js'
import {
  isMember,
  type LostSymbol,
  lastPart,
  lineOf,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
} from '../languages/naming-rules.js'
import { deriveCode, mayInherit } from './naming.js'
import { isComment, listDeclaringPaths, type Occurrence, type Occurrences } from './occurrences.js'
import { derivePlace, type SearchPlan } from './search.js'
import type { SymbolFile } from './symbols.js'

/** A use of a lost symbol in the tree at head. */
export interface Reference {
  lost: LostSymbol
  path: string
  /** 1-based. */
  line: number
  how: Use['how'] | 'documents'
}

/** Texts by path: null for a file that is not there; what was not read has none. */
export type Texts = ReadonlyMap<string, string | null>

/** The texts that `listWantedTexts` asks for. */
export interface BothTexts {
  head: Texts
  base: Texts
}

/** A lost symbol with the files that may still use it. */
export interface Suspicion {
  lost: LostSymbol
  /** Files of its languages in which a line declares the name, tests and foreign code too. */
  declaredIn: readonly string[]
  /** Paths of code that names it, sources first. */
  suspects: readonly string[]
  /** Documentation that names it, where no code at all declares the name. */
  documents: readonly Occurrence[]
  /** The file that lost it, and paths that an import of its old place may reach. */
  successors: readonly string[]
  /** The file that declared it at the merge base, where that text matters. */
  former: string | null
}

/** At most so many places of a symbol are reported. */
export const mostPlaces = 5

type OpenFile = (path: string) => NamedFile | null

/** Judges each file that names a lost symbol by its text. */
export function deriveReferences(
  suspicions: readonly Suspicion[],
  { head, base }: BothTexts,
  files: readonly SymbolFile[],
): Reference[] {
  const open = openFiles(head, new Map(files.map(({ path, ranges }) => [path, ranges])))
  const references = suspicions.flatMap((suspicion) => {
    const rules = namingRules.get(suspicion.lost.family)
    const known = suspicion.successors.every((path) => head.has(path))
    const former = suspicion.former === null ? null : (base.get(suspicion.former) ?? null)
    return rules === undefined || !known || isStandIn(suspicion.lost, rules, former)
      ? []
      : judge(suspicion, rules, open)
  })
  return dropRepeated(references)
}

/** A class and its interface lose a method of the same name: a rename says more than a removal. */
function dropRepeated(references: readonly Reference[]): Reference[] {
  const byPlace = new Map<string, Reference>()
  for (const reference of references) {
    const key = JSON.stringify([reference.path, reference.line, reference.lost.name])
    const known = byPlace.get(key)
    if (known === undefined || (known.lost.change === 'removed' && reference.lost.change === 'renamed'))
      byPlace.set(key, reference)
  }
  return [...byPlace.values()]
}

function judge(suspicion: Suspicion, rules: NamingRules, open: OpenFile): Reference[] {
  const { lost, suspects } = suspicion
  const home = open(lost.paths[0])
  if (isKept(lost, home?.text ?? null, home?.touched ?? [])) return []
  const standing = deriveStanding(suspicion, rules, open)
  const references: Reference[] = []
  for (const path of suspects) {
    const file = open(path)
    if (file === null || hasGeneratedMarker(file.text)) continue
    const use = rules.findUse(lost, file, standing)
    if (use === null) continue
    references.push({ lost, path, line: lineOf(file, use.at), how: use.how })
    if (references.length === mostPlaces) break
  }
  return references
}

function deriveStanding(
  { lost, declaredIn, successors }: Suspicion,
  rules: NamingRules,
  open: OpenFile,
): Standing {
  const reached = successors.map(open).filter((file) => file !== null)
  return {
    declared: declaredIn.length > 0,
    declaredIn,
    inherited:
      lost.owner !== null &&
      isMember(lost) &&
      mayInherit(lastPart(lost.owner), rules, open(lost.paths[0])?.code ?? null),
    offered: reached.some(({ code }) => rules.offers(code, lost.name)),
    gone: reached.length === 0,
  }
}

/** Files by path, each prepared once. */
function openFiles(texts: Texts, touched: ReadonlyMap<string, readonly LineRange[]>): OpenFile {
  const known = new Map<string, NamedFile | null>()
  return (path) => {
    const before = known.get(path)
    if (before !== undefined) return before
    const file = openFile(path, texts.get(path) ?? null, touched.get(path) ?? [])
    known.set(path, file)
    return file
  }
}

function openFile(path: string, text: string | null, touched: readonly LineRange[]): NamedFile | null {
  const { kind, language } = derivePlace(path)
  if (text === null || language === null) return null
  return { path, kind, language, text, code: deriveCode(text, language), touched }
}

/** A name that more files use comes from elsewhere, or is too common for a list to help. */
const mostSuspects = 40
const mostDocuments = 10
const mostTexts = 200

export function deriveSuspicions({ lost }: SearchPlan, occurrences: Occurrences): Suspicion[] {
  return lost.flatMap((symbol) => {
    const all = occurrences.get(symbol.name) ?? []
    const declaredIn = listDeclaringPaths(symbol, occurrences)
    const suspects = listSuspects(symbol, all)
    const documents = declaredIn.length > 0 ? [] : listDocuments(symbol, all)
    if (suspects.length === 0 && documents.length === 0) return []
    const others = symbol.paths.flatMap((path) => namingRules.get(symbol.family)?.successors(path) ?? [])
    const successors = suspects.length === 0 ? [] : [symbol.paths[0], ...others]
    const former = namingRules.get(symbol.family)?.readsFormer ? (symbol.paths.at(-1) ?? null) : null
    return [{ lost: symbol, declaredIn, suspects, documents, successors, former }]
  })
}

function listSuspects(lost: LostSymbol, occurrences: readonly Occurrence[]): string[] {
  const { family, shared } = lost
  const { sees } = namingRules.get(family) ?? {}
  const code = occurrences.filter(
    ({ place, matches }) =>
      place.counts &&
      place.family === family &&
      place.kind !== 'docs' &&
      (!shared || sees === undefined || sees(lost, place.path)) &&
      matches.some(({ text }) => !isComment(text, family)),
  )
  const isSource = ({ place }: Occurrence) => place.kind === 'source'
  return [...code.filter(isSource), ...code.filter((each) => !isSource(each))]
    .slice(0, mostSuspects)
    .map(({ place }) => place.path)
}

function listDocuments(
  { name, change, shared }: LostSymbol,
  occurrences: readonly Occurrence[],
): Occurrence[] {
  if (shared || change === 'moved' || !isDistinctive(name)) return []
  return occurrences.filter(({ place }) => place.kind === 'docs' && place.counts).slice(0, mostDocuments)
}

/** The files whose texts decide, each once: first what could clear all of a symbol's suspects, most of which is not there. */
export function listWantedTexts(suspicions: readonly Suspicion[]): { head: string[]; base: string[] } {
  const successors = suspicions.flatMap((suspicion) => suspicion.successors)
  const suspects = suspicions.flatMap((suspicion) => [
    ...suspicion.suspects,
    ...suspicion.documents.map(({ place }) => place.path),
  ])
  return {
    head: [...new Set([...successors, ...[...new Set(suspects)].slice(0, mostTexts)])],
    base: [...new Set(suspicions.flatMap(({ former }) => former ?? []))],
  }
}

/** `lib/compat/strlcpy.c`, `lib/core_ext/hash.rb`: code that replaces what a platform may lack. */
const standInFolder =
  /(?:^|\/)(?:compat\w*|polyfills?|shims?|backports?|core_ext\w*|monkey_patches)(?:\/|\.\w+$)/i

/** Whether it replaced what a platform lacked: once the platform has it, the uses stay valid. */
function isStandIn(lost: LostSymbol, rules: NamingRules, former: string | null): boolean {
  if (rules.isStandIn === undefined) return false
  return lost.paths.some((path) => standInFolder.test(path)) || rules.isStandIn(lost, former)
}

/**
 * Whether lines that the branch wrote into the file that lost the symbol name it: then it is there in another way, by a
 * macro, an alias, or as a name that is made while the program runs. `text` is that file at head, null for none.
 */
export function isKept(
  { name, family }: LostSymbol,
  text: string | null,
  written: readonly LineRange[],
): boolean {
  if (text === null || !text.includes(name)) return false
  const lines = text.split('\n')
  return written.some(([first, last]) =>
    lines.slice(first - 1, last).some((line) => holdsWord(line, name) && !isComment(line, family)),
  )
}
