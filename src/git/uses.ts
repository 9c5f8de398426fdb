import type { Oid } from '../core/facts.js'
import { deriveDocumentReferences } from '../core/open-ends/references/document-references.js'
import { deriveOccurrences, type Occurrences } from '../core/open-ends/references/occurrences.js'
import { allButMedia } from '../core/open-ends/references/pathspecs.js'
import { derivePlace } from '../core/open-ends/references/places.js'
import { type BothTexts, deriveReferences, type Reference } from '../core/open-ends/references/references.js'
import type { SearchPlan } from '../core/open-ends/references/search-plan.js'
import { deriveSuspicions, listWantedTexts } from '../core/open-ends/references/suspicions.js'
import type { SymbolFile } from '../core/open-ends/references/symbol-file.js'
import { readAttributes } from './attributes.js'
import { readBlobs } from './blobs.js'
import { readMatches } from './grep.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/** What was searched for and where it was found. */
export interface SearchResult {
  plan: SearchPlan
  occurrences: Occurrences
  files: readonly SymbolFile[]
}

/** Uses of lost symbols, judged by the texts of the files that name them. */
export async function readUses(
  repository: Repository,
  range: BranchRange,
  { plan, occurrences, files }: SearchResult,
): Promise<Reference[]> {
  const suspicions = deriveSuspicions(plan, occurrences)
  const texts = await readTexts(repository, range, listWantedTexts(suspicions))
  const used = deriveReferences(suspicions, texts, files)
  const documented = deriveDocumentReferences(suspicions, texts.head, files)
  const meant = documented.length === 0 ? [] : await dropAmbiguous(repository, range.head, documented, used)
  return await dropForeign(repository, range.head, [...used, ...meant])
}

/** Texts of both sides from one process. */
async function readTexts(
  repository: Repository,
  range: BranchRange,
  wanted: { head: readonly string[]; base: readonly string[] },
): Promise<BothTexts> {
  const head = new Map<string, string | null>()
  const base = new Map<string, string | null>()
  const asked = [
    ...wanted.head.map((path) => ({ path, name: `${range.head}:${path}`, texts: head })),
    ...wanted.base.map((path) => ({ path, name: `${range.base.mergeBase}:${path}`, texts: base })),
  ]
  let index = 0
  for await (const blob of readBlobs(
    repository,
    asked.map(({ name }) => name),
  )) {
    const entry = asked[index++]
    if (blob.state !== 'large')
      entry?.texts.set(entry.path, blob.state === 'read' ? blob.bytes.toString('utf8') : null)
  }
  return { head, base }
}

/** Prose says what it means less clearly than code: any other file that has the name may be what it is about. */
async function dropAmbiguous(
  repository: Repository,
  head: Oid,
  documented: readonly Reference[],
  used: readonly Reference[],
): Promise<Reference[]> {
  const names = [...new Set(documented.map(({ lost }) => lost.name))]
  const { matches, limit } = await readMatches(repository, head, { names, pathspecs: allButMedia })
  if (matches === null || limit !== null) return []
  const known = new Set(used.map(({ path }) => path))
  const others = matches.filter(({ path }) => !known.has(path) && derivePlace(path).kind !== 'docs')
  const occurrences = deriveOccurrences(names, others)
  return documented.filter(({ lost }) => occurrences.get(lost.name)?.length === 0)
}

/** Leaves out what `.gitattributes` calls generated or vendored. */
async function dropForeign(
  repository: Repository,
  head: Oid,
  references: readonly Reference[],
): Promise<Reference[]> {
  const paths = [...new Set(references.map(({ path }) => path))]
  const asked = paths.map((text) => ({ text, bytes: null }))
  const attributes = (await readAttributes(repository, head, asked)) ?? []
  const isForeign = (index: number) =>
    attributes[index]?.generated === true || attributes[index]?.vendored === true
  const foreign = new Set(paths.filter((_, index) => isForeign(index)))
  return references.filter(({ path }) => !foreign.has(path))
}
