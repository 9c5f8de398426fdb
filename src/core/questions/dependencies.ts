import type { BranchFacts, DependencyChange } from '../facts.js'
import { isAside, isOnlyReverted } from './files.js'
import { explainsRemoval } from './messages.js'
import { isInternal, isTool, namesOfPackage } from './packages.js'
import type { Concern, DeriveRanked, Ranked, Subject } from './question.js'
import { renderNames, were } from './wording.js'

/** More is no choice but a scaffold: the first ones stand for it. */
const mostSubjects = 4
const weights = { swapped: 72, dropped: 68, added: 66, optional: 50 }

/** Packages that came and went, one question for a manifest: whether one took the other's place is to be told. */
export const deriveDependencies: DeriveRanked = ({ facts, isOpen }) => {
  const changes = listChoices(facts)
  const manifests = [...new Set(changes.map(({ manifest }) => manifest))]
  return manifests.flatMap((manifest): Ranked[] => {
    const here = changes.filter((change) => change.manifest === manifest)
    const added = here.filter(({ change }) => change === 'added').slice(0, mostSubjects)
    const dropped = here.filter(({ change }) => change === 'removed').slice(0, mostSubjects)
    const open = [...added, ...dropped].filter((change) => isOpen(concernOf(change)))
    if (open.length === 0) return []
    return [rank(open, { added, dropped })]
  })
}

interface Sides {
  added: readonly DependencyChange[]
  dropped: readonly DependencyChange[]
}

function rank(open: readonly DependencyChange[], all: Sides): Ranked {
  const added = all.added.filter((change) => open.includes(change))
  const dropped = all.dropped.filter((change) => open.includes(change))
  const about = [...added, ...dropped].map((change) => concernOf(change).subject)
  const [first] = about
  if (first === undefined) throw new Error('a question is about something')
  return {
    weight: weigh(added, dropped),
    question: {
      id: first.id,
      kind: 'dependency',
      text: ask(added, dropped),
      about,
      answerWith: 'decision',
      statement: state(added, dropped),
      place: first.path,
    },
  }
}

function ask(added: readonly DependencyChange[], dropped: readonly DependencyChange[]): string {
  const [came, went] = [list(added), list(dropped)]
  if (dropped.length === 0) return `Why ${were(added)} ${came} added?`
  if (added.length === 0) return `Why ${were(dropped)} ${went} dropped, and what does that work now?`
  const they = added.length === 1 ? 'does it' : 'do they'
  return `Why ${were(added)} ${came} added, and ${they} replace ${went}, which ${were(dropped)} dropped?`
}

function state(added: readonly DependencyChange[], dropped: readonly DependencyChange[]): string {
  if (dropped.length === 0) return `Add ${list(added)}`
  if (added.length === 0) return `Drop ${list(dropped)}`
  return `Add ${list(added)}, drop ${list(dropped)}`
}

function list(changes: readonly DependencyChange[]): string {
  return renderNames(changes.map(({ name }) => name))
}

function weigh(added: readonly DependencyChange[], dropped: readonly DependencyChange[]): number {
  if ([...added, ...dropped].every(({ scope }) => scope !== 'runtime')) return weights.optional
  if (added.length > 0 && dropped.length > 0) return weights.swapped
  return added.length > 0 ? weights.added : weights.dropped
}

function concernOf({ name, manifest }: DependencyChange): Concern & { subject: Subject } {
  return {
    subject: { id: `dependency:${name}`, name, path: manifest, line: null },
    names: namesOfPackage(name),
    message: 'reason',
  }
}

/** Packages that somebody chose or dropped for the product; each once, also where many manifests name it. */
function listChoices(facts: BranchFacts): DependencyChange[] {
  const moved = deriveMoved(facts.dependencies)
  const seen = new Set(
    facts.dependencies.filter(({ scope }) => scope === 'development').map(({ name }) => name),
  )
  return facts.dependencies.filter((change) => {
    if (!isChoice(change, facts) || moved.has(change.name) || seen.has(change.name)) return false
    seen.add(change.name)
    return true
  })
}

function isChoice(change: DependencyChange, facts: BranchFacts): boolean {
  const { manifest, scope, name } = change
  if (change.change === 'changed' || scope === 'development' || scope === 'build') return false
  if (isAside(manifest) || isDerivedManifest(manifest, facts) || isInternal(change) || isTool(name))
    return false
  const file = facts.files.find(({ path, previousPath }) => path === manifest || previousPath === manifest)
  if (file === undefined) return true
  // A part of the project came or went as a whole: that is the choice, not what it needs.
  if (file.status === 'added' || file.status === 'deleted') return false
  return (
    !isOnlyReverted(file, facts) &&
    !(change.change === 'removed' && explainsRemoval(facts.commits, file.commits))
  )
}

/** Manifests that say which version, not what is used: catalogs, constraints, and what is compiled from `.in` files. */
function isDerivedManifest(manifest: string, { dependencies }: BranchFacts): boolean {
  if (
    /(?:^|\/)(?:pnpm-workspace\.yaml|Directory\.Packages\.props)$|constraints[^/]*\.(?:txt|in)$/i.test(
      manifest,
    )
  )
    return true
  return manifest.endsWith('.txt') && dependencies.some((other) => other.manifest.endsWith('.in'))
}

/** Packages that stand in one manifest instead of another, or in another scope. */
function deriveMoved(changes: readonly DependencyChange[]): Set<string> {
  const of = (kind: DependencyChange['change']) =>
    new Set(changes.filter(({ change }) => change === kind).map(({ name }) => name))
  const [added, removed, changed] = [of('added'), of('removed'), of('changed')]
  return new Set(
    [...added, ...removed].filter((name) => changed.has(name) || (added.has(name) && removed.has(name))),
  )
}
