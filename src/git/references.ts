import type { Limit, LimitKind, Oid, OpenEnd } from '../core/facts.js'
import { renderFileReferences } from '../core/open-ends/lost-files/file-references.js'
import { deriveOccurrences, type Occurrences } from '../core/open-ends/references/occurrences.js'
import { derivePassing, type RemovedLine } from '../core/open-ends/references/passing-symbols.js'
import type { Reference } from '../core/open-ends/references/references.js'
import { planSearch, type SearchPlan } from '../core/open-ends/references/search-plan.js'
import type { SymbolFile } from '../core/open-ends/references/symbol-file.js'
import { deriveUntested, dropTested, renderUntested } from '../core/open-ends/references/untested-symbols.js'
import { renderReferences } from '../core/open-ends/references/wording.js'
import { readFileReferences } from './file-references.js'
import { readMatches } from './grep.js'
import { openIgnore } from './ignore.js'
import { isPartial } from './partial-clone.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'
import { readTests } from './tests.js'
import { readUses } from './uses.js'

export interface ReferenceOptions {
  /** Where the page is: it tells of what is gone. */
  page: string
  /** Globs of paths that are left out. */
  ignore: readonly string[]
}

interface ReferenceReading {
  openEnds: OpenEnd[]
  limits: Limit[]
}

/**
 * What the branch leaves open in the tree at head: uses of symbols and files that are gone, and new symbols that no
 * test names. `removed` are lines that single commits took out. Starts no process where there are none.
 */
export async function readReferences(
  repository: Repository,
  range: BranchRange,
  files: readonly SymbolFile[],
  options: ReferenceOptions,
  removed: readonly RemovedLine[] = [],
): Promise<ReferenceReading> {
  const isIgnored = await openIgnore(options.ignore)
  const isLeftOut = (path: string) => path === options.page || isIgnored(path)
  const [symbols, uses] = await Promise.all([
    readSymbolReferences(repository, range, { files, removed }, isLeftOut),
    readFileReferences(repository, range, files, isLeftOut),
  ])
  // What is imported from the file says more than the file.
  const told = new Set(
    symbols.references.flatMap(({ path, lost }) => lost.paths.map((own) => JSON.stringify([path, own]))),
  )
  const rest = uses.references.filter(({ path, lost }) => !told.has(JSON.stringify([path, lost.path])))
  const { references, untested, limits } = symbols
  if (uses.limit !== null)
    limits.push({
      kind: 'file-uses-cut',
      path: null,
      reason: `uses of deleted files not looked for everywhere: ${uses.limit}`,
    })
  return {
    openEnds: [...renderReferences(references), ...renderFileReferences(rest), ...untested],
    limits,
  }
}

interface SymbolReferences {
  references: Reference[]
  untested: OpenEnd[]
  limits: Limit[]
}

async function readSymbolReferences(
  repository: Repository,
  range: BranchRange,
  { files, removed }: { files: readonly SymbolFile[]; removed: readonly RemovedLine[] },
  isLeftOut: (path: string) => boolean,
): Promise<SymbolReferences> {
  const plan = planSearch(files, derivePassing(removed, files))
  if (plan === null) return { references: [], untested: [], limits: [] }
  if (isPartial(repository)) return refuse('symbol-uses-not-searched', 'this clone is partial')
  const { matches, limit } = await readMatches(repository, range.head, plan)
  if (matches === null) return refuse('symbol-uses-cut', limit)
  const kept = matches.filter(({ path }) => !isLeftOut(path))
  const occurrences = deriveOccurrences(plan.names, kept)
  const [references, untested] = await Promise.all([
    readUses(repository, range, { plan, occurrences, files }),
    // A test that was not searched may name them.
    limit === null ? readUntested(repository, range.head, plan, occurrences) : [],
  ])
  return { references, untested, limits: deriveLimits(plan, limit) }
}

function refuse(kind: LimitKind, reason: string): SymbolReferences {
  return {
    references: [],
    untested: [],
    limits: [{ kind, path: null, reason: `uses of removed symbols not looked for: ${reason}` }],
  }
}

function deriveLimits({ omitted, lost }: SearchPlan, limit: string | null): Limit[] {
  const limits: Limit[] = []
  if (limit !== null)
    limits.push({
      kind: 'symbol-uses-cut',
      path: null,
      reason: `uses of removed symbols not looked for everywhere: ${limit}`,
    })
  if (omitted > 0)
    limits.push({
      kind: 'symbol-uses-not-searched',
      path: null,
      reason: `uses of ${omitted} removed symbols not looked for: only those of ${lost.length} are`,
    })
  return limits
}

async function readUntested(
  repository: Repository,
  head: Oid,
  plan: SearchPlan,
  occurrences: Occurrences,
): Promise<OpenEnd[]> {
  const untested = deriveUntested(plan, occurrences)
  return untested.length === 0 ? [] : renderUntested(dropTested(untested, await readTests(repository, head)))
}
