/** Symbols that the page names without saying where they are: in the files of the branch. */

import type { BranchFacts, Oid } from '../../core/facts.js'
import type { SymbolMention } from '../../core/references/mention.js'
import { isSaid } from '../../core/references/mentions-by-kind.js'
import type { JudgedReference } from '../../core/references/reference.js'
import type { Repository } from '../repository.js'
import { type Baselines, judged, sinceOf } from './baselines.js'
import { findDeclared, findSeen } from './symbol-search.js'
import { hasSymbols } from './texts.js'

interface SymbolContext {
  repository: Repository
  head: Oid
  facts: BranchFacts
  baselines: Baselines
}

/** Above this the branch is too wide to say of a name where it should be. */
const mostFiles = 400
/** Commits whose trees are searched for names. */
const mostSearches = 8

export async function readSymbols(
  context: SymbolContext,
  mentions: readonly SymbolMention[],
): Promise<JudgedReference[]> {
  const told = mentions.filter(({ intent }) => intent !== 'gone')
  const { missing, reached } = await findMissing(context, told)
  const dead = await findDead(context, [...missing], reached)
  return mentions.map((mention) => {
    const name = mention.owner === null ? mention.name : `${mention.owner}.${mention.name}`
    const death = dead.get(mention)
    if (death === undefined)
      return judged(mention, { state: missing.has(mention) ? 'unjudged' : 'alive', name })
    const nearest = findNearest(context.facts, mention)
    return judged(mention, { state: 'dead', name, ...death, ...nearest })
  })
}

/** Mentions that may be of something that is gone, and names that are used on something else. */
interface Suspicious {
  missing: ReadonlySet<SymbolMention>
  reached: ReadonlySet<string>
}

const nothing: Suspicious = { missing: new Set(), reached: new Set() }

/** Those that no file of the branch declares at the head: for most pages none, after one search at most. */
async function findMissing(
  { repository, head, facts }: SymbolContext,
  mentions: readonly SymbolMention[],
): Promise<Suspicious> {
  const paths = listBranchFiles(facts).map(({ path }) => path)
  if (mentions.length === 0 || paths.length === 0 || paths.length > mostFiles) return nothing
  const symbols = facts.files.flatMap((file) => file.symbols)
  const there = symbols.filter(({ change }) => change !== 'removed').map((symbol) => symbol.qualifiedName)
  const gone = symbols.flatMap(({ change, name, previousName }) =>
    change === 'removed' ? [name] : previousName !== null ? [previousName] : [],
  )
  const absent = mentions.filter((mention) => !there.some((qualifiedName) => isSaid(mention, qualifiedName)))
  const suspicious = absent.filter(({ name }) => gone.includes(name))
  const others = absent.filter(({ name }) => !gone.includes(name))
  const present = facts.files
    .flatMap(({ status, path }) => (status === 'deleted' ? [] : [path]))
    .filter(hasSymbols)
  const names = [...new Set(others.map(({ name }) => name))]
  const seen = await findSeen(repository, head, { names, paths: present })
  const missing = new Set([...suspicious, ...others.filter(({ name }) => !seen.there.has(name))])
  return { missing, reached: seen.reached }
}

type Death = Pick<JudgedReference, 'path' | 'since'>

/** Those that a file of the branch declared when the page named them, and that nothing declares now. */
async function findDead(
  context: SymbolContext,
  mentions: readonly SymbolMention[],
  reached: ReadonlySet<string>,
): Promise<ReadonlyMap<SymbolMention, Death>> {
  const { repository, head, facts, baselines } = context
  const byCommit = new Map<Oid, SymbolMention[]>()
  for (const mention of mentions) {
    const since = sinceOf(await baselines.of(mention.span.start))
    if (since !== null && since !== head) byCommit.set(since, [...(byCommit.get(since) ?? []), mention])
  }
  const paths = listBranchFiles(facts).flatMap(({ path, previousPath }) =>
    previousPath === null ? [path] : [path, previousPath],
  )
  const deaths = new Map<SymbolMention, Death>()
  for (const [since, asked] of [...byCommit].slice(0, mostSearches)) {
    const places = await findDeclared(repository, since, { said: asked, paths, loose: false })
    asked.forEach((mention, index) => {
      const place = places?.[index] ?? null
      const isInherited = place?.isMember === true && reached.has(mention.name)
      if (place !== null && !isInherited) deaths.set(mention, { path: place.path, since })
    })
  }
  const asked = [...deaths.keys()]
  const places = await findDeclared(repository, head, { said: asked, paths: null, loose: true })
  return new Map([...deaths].filter((_, index) => places !== null && places[index] === null))
}

function listBranchFiles(facts: BranchFacts): BranchFacts['files'] {
  return facts.files.filter(
    ({ path, kind }) => hasSymbols(path) && kind !== 'vendored' && kind !== 'generated',
  )
}

/** What it is called now, as the branch tells. */
function findNearest(
  { files }: BranchFacts,
  { name }: SymbolMention,
): Pick<JudgedReference, 'nearest' | 'renamed'> {
  const renamed = files.flatMap(({ symbols }) => symbols).find(({ previousName }) => previousName === name)
  return { nearest: renamed?.qualifiedName ?? null, renamed: renamed !== undefined }
}
