import type { Oid } from '../core/facts.js'
import { readAttributes } from './attributes.js'
import type { Repository } from './repository.js'

/** Leaves out what `.gitattributes` calls generated or vendored. */
export async function dropForeign<T extends { path: string }>(
  repository: Repository,
  head: Oid,
  references: readonly T[],
): Promise<T[]> {
  const paths = [...new Set(references.map(({ path }) => path))]
  const asked = paths.map((text) => ({ text, bytes: null }))
  const attributes = (await readAttributes(repository, head, asked)) ?? []
  const isForeign = (index: number) =>
    attributes[index]?.generated === true || attributes[index]?.vendored === true
  const foreign = new Set(paths.filter((_, index) => isForeign(index)))
  return references.filter(({ path }) => !foreign.has(path))
}
