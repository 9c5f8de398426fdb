import type { DependencyChange, Limit } from '../facts.js'
import { formatOf } from './formats.js'
import type { Dependency, ParseManifest, Scope } from './manifest.js'

/** In UTF-16 units. The largest hand-written manifests are a tenth of it; all parsers are quick up to it. */
const largestManifest = 1_000_000

/** Whether a file of that name states dependencies in a format that is read here. */
export function isManifest(path: string): boolean {
  return formatOf(path) !== null
}

/** The dependencies that differ between two sides of a manifest (null: no file); an unreadable side gives a limit instead. */
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

/** A package on one side: for each scope the requirements written there, without repetitions. */
interface Package {
  name: string
  scopes: Map<Scope, Set<string>>
}

const none: ReadonlySet<string> = new Set()
const scopeOrder: readonly Scope[] = ['runtime', 'optional', 'peer', 'build', 'development']

/** By name, then scope; a package that changed its scope is one change there. Of several requirements, those that differ. */
export function deriveDependencyChanges(
  manifest: string,
  before: readonly Dependency[],
  after: readonly Dependency[],
  identify: (name: string) => string,
): DependencyChange[] {
  const old = packagesOf(before, identify)
  const current = packagesOf(after, identify)
  return [...new Set([...old.keys(), ...current.keys()])].sort(byCodeUnits).flatMap((key) => {
    const was = old.get(key)
    const is = current.get(key)
    const name = is?.name ?? was?.name ?? key
    return compareScopes(was?.scopes ?? new Map(), is?.scopes ?? new Map()).map((change) => ({
      manifest,
      name,
      ...change,
    }))
  })
}

type ScopeChange = Pick<DependencyChange, 'change' | 'from' | 'to' | 'scope'>

function compareScopes(was: Package['scopes'], is: Package['scopes']): ScopeChange[] {
  const left = scopeOrder.filter((scope) => was.has(scope) && !is.has(scope))
  const changes: ScopeChange[] = []
  for (const scope of scopeOrder) {
    const to = is.get(scope)
    if (to === undefined) continue
    const from = was.get(scope)
    if (from !== undefined) {
      const change = compareRequirements(from, to)
      if (change !== null) changes.push({ change: 'changed', ...change, scope })
      continue
    }
    const moved = left.shift()
    if (moved === undefined) changes.push({ change: 'added', from: null, to: joined(to), scope })
    else changes.push({ change: 'changed', from: joined(was.get(moved) ?? none), to: joined(to), scope })
  }
  for (const scope of left)
    changes.push({ change: 'removed', from: joined(was.get(scope) ?? none), to: null, scope })
  return changes
}

/** Null where both sides ask for the same, in whatever order. */
function compareRequirements(
  was: ReadonlySet<string>,
  is: ReadonlySet<string>,
): { from: string | null; to: string | null } | null {
  const from = new Set([...was].filter((one) => !is.has(one)))
  const to = new Set([...is].filter((one) => !was.has(one)))
  if (from.size === 0 && to.size === 0) return null
  const partly = from.size > 0 && to.size > 0
  return { from: joined(partly ? from : was), to: joined(partly ? to : is) }
}

function joined(requirements: ReadonlySet<string>): string | null {
  return requirements.size > 0 ? [...requirements].join(' | ') : null
}

function packagesOf(list: readonly Dependency[], identify: (name: string) => string): Map<string, Package> {
  const packages = new Map<string, Package>()
  for (const { name, requirement, scope } of list) {
    const key = identify(name)
    const found: Package = packages.get(key) ?? { name, scopes: new Map() }
    const requirements = found.scopes.get(scope) ?? new Set<string>()
    if (requirement !== null) requirements.add(requirement)
    found.scopes.set(scope, requirements)
    packages.set(key, found)
  }
  return packages
}

/** An order that no locale of a machine changes. */
function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
