import type { Limit, LimitKind, Oid, OpenEnd } from '../core/facts.js'
import { renderFileReferences } from '../core/leftovers/file-references.js'
import type { Reference } from '../core/leftovers/judge.js'
import {
  deriveOccurrences,
  deriveUntested,
  dropTested,
  type FamilyTests,
  type Occurrences,
  renderUntested,
} from '../core/leftovers/occurrences.js'
import { derivePassing, type RemovedLine } from '../core/leftovers/passing-symbols.js'
import { derivePlace, planSearch, type SearchPlan, subjectOf } from '../core/leftovers/search.js'
import type { SymbolFile } from '../core/leftovers/symbols.js'
import { renderReferences } from '../core/leftovers/wording.js'
import { openIgnore } from './config-file.js'
import { readMatches } from './grep.js'
import type { BranchRange } from './range.js'
import { isPartial, type Repository } from './repository.js'
import { readTreePaths } from './tree.js'
import { readFileReferences, readUses } from './uses.js'

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

/** Uses of symbols and files that are gone, and new symbols without a test. `removed`: lines that single commits took out. */
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
  return { openEnds: [...renderReferences(references), ...renderFileReferences(rest), ...untested], limits }
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

/** The tests of a commit, by the family of their language; families without any are not among them. */
async function readTests(repository: Repository, commit: Oid): Promise<Map<string, FamilyTests>> {
  const families = new Map<string, { subjects: Set<string> }>()
  for (const path of await readTreePaths(repository, commit)) {
    // To say what sort of file it is takes longer than this.
    if (!/test|spec|e2e|\.cy\./i.test(path)) continue
    const { kind, family } = derivePlace(path)
    if (kind !== 'test' || family === null) continue
    const tests = families.get(family) ?? { subjects: new Set() }
    tests.subjects.add(subjectOf(path))
    families.set(family, tests)
  }
  return families
}
