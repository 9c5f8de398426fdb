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
