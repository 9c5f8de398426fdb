import type { Oid } from '../core/facts.js'
import { deriveDocumentReferences } from '../core/open-ends/references/document-references.js'
import {
  deriveOccurrences,
  type Occurrence,
  type Occurrences,
} from '../core/open-ends/references/occurrences.js'
import { allButMedia } from '../core/open-ends/references/pathspecs.js'
import { type BothTexts, deriveReferences, type Reference } from '../core/open-ends/references/references.js'
import type { SearchPlan } from '../core/open-ends/references/search-plan.js'
import { deriveSuspicions, listWantedTexts } from '../core/open-ends/references/suspicions.js'
import type { SymbolFile } from '../core/open-ends/references/symbol-file.js'
import { readBlobs } from './blobs.js'
import { dropForeign } from './foreign.js'
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
  const shown = suspicions.filter(({ documents }) => documents.length > 0).map(({ lost }) => lost.name)
  const [texts, everywhere] = await Promise.all([
    readTexts(repository, range, listWantedTexts(suspicions)),
    readEverywhere(repository, range.head, [...new Set(shown)]),
  ])
  const used = deriveReferences(suspicions, texts, files)
  const documented = deriveDocumentReferences(suspicions, texts.head, files)
  return await dropForeign(repository, range.head, [...used, ...dropAmbiguous(documented, used, everywhere)])
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

/** Where a name stands in any file at all; null where that could not be found out. */
async function readEverywhere(
  repository: Repository,
  head: Oid,
  names: readonly string[],
): Promise<Occurrences | null> {
  if (names.length === 0) return new Map()
  const { matches, limit } = await readMatches(repository, head, { names, pathspecs: allButMedia })
  return matches === null || limit !== null ? null : deriveOccurrences(names, matches)
}

/** Prose says what it means less clearly than code: any other file that has the name may be what it is about. */
function dropAmbiguous(
  documented: readonly Reference[],
  used: readonly Reference[],
  everywhere: Occurrences | null,
): Reference[] {
  const known = new Set(used.map(({ path }) => path))
  const isOther = ({ place }: Occurrence) => place.kind !== 'docs' && !known.has(place.path)
  return documented.filter(({ lost }) => everywhere?.get(lost.name)?.some(isOther) === false)
}
