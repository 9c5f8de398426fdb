import type { LineRange } from '../../facts.js'
import { hasGeneratedMarker } from '../../files/generated-marker.js'
import { mayInherit } from './inheritance.js'
import { isKept } from './kept.js'
import { namingRules } from './languages/index.js'
import { isMember, type LostSymbol, lastPart } from './lost-symbols.js'
import { deriveCode, lineOf, type NamedFile } from './named-file.js'
import type { NamingRules, Standing, Use } from './naming.js'
import { derivePlace } from './places.js'
import { isStandIn } from './stand-ins.js'
import type { Suspicion } from './suspicions.js'
import type { SymbolFile } from './symbol-file.js'

/** A use of a lost symbol in the tree at head. */
export interface Reference {
  lost: LostSymbol
  path: string
  /** 1-based. */
  line: number
  how: Use['how'] | 'documents'
}

/** So many places of a symbol are told. */
export const mostPlaces = 5

/** Texts by path: null for a file that is not there; what was not read has none. */
export type Texts = ReadonlyMap<string, string | null>

/** The texts that `listWantedTexts` asks for. */
export interface BothTexts {
  head: Texts
  base: Texts
}

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
    return rules === undefined || !known || isStandIn(suspicion.lost, former)
      ? []
      : judge(suspicion, rules, open)
  })
  return dropRepeated(references)
}

/** A class and the interface that it implements lose a method of the same name: where it went is worth more. */
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
      mayInherit(lastPart(lost.owner), lost.family, open(lost.paths[0])?.code ?? null),
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
