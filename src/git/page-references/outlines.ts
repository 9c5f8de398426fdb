/** The symbols of texts, read by the same engine that finds what a branch changed; loaded only here. */
import { languageOf } from '../../core/files/language.js'
import { symbolLanguages } from '../../core/symbols/languages/names.js'

export interface NamedText {
  path: string
  text: string
}

/** A symbol with its lines as they are written. */
export interface SymbolText {
  name: string
  /** `Session.create`. */
  qualifiedName: string
  text: string
}

/** Whether symbols of files of this name can be told. */
export function hasSymbols(path: string): boolean {
  const language = languageOf(path)
  return language !== null && symbolLanguages.has(language)
}

/** For each text its symbols; null where it cannot be read. */
export async function readSymbolTexts(files: readonly NamedText[]): Promise<(SymbolText[] | null)[]> {
  if (files.length === 0) return []
  const [{ openEngine }, { deriveSymbolTexts, listTextGrammars }] = await Promise.all([
    import('../../symbols-host/open-engine.js'),
    import('../../core/references/symbol-texts.js'),
  ])
  const engine = await openEngine(listTextGrammars(files), true)
  return files.map((file) => deriveSymbolTexts(file, engine))
}
