import type { Hash } from 'node:crypto'
import { createLineScanner, type FoundVariable } from '../../core/added-lines/scan.js'
import type { TestTitle } from '../../core/added-lines/tests.js'
import type { Limit, OpenEnd } from '../../core/facts.js'
import type { FileAttributes } from './attributes.js'
import { type ChangedFile, type FileInProgress, hasMode } from './changed-file.js'
import { classify, createLineReader } from './lines.js'
import { deriveRanges, type PatchObserver } from './patch.js'
import { createWorkIdentity, type RawChange, type WorkIdentity } from './records.js'

/** Builds the changed files, and the identity of the work, from a patch as it comes by. */
export interface Collector {
  observer: PatchObserver
  /** In git's order, without the ignored ones; complete once the patch is over. */
  files: ChangedFile[]
  finish(): {
    work: string
    /** Identity of each file's own change, by its path; empty unless asked for. */
    works: Map<string, string>
    variables: FoundVariable[]
    openEnds: OpenEnd[]
    tests: TestTitle[]
    limits: Limit[]
  }
}

/**
 * @param entries the raw records with what is known of them; null for those that are left out
 * @param hash makes a SHA-256: for the identity, and for that of each file's own change
 */
export function createCollector(
  entries: readonly ({ change: RawChange; attributes: FileAttributes } | null)[],
  hash: () => Hash,
): Collector {
  const inProgress = entries.map((entry) =>
    entry === null ? null : openFile(entry.change, entry.attributes),
  )
  const present = inProgress.filter((current) => current !== null)
  const identity = createWorkIdentity(hash())
  const own = inProgress.map((current) => (current === null ? null : createWorkIdentity(hash())))
  const scanner = createLineScanner()
  const lines = createLineReader(scanner)
  /** Files without a patch of lines still belong to the identity, in their place. */
  let identified = 0

  function identify(index: number): void {
    for (; identified <= index; identified += 1) {
      const current = inProgress[identified]
      if (current == null) continue
      identity.file(current.change)
      own[identified]?.file(current.change)
    }
  }

  return {
    files: present.map(({ file }) => file),
    observer: {
      hunk(index, hunk) {
        identify(index)
        inProgress[index]?.file.hunks.push(hunk)
      },
      body(index, bytes) {
        if (inProgress[index] == null) return
        identity.body(bytes)
        own[index]?.body(bytes)
      },
      binary(index) {
        identify(index)
        const current = inProgress[index]
        if (current == null) return
        current.file.binary = true
        identity.binary(current.change)
        own[index]?.binary(current.change)
      },
      wantsLines(index) {
        const current = inProgress[index]
        return current != null && lines.wants(current)
      },
      line(index, sign, number, text) {
        const current = inProgress[index]
        if (current == null) return false
        return lines.read(current, { sign, number, text })
      },
    },
    finish() {
      identify(inProgress.length - 1)
      lines.finish()
      for (const current of present) close(current)
      const scanned = scanner.finish()
      return {
        work: identity.finish(),
        works: nameWorks(inProgress, own),
        ...scanned,
        limits: [...deriveNameLimits(present), ...lines.limits, ...scanned.limits],
      }
    },
  }
}

function nameWorks(
  files: readonly (FileInProgress | null)[],
  identities: readonly (WorkIdentity | null)[],
): Map<string, string> {
  const named = files.flatMap((current, index): [string, string][] => {
    const identity = identities[index]
    return current === null || identity == null ? [] : [[current.file.path, identity.finish()]]
  })
  return new Map(named)
}

/** A changed file of which the lines are not known yet. */
export function openFile(change: RawChange, attributes: FileAttributes): FileInProgress {
  const { status, mode, oid } = change
  const file: ChangedFile = {
    path: change.path.text,
    previousPath: change.previousPath?.text ?? null,
    status,
    mode,
    oid,
    kind: 'source',
    language: null,
    binary: false,
    hunks: [],
    ranges: [],
    additions: 0,
    deletions: 0,
  }
  const current = { change, file, attributes }
  classify(current, null)
  return current
}

/** What can only be said of the whole patch. Counts are those of `git diff --numstat`. */
function close(current: FileInProgress): void {
  const { file, attributes } = current
  if (file.binary) classify(current, null)
  // The lines of a pointer of Git LFS are not the file's.
  if (attributes.diff === false || file.kind === 'binary') file.hunks = []
  // The one line that git prints for a submodule is in no file.
  file.ranges = hasMode(file, '160000') ? [] : deriveRanges(file.hunks)
  for (const hunk of file.hunks) {
    file.additions += hunk.newLines
    file.deletions += hunk.oldLines
  }
}

function deriveNameLimits(files: readonly FileInProgress[]): Limit[] {
  return files
    .filter(({ change }) => change.path.bytes !== null || change.previousPath?.bytes != null)
    .map(({ file }) => ({
      kind: 'file-name-not-utf8' as const,
      path: file.path,
      reason: 'its name is not UTF-8: shown with U+FFFD in the place of bytes that cannot be read',
    }))
}
