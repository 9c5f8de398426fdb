import { escapePattern, findWord } from '../open-ends/references/words.js'

/** A symbol as it is said: `Session.create` has an owner, `create()` has none. */
export interface SaidSymbol {
  name: string
  owner: string | null
}

export function parseSaidSymbol(text: string): SaidSymbol {
  const parts = text.split(/\.|::|#/)
  return { name: parts.at(-1) ?? '', owner: parts.at(-2) ?? null }
}

/** Whether a symbol is the one that is said: by its own name, and by that of what holds it where that is said too. */
export function isSaid({ name, owner }: SaidSymbol, qualifiedName: string): boolean {
  // Nearly all are others, which need not be taken apart.
  if (!qualifiedName.endsWith(name)) return false
  const parts = qualifiedName.split(/\.|::|(?<=.)#/)
  if (parts.at(-1)?.replace(/^#/, '') !== name) return false
  return owner === null || parts.at(-2) === owner
}

/**
 * Whether a line may declare a name in some way that is no symbol of an outline: a local, a field, a key. Calls and
 * imports declare nothing.
 */
export function mayDeclare(line: string, name: string): boolean {
  if (findWord(line, name).length === 0) return false
  const word = escapePattern(name)
  return new RegExp(
    String.raw`\b(?:const|let|var|val|def|defp|fn|func|fun|function|class|interface|type|struct|enum|trait|module|macro|static|async|export default|as|void|int|auto)\s+\*?${word}(?![\w$])|(?<![\w$.])${word}['"]?\s*(?:[:=](?!=)|\([^()]*\)\s*(?:\{|=>|:))|\.${word}\s*=(?!=)`,
  ).test(line)
}

/**
 * Whether a line may bring a name from somewhere that is not looked at: an import of a package, or a line of a longer
 * one. What comes from a file by its relative path is declared there, or it comes from nowhere.
 */
export function mayBring(line: string, name: string): boolean {
  if (findWord(line, name).length === 0) return false
  const isAlone = new RegExp(String.raw`^\s*(?:type\s+)?${escapePattern(name)}(?:\s+as\s+\w+)?,?\s*$`).test(
    line,
  )
  const isImport = /^\s*(?:import|from|export|use|using|pub use|require\w*)\b|\brequire\s*\(/.test(line)
  return isAlone || (isImport && !/['"]\.{1,2}\/|^\s*from\s+\.|\b(?:crate|super|self)::/.test(line))
}

/** Whether a line uses a name on something else, `store.prune()`, which may have it from anywhere. */
export function isReached(line: string, name: string): boolean {
  return findWord(line, name).some((at) => /(?:\.|->|::)\s*$/.test(line.slice(0, at)))
}
