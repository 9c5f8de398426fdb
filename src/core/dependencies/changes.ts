import type { DependencyChange } from '../facts.js'
import type { Dependency, Scope } from './dependency.js'

/** A package on one side: for each scope the requirements written there, without repetitions. */
interface Package {
  name: string
  scopes: Map<Scope, Set<string>>
}

const none: ReadonlySet<string> = new Set()
const scopeOrder: readonly Scope[] = ['runtime', 'optional', 'peer', 'build', 'development']

/**
 * What changed between two sides of one manifest, by name, then scope. A package that left one scope for
 * another is one change in the new scope (`from` and `to` may be equal then). Where a package stands several
 * times in a scope, once per platform for instance, only the requirements that differ are told.
 */
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
