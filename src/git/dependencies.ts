import { compareManifests, isManifest } from '../core/dependencies/compare.js'
import type { DependencyChange, FileKind, Limit, Oid } from '../core/facts.js'
import { type ChangedFile, hasMode } from './diff/changed-file.js'
import { type ObjectResult, readBlobs } from './objects.js'
import type { Repository } from './repository.js'

export interface DependencyFacts {
  changes: DependencyChange[]
  limits: Limit[]
}

/** A manifest in a fixture or in somebody else's code says nothing of what this project needs. */
const foreignKinds: ReadonlySet<FileKind> = new Set(['binary', 'generated', 'submodule', 'test', 'vendored'])

/** Reads both sides of every changed manifest and compares what they ask for. */
export async function readDependencies(
  repository: Repository,
  files: readonly ChangedFile[],
): Promise<DependencyFacts> {
  const manifests = files
    .filter((file) => !foreignKinds.has(file.kind) && !hasMode(file, '120000'))
    .flatMap(deriveComparisons)
  const wanted = [
    ...new Set(manifests.flatMap(({ before, after }) => [before, after]).filter((oid) => oid !== null)),
  ]
  const blobs = new Map<Oid | null, ObjectResult>()
  for await (const blob of readBlobs(repository, wanted)) blobs.set(wanted[blobs.size] ?? null, blob)

  const facts: DependencyFacts = { changes: [], limits: [] }
  for (const { path, before, after } of manifests) {
    const sides = [before, after].map((oid) => (oid === null ? null : readText(blobs.get(oid))))
    const unread = sides.find((side) => side !== null && 'reason' in side)
    if (unread != null && 'reason' in unread) {
      facts.limits.push({
        kind: 'dependencies-not-read',
        path,
        reason: `dependencies not compared: ${unread.reason}`,
      })
      continue
    }
    const [old, current] = sides.map((side) => (side !== null && 'text' in side ? side.text : null))
    const { changes, limit } = await compareManifests(path, old ?? null, current ?? null)
    facts.changes.push(...changes)
    if (limit !== null) facts.limits.push(limit)
  }
  return facts
}

interface Comparison {
  path: string
  before: Oid | null
  after: Oid | null
}

/** A manifest that was renamed is compared with what it was, unless it was no manifest then, or is none now. */
function deriveComparisons({ path, previousPath, oid }: ChangedFile): Comparison[] {
  const was = previousPath ?? path
  if (isManifest(path)) return [{ path, before: isManifest(was) ? oid.from : null, after: oid.to }]
  return isManifest(was) ? [{ path: was, before: oid.from, after: null }] : []
}

function readText(blob: ObjectResult | undefined): { text: string } | { reason: string } {
  if (blob?.state === 'read') return { text: blob.bytes.toString('utf8') }
  if (blob?.state === 'large') return { reason: `the manifest has ${blob.size} bytes` }
  return { reason: 'the manifest is not in this clone' }
}
