import type { Oid } from '../../core/facts.js'
import { readBlobs } from '../blobs.js'
import type { Repository } from '../repository.js'

/** A file as it is in a commit. */
export interface FileAt {
  commit: Oid
  path: string
}

/** The texts of files, by `textKey`; those that are not there, are binary or too large are left out. */
export type Texts = ReadonlyMap<string, string>

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
