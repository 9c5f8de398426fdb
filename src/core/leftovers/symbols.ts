import type { FileChange, SymbolChange } from '../facts.js'
import { parsePath } from '../files/language.js'
import { isDistinctive, isTelling, isTypeName } from '../languages/identifiers.js'
import { familyOf, namingRules } from '../languages/index.js'
import { isMember, type LostSymbol, lastPart } from '../languages/naming-rules.js'

/** What is asked of a changed file; its symbols are known before its commits are. */
export type SymbolFile = Pick<
  FileChange,
  'path' | 'previousPath' | 'status' | 'kind' | 'language' | 'ranges' | 'symbols' | 'tests'
>

/** A public function or class that the branch adds. */
export interface FreshSymbol {
  name: string
  path: string
  /** Where it is declared, 1-based. */
  line: number
  /** How many lines it takes. */
  length: number
  family: string
}

/** Removed, renamed and moved symbols that other files can name, exported ones first, else in the order of the facts. */
export function deriveLostSymbols(
  files: readonly SymbolFile[],
  passing: readonly LostSymbol[] = [],
): LostSymbol[] {
  const previousPaths = new Map(files.map(({ path, previousPath }) => [path, previousPath]))
  const lost = files.flatMap((file) => {
    const family = file.kind === 'source' ? familyOf(file.language) : null
    if (family === null) return []
    return file.symbols.flatMap((symbol) => {
      if (!symbol.exported && symbol.shared !== true) return []
      const one = deriveLost(file, symbol, family)
      return one === null ? [] : [withFormerPath(one, previousPaths)]
    })
  })
  // A namespace is declared in many files, so it still exists in the others.
  const isOwner = (symbol: LostSymbol) => !isMember(symbol) && !/^(?:module|namespace)$/.test(symbol.kind)
  const owners = new Set(lost.filter(isOwner).map(({ name }) => name))
  // A file that names a member of a removed class names the class too.
  const own = lost.filter(({ owner }) => owner === null || !owners.has(lastPart(owner)))
  const all = dropDuplicates([...own, ...passing].filter(isSearchable))
  return [...all.filter(({ shared }) => !shared), ...all.filter(({ shared }) => shared)]
}

function deriveLost(file: SymbolFile, symbol: SymbolChange, family: string): LostSymbol | null {
  const { change, kind } = symbol
  const shared = !symbol.exported
  if (change === 'removed') {
    const old = splitQualified(symbol.qualifiedName)
    return { ...old, kind, change, paths: [file.path], newName: null, newPath: null, family, shared }
  }
  if (change === 'renamed' && symbol.previousName !== null) {
    const old = splitQualified(symbol.previousName)
    // A member of a renamed class keeps its own name.
    if (old.name === symbol.name) return null
    return { ...old, kind, change, paths: [file.path], newName: symbol.name, newPath: null, family, shared }
  }
  if (change === 'moved' && symbol.previousPath !== null) {
    const old = splitQualified(symbol.previousName ?? symbol.qualifiedName)
    if (old.owner !== null || namingRules.get(family)?.importsByPath !== true) return null
    const { name, previousPath } = symbol
    return { ...old, kind, change, paths: [previousPath], newName: name, newPath: file.path, family, shared }
  }
  return null
}

/** `Session.create` → create of Session; `Cart#total` → #total, which is private and no identifier. */
function splitQualified(qualifiedName: string): { name: string; owner: string | null } {
  const at = qualifiedName.lastIndexOf('.')
  if (at < 0) return { name: qualifiedName, owner: null }
  return { name: qualifiedName.slice(at + 1), owner: qualifiedName.slice(0, at) }
}

function withFormerPath(lost: LostSymbol, previousPaths: ReadonlyMap<string, string | null>): LostSymbol {
  const [path] = lost.paths
  const former = previousPaths.get(path) ?? null
  return former === null ? lost : { ...lost, paths: [path, former] }
}

