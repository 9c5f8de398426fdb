import type { BranchFacts, FileChange, SymbolChange } from '../facts.js'
import { explainsRemoval } from './messages.js'
import { type Api, isConstructor, isPublished, isSmall, listApis } from './public-api.js'
import type { DeriveRanked, Name, QuestionInput, QuestionKind, Ranked, Subject } from './question.js'
import { renderNames, were } from './wording.js'

/** Files of one kind that are asked about together. */
const mostFiles = 3
const mostNames = 40
/** More signatures were changed by one idea: types were written down, a parameter was threaded through. */
const mostSignatures = 15
const weights = { removed: 56, changed: 36 }

/** Public symbols that are gone, and did not go elsewhere. */
export const deriveRemovedSymbols: DeriveRanked = ({ facts, isOpen }) => {
  const came = listNamesThatCame(facts)
  const apis = listApis(facts, ({ change, name }) => change === 'removed' && !came.has(name)).filter(
    ({ file, symbols }) => !isSmall(symbols) && !explainsRemoval(facts.commits, file.commits),
  )
  return ask('removed-symbol', apis, isOpen, (names, place) => ({
    weight: weights.removed,
    text: `Why ${were(names)} ${renderNames(names)} removed (${place}), and what takes ${names.length === 1 ? 'its' : 'their'} place?`,
    statement: `Remove ${renderNames(names)}`,
  }))
}

/** Symbols of a published interface that have to be called otherwise now; elsewhere the callers are at hand. */
export const deriveChangedSignatures: DeriveRanked = ({ facts, isOpen }) => {
  const all = listApis(
    facts,
    (symbol) => symbol.signatureChanged && symbol.change !== 'added' && !isConstructor(symbol),
  )
  if (all.flatMap(({ symbols }) => symbols).length > mostSignatures) return []
  const apis = all.filter(({ file }) => isPublished(file.path))
  return ask('changed-signature', apis, isOpen, (names, place) => ({
    weight: weights.changed,
    text: `Why was the signature of ${renderNames(names)} changed (${place}), and what must callers elsewhere do?`,
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
  const { weight, text, statement } = word(listNames(open), renderPlace(open.map(({ file }) => file)))
  const anchor = kind === 'removed-symbol' ? '' : `#${first.name}`
  const place = `${main.file.path}${anchor}`
  return [{ weight, question: { id: first.id, kind, text, about, answerWith: 'decision', statement, place } }]
}

/** `` `src/a.ts` ``, `` `src/a.ts` and 2 more files ``: the question tells the others as data. */
function renderPlace(files: readonly FileChange[]): string {
  const [first] = files
  const rest = files.length - 1
  const more = rest === 0 ? '' : ` and ${rest} more ${rest === 1 ? 'file' : 'files'}`
  return `${renderNames([first?.path ?? ''])}${more}`
}

/** The first of each file, then the others: where some are counted only, every file is named. */
function listNames(apis: readonly Api[]): string[] {
  const of = (symbols: readonly SymbolChange[]) => symbols.map(({ qualifiedName }) => qualifiedName)
  const first = apis.flatMap(({ symbols }) => of(symbols.slice(0, 1)))
  return [...new Set([...first, ...apis.flatMap(({ symbols }) => of(symbols.slice(1)))])]
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

/** Names that came, wherever: what left a name and came again under it was written anew, and is not gone. */
function listNamesThatCame({ files }: BranchFacts): Set<string> {
  const symbols = files.flatMap((file) => file.symbols)
  return new Set(symbols.filter(({ change }) => change !== 'removed').map(({ name }) => name))
}
