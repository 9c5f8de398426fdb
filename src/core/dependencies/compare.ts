import type { DependencyChange, Limit } from '../facts.js'
import { deriveDependencyChanges } from './changes.js'
import type { Dependency, ParseManifest } from './dependency.js'
import { formatOf } from './formats.js'

/** In UTF-16 units. The largest hand-written manifests are a tenth of it; all parsers are quick up to it. */
const largestManifest = 1_000_000

/** Whether a file of that name states dependencies in a format that is read here. */
export function isManifest(path: string): boolean {
  return formatOf(path) !== null
}

/**
 * The dependencies that differ between two sides of the manifest at `path`; null for a side without the file.
 * A side that cannot be read gives a limit and no changes, never an exception. Names that no registry would
 * take are left out and counted in the limit.
 */
export async function compareManifests(
  path: string,
  before: string | null,
  after: string | null,
): Promise<{ changes: DependencyChange[]; limit: Limit | null }> {
  const format = formatOf(path)
  if (format === null) return refused(path, 'not a kind of manifest that is read')
  if (before === after) return { changes: [], limit: null }
  const parse = await format.load()
  const old = readSide(parse, before, path)
  if ('reason' in old) return refused(path, `${old.reason} at the merge base`)
  const current = readSide(parse, after, path)
  if ('reason' in current) return refused(path, `${current.reason} at the head`)
  const changes = deriveDependencyChanges(path, old.dependencies, current.dependencies, format.identify)
  const named = changes.filter((change) => isPackageName(change.name))
  const dropped = changes.length - named.length
  return {
    changes: named.map((change) => ({ ...change, from: oneLine(change.from), to: oneLine(change.to) })),
    limit:
      dropped === 0
        ? null
        : {
            kind: 'dependencies-left-out',
            path,
            reason: `${dropped} entries left out: not names of packages`,
          },
  }
}

type Side = { dependencies: Dependency[] } | { reason: string }

function readSide(parse: ParseManifest, text: string | null, path: string): Side {
  if (text === null) return { dependencies: [] }
  if (text.length > largestManifest)
    return { reason: `dependencies not compared: ${text.length} characters, more than ${largestManifest},` }
  try {
    return { dependencies: parse(text.replace(/^\uFEFF/, ''), path) }
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { reason: `dependencies not compared: the manifest is broken (${oneLine(first.slice(0, 300))})` }
  }
}

function refused(path: string, reason: string): { changes: DependencyChange[]; limit: Limit } {
  return { changes: [], limit: { kind: 'dependencies-not-read', path, reason } }
}

/** Printable, without spaces or back-ticks, at most as long as npm allows. */
function isPackageName(name: string): boolean {
  return /^[^\s\p{C}`]{1,214}$/u.test(name)
}

/** A stranger's text for one line of a page: no control characters, at most 200 characters. */
function oneLine<Text extends string | null>(text: Text): Text | string {
  if (text === null) return text
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
