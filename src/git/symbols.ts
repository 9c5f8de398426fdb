/** Symbols of changed files: their texts from one `git cat-file`, while the parsers load. */

import type { Limit, Oid } from '../core/facts.js'
import { languageTables } from '../core/languages/index.js'
import { largestRead } from '../core/symbols/text.js'
import type { FileSymbols, SymbolInput, SymbolLimit, SymbolOptions } from '../core/symbols/types.js'
import { type ChangedFile, hasMode } from './diff/changed-file.js'
import { readBlobs } from './objects.js'
import type { Repository } from './repository.js'

export interface SymbolReading {
  /** Of each file that was looked at. */
  symbols: ReadonlyMap<ChangedFile, FileSymbols>
  limits: Limit[]
}

/** Gives the symbols; to be called once the hunks of the files are known. */
export type FinishSymbols = () => Promise<SymbolReading>

/** Begins as soon as the changed files are known; loads and starts nothing if no language has symbols. */
export function openSymbols(
  repository: Repository,
  files: readonly ChangedFile[],
  options: SymbolOptions = {},
): FinishSymbols {
  const coded = files.filter(({ language }) => language !== null && languageTables.has(language))
  if (coded.length === 0) return async () => ({ symbols: new Map(), limits: [] })
  const reading = Promise.all([openReader(coded), readTexts(repository, coded)])
  // It is awaited when the hunks are there; until then a failure must wait as well.
  reading.catch(() => undefined)
  return async () => {
    const [reader, texts] = await reading
    const inputs = coded.map((file) => deriveInput(file, texts))
    const found = await reader.readSymbolChanges(
      inputs.filter((input): input is SymbolInput => !('reason' in input)),
      options,
    )
    let next = 0
    const symbols = inputs.map((input) =>
      'reason' in input ? refuse(input) : (found[next++] ?? refuse(null)),
    )
    return {
      symbols: new Map(coded.map((file, index) => [file, symbols[index] ?? refuse(null)])),
      limits: coded.flatMap((file, index) => deriveLimit(file, symbols[index])),
    }
  }
}

async function openReader(files: readonly ChangedFile[]) {
  const reader = await import('../symbols-host/engine.js')
  reader.prepareReader(files.map(({ language }) => language ?? ''))
  return reader
}

function refuse(limit: SymbolLimit | null): FileSymbols {
  return { symbols: [], symbolsFrom: 'none', limit }
}

/** Links and submodules have no symbols, and nobody misses them. */
function deriveLimit(file: ChangedFile, found: FileSymbols | undefined): Limit[] {
  if (found?.limit == null || hasMode(file, '120000') || hasMode(file, '160000')) return []
  const { reason, isMomentary } = found.limit
  const isUnread = found.symbolsFrom === 'none'
  const kind = isUnread ? 'symbols-not-read' : isMomentary ? 'symbols-timed-out' : 'symbols-by-patterns'
  const what = isUnread ? 'symbols not read' : 'symbols read by patterns only'
  return [{ kind, path: file.path, reason: `${what}: the file ${reason}` }]
}

/** The text of an object, or why it was not read. */
type BlobText = { text: string } | SymbolLimit

/** Reads both sides of the files with one process; an object that two files share comes once. */
async function readTexts(
  repository: Repository,
  files: readonly ChangedFile[],
): Promise<ReadonlyMap<Oid, BlobText>> {
  const wanted = new Set<Oid>()
  for (const file of files) {
    for (const oid of Object.values(deriveSides(file))) if (oid !== null) wanted.add(oid)
  }
  const oids = [...wanted]
  const texts = new Map<Oid, BlobText>()
  let place = 0
  for await (const blob of readBlobs(repository, oids, largestRead)) {
    const oid = oids[place++]
    if (oid === undefined) break
    if (blob.state === 'read') texts.set(oid, { text: blob.bytes.toString('utf8') })
    else if (blob.state === 'large') texts.set(oid, { reason: `has ${blob.size} bytes` })
    else texts.set(oid, { reason: 'is not in this clone' })
  }
  return texts
}

/** A file with the texts of its sides, ready to be read; or why it cannot be. */
function deriveInput(file: ChangedFile, texts: ReadonlyMap<Oid, BlobText>): SymbolInput | SymbolLimit {
  const { from, to } = deriveSides(file)
  const sides = [from, to].map((oid) =>
    oid === null ? null : (texts.get(oid) ?? { reason: 'was not read' }),
  )
  const unread = sides.find((side) => side !== null && 'reason' in side)
  if (unread != null && 'reason' in unread) return unread
  const [before = null, after = null] = sides.map((side) =>
    side !== null && 'text' in side ? side.text : null,
  )
  const { path, previousPath, status, hunks, language } = file
  return { path, previousPath, status, hunks, language: language ?? '', before, after }
}

/** Where a link or a submodule took the place of a text, that side has none. */
function deriveSides({ oid, mode }: ChangedFile): { from: Oid | null; to: Oid | null } {
  return { from: isText(mode.from) ? oid.from : null, to: isText(mode.to) ? oid.to : null }
}

function isText(mode: string | null): boolean {
  return mode?.startsWith('100') === true
}