/**
 * Members are recognised by nothing but their name, or their owner's. Where an import says which `Session` is meant, the
 * word may be a common one.
 */
function isSearchable({ name, owner, kind, family, shared }: LostSymbol): boolean {
  const { importsByPath, isSharedTelling } = namingRules.get(family) ?? {}
  if (shared && isSharedTelling !== undefined) return isSharedTelling(name)
  if (owner === null || !isMember({ owner, kind }))
    return isTelling(name) || (importsByPath === true && isTypeName(name))
  return isDistinctive(name) || (isTelling(name) && isDistinctive(lastPart(owner)))
}

function dropDuplicates(symbols: readonly LostSymbol[]): LostSymbol[] {
  const seen = new Set<string>()
  return symbols.filter(({ name, owner, paths }) => {
    const key = JSON.stringify([name, owner, paths[0]])
    return !seen.has(key) && seen.add(key)
  })
}

/** Where code lies that shows, tries or runs things once, or that tests reach by an address and not by its name. */
const aside =
  /^(?:scripts?|examples?|demos?|samples?|bench(?:es|marks?)?|perf|metrics|playgrounds?|sandbox|tools?|bin|hack|contrib|docs?|website|site|\w*migrat(?:e|ions?)|versions|seeds?|seeders|factories|fixtures?|stories|storybook|templates?|mocks?|types|typings|config|polyfills?|dev|e2e|testing|test-?utils|routes|routers|endpoints|controllers|views|pages)$/
const asideName =
  /\.(?:stories|story|config|d|mock|fixture)\.|^(?:setup|main|index|cli|page|layout|route|urls|views|routes)\.|migration|seeder|test|benchmark/i
/** `20260403000000_change_payloads.rb`: a migration wherever it lies, run once. */
const stamped = /^\d{8,}_/
/** They are tested with what is made of them. */
const ancestorName = /^(?:Abstract|Base)\p{Lu}/u
/** They hold data or describe errors. */
const dataName =
  /(?:Exception|Error|Request|Response|EventArgs|Event|Dto|DTO|Options|Config|Props|Params|Schema|Model)$/

/** Shorter ones do little that could go wrong. */
const fewestLines = 4

/** Added functions and classes that a test would name, in the order of the facts. */
export function deriveFreshSymbols(files: readonly SymbolFile[]): FreshSymbol[] {
  return files.flatMap((file) => {
    const family = testFamilyOf(file)
    if (family === null) return []
    return file.symbols.flatMap((symbol): FreshSymbol[] => {
      if (symbol.change !== 'added' || !isTestable(symbol, family) || symbol.lines === null) return []
      const [first, last] = symbol.lines
      const length = last - first + 1
      return length < fewestLines ? [] : [{ name: symbol.name, path: file.path, line: first, length, family }]
    })
  })
}

/** Names of changed symbols: if tests name these, this project's tests name what they test. */
export function deriveProbes(files: readonly SymbolFile[]): { name: string; family: string }[] {
  return files.flatMap((file) => {
    const family = testFamilyOf(file)
    if (family === null) return []
    return file.symbols
      .filter((symbol) => symbol.change === 'changed' && isTestable(symbol, family))
      .map(({ name }) => ({ name, family }))
  })
}

function isTestable({ name, kind, exported, qualifiedName }: SymbolChange, family: string): boolean {
  const isCode = kind === 'class' || kind === 'function'
  const isInner = namingRules.get(family)?.nestsClasses !== true && name !== qualifiedName
  return exported && isCode && !isInner && isTelling(name) && !dataName.test(name) && !ancestorName.test(name)
}

/** Null where no test is expected. */
function testFamilyOf({ kind, language, path }: SymbolFile): string | null {
  const family = kind === 'source' ? familyOf(language) : null
  const { folders, lowerName } = parsePath(path)
  if (family === null || namingRules.get(family)?.testsByName !== true) return null
  if (asideName.test(lowerName) || stamped.test(lowerName)) return null
  return folders.some((folder) => aside.test(folder)) ? null : family
}
