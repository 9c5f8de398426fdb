import type { BranchFacts, DependencyChange } from '../facts.js'
import { explainsRemoval, mentionsAny } from './explanations.js'
import { isAside, isOnlyReverted } from './files.js'
import {
  askTogether,
  type Concern,
  type DeriveRanked,
  type Name,
  number,
  renderSubjects,
  type Wording,
} from './question.js'

/** More is no choice but a scaffold: the first ones stand for it. */
const mostSubjects = 4
const weights = { swapped: 72, dropped: 68, added: 66, optional: 50 }

/** Packages that came and went, one question for a manifest: whether one took the other's place is to be told. */
export const deriveDependencies: DeriveRanked = ({ facts, isOpen }) => {
  const changes = listChoices(facts)
  const manifests = [...new Set(changes.map(({ manifest }) => manifest))]
  return manifests.flatMap((manifest) => {
    const of = (kind: DependencyChange['change']) =>
      changes
        .filter((change) => change.manifest === manifest && change.change === kind)
        .slice(0, mostSubjects)
        .map(concernOf)
    return askTogether('dependency', [...of('added'), ...of('removed')], isOpen, word)
  })
}

type OwnConcern = Concern & Pick<DependencyChange, 'change' | 'scope'>

function word(open: readonly OwnConcern[]): Wording {
  const added = open.filter(({ change }) => change === 'added')
  const dropped = open.filter(({ change }) => change === 'removed')
  return { weight: weigh(added, dropped), answerWith: 'decision', ...phrase(added, dropped) }
}

function phrase(
  added: readonly OwnConcern[],
  dropped: readonly OwnConcern[],
): Pick<Wording, 'text' | 'statement'> {
  const [came, went] = [renderSubjects(added), renderSubjects(dropped)]
  const [wasAdded, wasDropped] = [number(added, 'was', 'were'), number(dropped, 'was', 'were')]
  if (dropped.length === 0) return { text: `Why ${wasAdded} ${came} added?`, statement: `Add ${came}` }
  if (added.length === 0) {
    return {
      text: `Why ${wasDropped} ${went} removed, and what replaces ${number(dropped, 'it', 'them')}?`,
      statement: `Drop ${went}`,
    }
  }
  return {
    text: `Why ${wasAdded} ${came} added, and ${number(added, 'does it', 'do they')} replace ${went}, which ${wasDropped} removed?`,
    statement: `Add ${came}, drop ${went}`,
  }
}

function weigh(added: readonly OwnConcern[], dropped: readonly OwnConcern[]): number {
  if ([...added, ...dropped].every(({ scope }) => scope !== 'runtime')) return weights.optional
  if (added.length > 0 && dropped.length > 0) return weights.swapped
  return added.length > 0 ? weights.added : weights.dropped
}

function concernOf({ name, manifest, change, scope }: DependencyChange): OwnConcern {
  return {
    change,
    scope,
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
  if (change.change === 'added') return !isOnlyReverted(file, facts)
  const isAbout = (subject: string) =>
    file.commits.length === 1 || ofPackages.test(subject) || mentionsAny(subject, namesOfPackage(name))
  return !isOnlyReverted(file, facts) && !explainsRemoval(facts.commits, file.commits, isAbout)
}

/** Many commits touch a manifest: of these the ones that speak of packages. */
const ofPackages =
  /\b(?:deps?|dependenc(?:y|ies)|packages?|gems?|crates?|modules?|librar(?:y|ies)|requirements?)\b/i

/** Manifests that say which version, not what is used: catalogs, constraints, and what is compiled from `.in` files. */
function isDerivedManifest(manifest: string, { dependencies }: BranchFacts): boolean {
  if (
    /(?:^|\/)(?:pnpm-workspace\.yaml|Directory\.Packages\.props|(?=[^/]*constraints)[^/]*\.(?:txt|in))$/i.test(
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

/** What lies in the same repository: `workspace:*`, `path ../core`, `link:…`, `${project.version}`, `v1.0.0 => ../x`. */
const internal =
  /^(?:workspace\b|\*$|[~^]?0\.0\.0$|link:|file:|portal:|self\.version|\$\{project\.|path )|\bpath \.|=> \.{1,2}\/|^@ \.{0,2}\//
/** Standard library features for old versions of the language: they come and go with those. */
const backport = /\bpython(?:_version|_full_version)?\s*[<>=]|\bsys_platform\b/
const backportName = /(?:^|\/)polyfill-|^backports?[.-]|-polyfill$/

function isInternal({ name, from, to }: DependencyChange): boolean {
  const requirement = to ?? from ?? ''
  return internal.test(requirement) || backport.test(requirement) || backportName.test(name)
}

/** The language itself, and what is for people who write the code, whatever scope the manifest gives it. */
const tool =
  /^(?:pip|setuptools|wheel|python|php|ext-.*|node|npm|ruby|java|go)$|^@types\/|(?:^|[/:._-])(?:eslint|prettier|typescript|jest|vitest|mocha|chai|sinon|husky|lint-staged|commitlint|biome|stylelint|nodemon|ts-node|tsx|rubocop|rspec|minitest|simplecov|pytest|mypy|ruff|black|flake8|isort|tox|nox|coverage|pre-commit|phpunit|phpstan|pint|pest|psalm|testify|gomock|golangci-lint|golang\/mock|mockery|junit|mockito|assertj|hamcrest|xunit|nunit|moq|debug_?bar|rector)(?:$|[/:._-])/i

function isTool(name: string): boolean {
  return tool.test(name)
}

/** Last parts that say nothing alone: `@opentelemetry/api`. */
const commonPart =
  /^(?:api|core|sdk|cli|client|server|common|utils?|types?|node|web|react|vue|js|ts|go|lib|plugin|runtime|config|base|v\d+)$/i

/** The names people call a package: `github.com/redis/go-redis/v9` is `go-redis`, `@scope/x` may be `x` or `scope`. */
function namesOfPackage(name: string): Name[] {
  const parts = name.split(/[/:]/).filter((part) => !/^v\d+$/.test(part))
  const last = parts.at(-1) ?? name
  const scope = name.startsWith('@') ? (parts[0] ?? '').slice(1) : ''
  const others = [last, scope].filter((text) => text.length > 2 && !commonPart.test(text))
  // `ai` is a package, AI is not.
  return [name, ...others].map((text) => ({ text, form: text.length > 2 ? 'word' : 'path' }))
}
