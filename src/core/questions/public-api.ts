/** Which symbols others build on, as far as names and places tell. */
import type { BranchFacts, FileChange, SymbolChange } from '../facts.js'
import { isOnlyReverted, isProductCode } from './files.js'

/** A file and those of its symbols that others can use. */
export interface Api {
  file: FileChange
  /** Never empty; members of a class that is told itself are left out. */
  symbols: readonly SymbolChange[]
}

/** Public symbols of product code for which `isAsked` holds, by file. */
export function listApis(facts: BranchFacts, isAsked: (symbol: SymbolChange) => boolean): Api[] {
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
export function isPublished(path: string): boolean {
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
export function isSmall(symbols: readonly SymbolChange[]): boolean {
  const [only] = symbols
  if (only === undefined || symbols.length > 1) return only === undefined
  return only.qualifiedName !== only.name || /^\p{Ll}+$/u.test(only.name)
}

/** Constructors are called by those who own the class, or by nobody's hand. */
export function isConstructor({ name, qualifiedName }: SymbolChange): boolean {
  const owner = qualifiedName.split(/\W+/).at(-2)
  return owner === name || /^(?:constructor|__init__|__construct|initialize|new|class)$/.test(name)
}

function isWithin(symbol: SymbolChange, other: SymbolChange): boolean {
  const { qualifiedName: name } = symbol
  const { qualifiedName: owner } = other
  return name.startsWith(owner) && /^(?:\.|::|#)/.test(name.slice(owner.length))
}
