import type { BranchFacts, FileChange, SymbolChange } from '../facts.js'
import { renderCode } from '../text/code.js'
import { countNoun } from '../text/words.js'
import { explainsRemoval, mentionsAny } from './explanations.js'
import { isOnlyReverted, isProductCode } from './files.js'
import {
  askTogether,
  type Concern,
  type DeriveRanked,
  type Name,
  number,
  type QuestionKind,
  renderNames,
} from './question.js'

/** Files of one kind that are asked about together. */
const mostFiles = 3
const mostNames = 40
/** More signatures were changed by one idea: types were written down, a parameter was threaded through. */
const mostSignatures = 15
const weights = { stillNamed: 70, removed: 56, oneRemoved: 40, changed: 36 }

/** Public symbols that are gone, and did not go elsewhere. */
export const deriveRemovedSymbols: DeriveRanked = ({ facts, isOpen }) => {
  const came = listNamesThatCame(facts)
  const apis = listApis(facts, ({ change, name }) => change === 'removed' && !came.has(name)).filter(
    (api) => !isReworked(api) && !explainsRemoval(facts.commits, api.file.commits),
  )
  const all = apis.flatMap(({ symbols }) => symbols)
  const isLeft = all.some((symbol) => isStillNamed(symbol, facts))
  // A few here and there are tidying up; several of one file are a part of the project.
  const isScattered = all.length > 1 && apis.every(({ symbols }) => symbols.length === 1)
  if ((isSmall(all) || isScattered) && !isLeft) return []
  return askTogether('removed-symbol', listConcerns('removed-symbol', apis), isOpen, (open) => {
    const names = listNames(open)
    const [were, their] = number(names, ['was', 'its'], ['were', 'their'])
    return {
      weight: isLeft ? weights.stillNamed : all.length > 1 ? weights.removed : weights.oneRemoved,
      text: `Why ${were} ${renderNames(names)} removed (${renderPlace(open)}), and what replaces ${their === 'its' ? 'it' : 'them'}?`,
      answerWith: 'decision',
      statement: `Remove ${renderNames(names)}`,
    }
  })
}

/** Symbols of a published interface that have to be called otherwise now; elsewhere the callers are at hand. */
export const deriveChangedSignatures: DeriveRanked = ({ facts, isOpen }) => {
  const all = listApis(
    facts,
    (symbol) => symbol.signatureChanged && symbol.change !== 'added' && !isConstructor(symbol),
  )
  if (all.flatMap(({ symbols }) => symbols).length > mostSignatures) return []
  const apis = all.filter(({ file }) => isPublished(file.path))
  return askTogether('changed-signature', listConcerns('changed-signature', apis), isOpen, (open) => {
    const names = renderNames(listNames(open))
    return {
      weight: weights.changed,
      text: `Why was the signature of ${names} changed (${renderPlace(open)}), and what must other callers change?`,
      answerWith: 'decision',
      statement: `Change the signature of ${names}`,
      place: `${open[0].file.path}#${open[0].subject.name}`,
    }
  })
}

/** `` `src/a.ts` ``, `` `src/a.ts` and 2 more files ``: the question tells the others as data. */
function renderPlace(apis: readonly Api[]): string {
  const [first] = apis
  const rest = apis.length - 1
  const more = rest === 0 ? '' : ` and ${countNoun(rest, 'more file')}`
  return `${renderCode(first?.file.path ?? '')}${more}`
}

/** The first of each file, then the others: where some are counted only, every file is named. */
function listNames(apis: readonly Api[]): string[] {
  const of = (symbols: readonly SymbolChange[]) => symbols.map(({ qualifiedName }) => qualifiedName)
  const first = apis.flatMap(({ symbols }) => of(symbols.slice(0, 1)))
  return [...new Set([...first, ...apis.flatMap(({ symbols }) => of(symbols.slice(1)))])]
}

function listConcerns(kind: QuestionKind, apis: readonly Api[]): (Concern & Api)[] {
  return [...apis]
    .sort((a, b) => b.symbols.length - a.symbols.length)
    .slice(0, mostFiles)
    .map((api) => concernOf(kind, api))
}

function concernOf(kind: QuestionKind, { file, symbols }: Api): Concern & Api {
  const [first] = symbols
  const name = first?.qualifiedName ?? ''
  return {
    file,
    symbols,
    subject: { id: `${kind}:${file.path}`, name, path: file.path, line: first?.lines?.[0] ?? null },
    names: symbols
      .slice(0, mostNames)
      .flatMap((symbol) => [symbol.name, symbol.qualifiedName, symbol.previousName ?? ''])
      .map((text) => ({ text, form: 'code', path: file.path })),
    message: 'reason',
  }
}

