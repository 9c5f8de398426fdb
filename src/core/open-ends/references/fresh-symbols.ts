import type { SymbolChange } from '../../facts.js'
import { parsePath } from '../../files/path-parts.js'
import { familyOf } from './families.js'
import type { SymbolFile } from './symbol-file.js'
import { isIdentifier, isTelling } from './telling-names.js'

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

/** Where code lies that shows, tries or runs things once. */
const aside =
  /^(?:scripts?|examples?|demos?|samples?|bench(?:es|marks?)?|perf|playgrounds?|sandbox|tools?|bin|hack|contrib|docs?|website|site|migrations?|migrate|versions|seeds?|seeders|factories|fixtures?|stories|storybook|templates?|mocks?|types|typings|config|polyfills?|dev|e2e|testing|test-?utils)$/
const asideName =
  /\.(?:stories|story|config|d|mock|fixture)\.|^(?:setup|main|index|cli)\.|(?:migration|seeder)/i

/** Shorter ones do little that could go wrong. */
const fewestLines = 4

/** Added functions and classes that a test would name, in the order of the facts. */
export function deriveFreshSymbols(files: readonly SymbolFile[]): FreshSymbol[] {
  return files.flatMap((file) => {
    const family = testFamilyOf(file)
    if (family === null) return []
    return file.symbols.flatMap((symbol): FreshSymbol[] => {
      if (symbol.change !== 'added' || !isTestable(symbol) || symbol.lines === null) return []
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
      .filter((symbol) => symbol.change === 'changed' && isTestable(symbol))
      .map(({ name }) => ({ name, family }))
  })
}

function isTestable({ name, kind, exported, qualifiedName }: SymbolChange): boolean {
  const isCode = kind === 'function' || kind === 'class'
  return (
    exported && isCode && name === qualifiedName.split('.').at(-1) && isTelling(name) && isIdentifier(name)
  )
}

/** Null where no test is expected. */
function testFamilyOf({ kind, language, path }: SymbolFile): string | null {
  const family = kind === 'source' ? familyOf(language) : null
  const { folders, lowerName } = parsePath(path)
  if (family === null || !testedFamilies.has(family)) return null
  return folders.some((folder) => aside.test(folder)) || asideName.test(lowerName) ? null : family
}
