import type { Oid } from '../core/facts.js'
import { folderOf } from '../core/files/language.js'
import { familyOf, namingRules } from '../core/languages/index.js'
import { deriveDocumentReferences } from '../core/leftovers/documents.js'
import { canName, deriveFileReferences, type FileReference } from '../core/leftovers/file-references.js'
import {
  type BothTexts,
  deriveReferences,
  deriveSuspicions,
  listWantedTexts,
  type Reference,
} from '../core/leftovers/judge.js'
import { deriveChangedTree, deriveLostFiles } from '../core/leftovers/lost-files.js'
import { mayName, planFileSearch } from '../core/leftovers/lost-files-in-manifests.js'
import { deriveOccurrences, type Occurrence, type Occurrences } from '../core/leftovers/occurrences.js'
import { allButMedia, type SearchPlan } from '../core/leftovers/search.js'
import type { SymbolFile } from '../core/leftovers/symbols.js'
import { readAttributes } from './diff/attributes.js'
import { readMatches } from './grep.js'
import { readBlobs } from './objects.js'
import type { BranchRange } from './range.js'
import { isPartial, type Repository } from './repository.js'
import { readIgnored, readTreePaths } from './tree.js'

/** What was searched for and where it was found. */
interface SearchResult {
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

interface FileReferences {
  references: FileReference[]
  /** Why not everything was searched; null where it was. */
  limit: string | null
}

/** More files than these are not read: those that imports were not changed in are few. */
const mostRead = 300

/** Places that still name a file which the branch deleted or moved; starts no process where no file went. */
export async function readFileReferences(
  repository: Repository,
  range: BranchRange,
  files: readonly SymbolFile[],
  isLeftOut: (path: string) => boolean,
): Promise<FileReferences> {
  const former = listMoved(files)
  const plan = planFileSearch(deriveLostFiles(files))
  if ((plan === null && former.size === 0) || isPartial(repository)) return { references: [], limit: null }
  const [paths, found] = await Promise.all([
    readTreePaths(repository, range.head),
    plan === null ? null : readMatches(repository, range.head, plan),
  ])
  const naming = (found?.matches ?? []).filter(({ text }) => mayName(text)).map(({ path }) => path)
  const asked = [...new Set([...former.keys(), ...naming])].filter(
    (path) => canName(path) && !isLeftOut(path),
  )
  const texts = await readTextsAtHead(repository, range, asked.slice(0, mostRead))
  const references = deriveFileReferences(texts, deriveChangedTree(files, paths), former)
  const own = await dropForeign(repository, range.head, references)
  return { references: await dropMade(repository, own), limit: found?.limit ?? null }
}

/** Where files were that went to another folder, from which their own imports lead elsewhere. */
function listMoved(files: readonly SymbolFile[]): Map<string, string> {
  const moved = new Map<string, string>()
  for (const { path, previousPath, status, language } of files) {
    const { files: naming } = namingRules.get(familyOf(language) ?? '') ?? {}
    if (status !== 'renamed' || previousPath === null || naming?.relative !== true) continue
    if (folderOf(path) !== folderOf(previousPath)) moved.set(path, previousPath)
  }
  return moved
}

async function readTextsAtHead(
  repository: Repository,
  { head }: BranchRange,
  paths: readonly string[],
): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>()
  const names = paths.map((path) => `${head}:${path}`)
  let index = 0
  for await (const blob of readBlobs(repository, names)) {
    const path = paths[index++]
    if (path !== undefined) texts.set(path, blob.state === 'read' ? blob.bytes.toString('utf8') : null)
  }
  return texts
}

/** What `.gitignore` leaves out is made by a build from now on. */
async function dropMade(
  repository: Repository,
  references: readonly FileReference[],
): Promise<FileReference[]> {
  const deleted = references.filter(({ lost }) => lost.newPath === null).map(({ lost }) => lost.path)
  const made = await readIgnored(repository, [...new Set(deleted)])
  return references.filter(({ lost }) => !made.has(lost.path))
}

/** Leaves out what `.gitattributes` calls generated or vendored. */
async function dropForeign<T extends { path: string }>(
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