/** As much came as went: what takes its place stands beside it. */
function isReworked({ file, symbols }: Api): boolean {
  const added = file.symbols.filter(({ change, exported }) => change === 'added' && exported)
  return added.length >= symbols.length
}

/** Something was left that uses it. */
function isStillNamed({ name, qualifiedName }: SymbolChange, { openEnds }: BranchFacts): boolean {
  const names = [name, qualifiedName].map((text): Name => ({ text, form: 'code' }))
  return openEnds.some(({ kind, text }) => kind === 'dangling-reference' && mentionsAny(text, names))
}

/** Names that came, wherever: what left a name and came again under it was written anew, and is not gone. */
function listNamesThatCame({ files }: BranchFacts): Set<string> {
  const symbols = files.flatMap((file) => file.symbols)
  return new Set(symbols.filter(({ change }) => change !== 'removed').map(({ name }) => name))
}

/** A file and those of its symbols that others can use. */
interface Api {
  file: FileChange
  /** Never empty; members of a class that is told itself are left out. */
  symbols: readonly SymbolChange[]
}

/**
 * Which symbols others build on, as far as names and places tell.
 *
 * Public symbols of product code for which `isAsked` holds, by file.
 */
function listApis(facts: BranchFacts, isAsked: (symbol: SymbolChange) => boolean): Api[] {
  return facts.files.flatMap((file) => {
    if (!isProductCode(file) || file.status === 'deleted' || isOnlyReverted(file, facts)) return []
    if (isInternal(file)) return []
    const symbols = file.symbols.filter(
      (symbol) => symbol.exported && !symbol.cosmetic && isForOthers(symbol) && isAsked(symbol),
    )
    const outermost = symbols.filter((symbol) => !symbols.some((other) => isWithin(symbol, other)))
    return outermost.length === 0 ? [] : [{ file, symbols: outermost }]
  })
}

const internalPlace =
  /(?:^|\/)(?:internals?|private|impl|components?|composables|hooks|pages|views|screens|layouts|controllers?|commands?|cmd)\/|(?:^|\/)_[^_/]/i

/** Code for its own project alone, whatever it exports; a program in C exports all it has. */
function isInternal({ path, language }: FileChange): boolean {
  if ((language === 'c' || language === 'c++') && !/(?:^|\/)include\//.test(path)) return true
  return internalPlace.test(path)
}

const entryFile =
  /^(?:(?:packages|crates|libs?|src)\/[^/]+\/)?(?:src\/|lib\/)?(?:\w+\/)?(?:index\.[cm]?[jt]s|__init__\.py|lib\.rs)$/

/**
 * Where projects keep what others build on: `sdk/`, the entry file of a package. Not `include/`, since in C++ an
 * overload more is a signature that changed; nor `api/`, where servers keep their routes.
 */
function isPublished(path: string): boolean {
  return /(?:^|\/)sdk\//.test(path) || entryFile.test(path)
}

/** Values and shapes of data, whose uses a compiler finds. */
const plainKind = /^(?:const(?:ant)?|variable|field|property|type|enum|module|namespace)$/i
const internalName = /^_|^internal|^(?:impl|detail)|(?:Internals?|Impl|Props)$/

/** What others call or build on; not what says of itself that it is internal, nor a specialised template. */
function isForOthers({ name, kind, qualifiedName }: SymbolChange): boolean {
  return !plainKind.test(kind) && !internalName.test(name) && !qualifiedName.includes('<')
}

/** One member of a class that stays, or one plain word such as `log`: too little to ask about. */
function isSmall(symbols: readonly SymbolChange[]): boolean {
  const [only] = symbols
  if (only === undefined || symbols.length > 1) return only === undefined
  return only.qualifiedName !== only.name || /^\p{Ll}+$/u.test(only.name)
}

/** Constructors are called by those who own the class, or by nobody's hand. */
function isConstructor({ name, qualifiedName }: SymbolChange): boolean {
  const owner = qualifiedName.split(/\W+/).at(-2)
  return owner === name || /^(?:constructor|__init__|__construct|initialize|new|class)$/.test(name)
}

function isWithin(symbol: SymbolChange, other: SymbolChange): boolean {
  const { qualifiedName: name } = symbol
  const { qualifiedName: owner } = other
  return name.startsWith(owner) && /^(?:\.|::|#)/.test(name.slice(owner.length))
}
