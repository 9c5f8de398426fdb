import type { Oid } from '../../core/facts.js'
import { largestRead } from '../../core/symbols/limits.js'
import type { SymbolInput, SymbolLimit } from '../../core/symbols/symbol-input.js'
import { readBlobs } from '../blobs.js'
import type { ChangedFile } from '../diff/changed-file.js'
import type { Repository } from '../repository.js'

/** The text of an object, or why it was not read. */
export type BlobText = { text: string } | SymbolLimit

/** Reads both sides of the files with one process; an object that two files share comes once. */
export async function readTexts(
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
export function deriveInput(file: ChangedFile, texts: ReadonlyMap<Oid, BlobText>): SymbolInput | SymbolLimit {
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
