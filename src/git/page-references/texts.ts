import type { Oid } from '../../core/facts.js'
import { languageOf } from '../../core/files/language.js'
import { languageTables } from '../../core/languages/index.js'
import { readBlobs } from '../objects.js'
import type { Repository } from '../repository.js'

/** A file as it is in a commit. */
export interface FileAt {
  commit: Oid
  path: string
}

/** The texts of files, by `textKey`; those that are not there, are binary or too large are left out. */
export type Texts = ReadonlyMap<string, string>

/** A symbol with its lines as they are written. */
export interface SymbolText {
  name: string
  /** `Session.create`. */
  qualifiedName: string
  text: string
}

export function textKey({ commit, path }: FileAt): string {
  return `${commit}:${path}`
}

/** Reads files of any commits with one process; none where there is nothing to read. */
export async function readTextsAt(repository: Repository, files: readonly FileAt[]): Promise<Texts> {
  const names = [...new Set(files.map(textKey))]
  const texts = new Map<string, string>()
  if (names.length === 0) return texts
  let next = 0
  for await (const blob of readBlobs(repository, names)) {
    const name = names[next++]
    if (name === undefined || blob.state !== 'read' || blob.bytes.includes(0)) continue
    texts.set(name, blob.bytes.toString('utf8'))
  }
  return texts
}

interface NamedText {
  path: string
  text: string
}

/**
 * The symbols of texts, read by the same engine that finds what a branch changed; loaded only here.
 *
 * Whether symbols of files of this name can be told.
 */
export function hasSymbols(path: string): boolean {
  const language = languageOf(path)
  return language !== null && languageTables.has(language)
}

/** For each text its symbols; null where it cannot be read. */
export async function readSymbolTexts(files: readonly NamedText[]): Promise<(SymbolText[] | null)[]> {
  if (files.length === 0) return []
  const [{ openEngine }, { deriveSymbolTexts, listTextGrammars }] = await Promise.all([
    import('../../symbols-host/engine.js'),
    import('../../core/references/symbol-texts.js'),
  ])
  const engine = await openEngine(listTextGrammars(files), true)
  return files.map((file) => deriveSymbolTexts(file, engine))
}
