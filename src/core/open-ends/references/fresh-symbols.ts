import type { SymbolChange } from '../../facts.js'
import { parsePath } from '../../files/path-parts.js'
import { familyOf } from './families.js'
import type { SymbolFile } from './symbol-file.js'
import { isTelling } from './telling-names.js'

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

/** Families whose tests name what they test, as a rule. */
const testedFamilies: ReadonlySet<string> = new Set([
  'javascript',
  'python',
  'go',
  'jvm',
  'ruby',
  'php',
  'c#',
])

/** Where code lies that shows, tries or runs things once, or that tests reach by an address and not by its name. */
const aside =
  /^(?:scripts?|examples?|demos?|samples?|bench(?:es|marks?)?|perf|metrics|playgrounds?|sandbox|tools?|bin|hack|contrib|docs?|website|site|\w*migrat(?:e|ions?)|versions|seeds?|seeders|factories|fixtures?|stories|storybook|templates?|mocks?|types|typings|config|polyfills?|dev|e2e|testing|test-?utils|routes|routers|endpoints|controllers|views|pages)$/
const asideName =
  /\.(?:stories|story|config|d|mock|fixture)\.|^(?:setup|main|index|cli|page|layout|route|urls|views|routes)\.|migration|seeder|test|benchmark/i
/** `20260403000000_change_payloads.rb`: a migration wherever it lies, run once. */
const stamped = /^\d{8,}_/
/** They are tested with what is made of them. */
const ancestorName = /^(?:Abstract|Base)\p{Lu}/u
/** They hold data, or say what went wrong. */
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

/** Names of what the branch changes: whether tests name these tells whether this project's tests do so at all. */
export function deriveProbes(files: readonly SymbolFile[]): { name: string; family: string }[] {
  return files.flatMap((file) => {
    const family = testFamilyOf(file)
    if (family === null) return []
    return file.symbols
      .filter((symbol) => symbol.change === 'changed' && isTestable(symbol, family))
      .map(({ name }) => ({ name, family }))
  })
}

/** Only Ruby's classes stand in something by rule: elsewhere what is within a class is tested with it. */
function isTestable({ name, kind, exported, qualifiedName }: SymbolChange, family: string): boolean {
  const isCode = kind === 'class' || kind === 'function'
  const isInner = family !== 'ruby' && name !== qualifiedName
  return exported && isCode && !isInner && isTelling(name) && !dataName.test(name) && !ancestorName.test(name)
}

/** Null where no test is expected. */
function testFamilyOf({ kind, language, path }: SymbolFile): string | null {
  const family = kind === 'source' ? familyOf(language) : null
  const { folders, lowerName } = parsePath(path)
  if (family === null || !testedFamilies.has(family)) return null
  if (asideName.test(lowerName) || stamped.test(lowerName)) return null
  return folders.some((folder) => aside.test(folder)) ? null : family
}
