import type { BranchFacts, FileChange, SymbolChange } from '../facts.js'
import { isOnlyReverted, isProductCode } from './files.js'
import { explainsRemoval } from './messages.js'
import type { DeriveRanked, Name, QuestionInput, QuestionKind, Ranked, Subject } from './question.js'
import { renderNames, were } from './wording.js'

/** A file and those of its symbols that others can use and that are not what they were. */
interface Api {
  file: FileChange
  symbols: readonly SymbolChange[]
}

/** Files of one kind that are asked about together. */
const mostFiles = 3
const mostNames = 40

/** Public symbols that are gone, and did not go elsewhere. */
export const deriveRemovedSymbols: DeriveRanked = ({ facts, isOpen }) => {
  const came = listNamesThatCame(facts)
  const apis = listApis(
    facts,
    ({ change, name, kind }) => change === 'removed' && !came.has(name) && !isPlain(kind),
  ).filter(({ file }) => !explainsRemoval(facts.commits, file.commits))
  return ask('removed-symbol', apis, isOpen, (names, place) => ({
    weight: 56,
    text: `Why ${were(names)} ${renderNames(names)} removed (${place}), and what takes ${names.length === 1 ? 'its' : 'their'} place?`,
    statement: `Remove ${renderNames(names)}`,
  }))
}

/** Symbols of a published interface that have to be called otherwise now; elsewhere the callers are at hand. */
export const deriveChangedSignatures: DeriveRanked = ({ facts, isOpen }) => {
  const apis = listApis(
    facts,
    ({ change, signatureChanged, kind }) => signatureChanged && change !== 'added' && !isPlain(kind),
  ).filter(({ file }) => isPublished(file.path))
  return ask('changed-signature', apis, isOpen, (names, place) => ({
    weight: 36,
    text: `Why ${were(names)} ${renderNames(names)} changed (${place}), and what must callers outside of the repository do?`,
    statement: `Change the signature of ${renderNames(names)}`,
  }))
}

type Word = (names: readonly string[], place: string) => { weight: number; text: string; statement: string }

function ask(
  kind: QuestionKind,
  apis: readonly Api[],
  isOpen: QuestionInput['isOpen'],
  word: Word,
): Ranked[] {
  const heaviest = [...apis].sort((a, b) => b.symbols.length - a.symbols.length).slice(0, mostFiles)
  const open = heaviest.filter((api) => isOpen(concernOf(kind, api)))
  const about = open.map((api) => concernOf(kind, api).subject)
  const [first] = about
  const [main] = open
  if (first === undefined || main === undefined) return []
  const { weight, text, statement } = word(listNames(open), renderNames(open.map(({ file }) => file.path)))
  const anchor = kind === 'removed-symbol' ? '' : `#${first.name}`
  const place = `${main.file.path}${anchor}`
  return [{ weight, question: { id: first.id, kind, text, about, answerWith: 'decision', statement, place } }]
}

/** The first of each file, then the others: where some are counted only, every file is named. */
function listNames(apis: readonly Api[]): string[] {
  const of = (symbols: readonly SymbolChange[]) => symbols.map(({ qualifiedName }) => qualifiedName)
  return [
    ...new Set([
      ...apis.flatMap(({ symbols }) => of(symbols.slice(0, 1))),
      ...apis.flatMap(({ symbols }) => of(symbols.slice(1))),
    ]),
  ]
}

function concernOf(
  kind: QuestionKind,
  { file, symbols }: Api,
): { subject: Subject; names: Name[]; message: 'reason' } {
  const [first] = symbols
  const name = first?.qualifiedName ?? ''
  return {
    subject: { id: `${kind}:${file.path}`, name, path: file.path, line: first?.lines?.[0] ?? null },
    names: symbols
      .slice(0, mostNames)
      .flatMap((symbol) => [symbol.name, symbol.qualifiedName, symbol.previousName ?? ''])
      .map((text) => ({ text, form: 'code' })),
    message: 'reason',
  }
}

function listApis(facts: BranchFacts, isAsked: (symbol: SymbolChange) => boolean): Api[] {
  return facts.files.flatMap((file) => {
    if (!isProductCode(file) || file.status === 'deleted' || isOnlyReverted(file, facts)) return []
    if (isInternal(file)) return []
    const symbols = file.symbols.filter(
      (symbol) => symbol.exported && !symbol.cosmetic && !isHidden(symbol.name) && isAsked(symbol),
    )
    const outermost = symbols.filter((symbol) => !symbols.some((other) => isWithin(symbol, other)))
    // One plain word, `log` or `stats`, is too little to ask about.
    const isTelling =
      outermost.length > 1 || outermost.some(({ qualifiedName }) => /\P{Ll}/u.test(qualifiedName))
    return isTelling ? [{ file, symbols: outermost }] : []
  })
}

/** Names that say that they are not for others. */
function isHidden(name: string): boolean {
  return /^_|^internal|^(?:impl|detail)|Internals?$|Impl$/.test(name)
}

/** Values and shapes of data: what uses them is found by the compiler. */
function isPlain(kind: string): boolean {
  return /^(?:const(?:ant)?|variable|field|property|type|enum|module|namespace)$/i.test(kind)
}

/** Folders whose code is for its own project alone, whatever it exports; a program in C exports all it has. */
function isInternal({ path, language }: FileChange): boolean {
  if ((language === 'c' || language === 'c++') && !/(?:^|\/)include\//.test(path)) return true
  return /(?:^|\/)(?:internals?|private|impl)\/|(?:^|\/)_[^_/]/i.test(path)
}

/** Where projects keep what others build on: `include/`, `api/`, `sdk/`, the entry file of a package. */
function isPublished(path: string): boolean {
  return (
    /(?:^|\/)(?:include|api|sdk|public)\//i.test(path) ||
    /^(?:(?:packages|crates|libs?|src)\/[^/]+\/)?(?:src\/|lib\/)?(?:\w+\/)?(?:index\.[cm]?[jt]s|__init__\.py|lib\.rs)$/.test(
      path,
    )
  )
}

/** A member of a class that is told itself. */
function isWithin(symbol: SymbolChange, other: SymbolChange): boolean {
  const { qualifiedName: name } = symbol
  const { qualifiedName: owner } = other
  return name.startsWith(owner) && /^(?:\.|::|#)/.test(name.slice(owner.length))
}

/** Names that came, wherever: what left a name and came again under it was written anew, and is not gone. */
function listNamesThatCame({ files }: BranchFacts): Set<string> {
  const symbols = files.flatMap((file) => file.symbols)
  return new Set(symbols.filter(({ change }) => change !== 'removed').map(({ name }) => name))
}
