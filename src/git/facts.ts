import { HandoffError } from '../core/errors.js'
import type { BranchFacts, Commit, Limit, OpenEnd } from '../core/facts.js'
import type { RemovedLine } from '../core/leftovers/passing-symbols.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { readShallowEdge } from './base.js'
import { type ChangeSet, readChangeSet } from './change-set.js'
import { openIgnore } from './config-file.js'
import type { DependencyFacts } from './dependencies.js'
import { deriveFileChange, readGoneCommits } from './file-change.js'
import {
  deriveCommitsByPath,
  type LoggedCommit,
  longest,
  readLog,
  withoutPageCommits,
  withoutPaths,
} from './log.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'
import { deriveUncommitted, readStatus } from './status.js'
import type { FinishSymbols, SymbolReading } from './symbols.js'

export interface FactsOptions {
  /** Where the page is, from the root: it is no work. */
  page: string
  /** Globs of paths that are left out. */
  ignore: readonly string[]
  /** Whether new and changed symbols come with their signatures. */
  signatures?: boolean
}

/** Everything that is derived from git about a branch, and what later stages derive more from. */
export interface BranchReading {
  facts: BranchFacts
  changes: ChangeSet
}

/** Begins to load what reading facts needs, while git works on something else. */
export function prepareFacts(): void {
  // A failure is told where the module is used.
  Promise.all([import('./answers.js'), import('node:crypto')]).catch(() => undefined)
}

/** Reads what git knows about a range: the shape of `facts --json`. */
export async function readFacts(
  repository: Repository,
  range: BranchRange,
  options: FactsOptions,
): Promise<BranchFacts> {
  return (await readBranch(repository, range, options)).facts
}

/** As `readFacts`, with the change set that the facts were derived from. */
export async function readBranch(
  repository: Repository,
  range: BranchRange,
  options: FactsOptions,
): Promise<BranchReading> {
  // The diff takes longest, so it is started first; what reads the answers is loaded while git works.
  const [
    { changes, dependencies, variables, symbols, references },
    log,
    uncommitted,
    { deriveUnfinishedCommits },
  ] = await Promise.all([
    readChanges(repository, range, options),
    readCommits(repository, range, options.page),
    readUncommitted(repository, range, options),
    import('./answers.js'),
  ])
  const gone = await readGoneCommits(repository, range, log.commits, changes, options)
  const commits: Commit[] = log.commits.map((logged) => ({
    ...withoutPaths(logged),
    ...(gone.has(logged.sha) ? { leavesNothing: true as const } : {}),
  }))
  const byPath = deriveCommitsByPath(log.commits)
  const facts: BranchFacts = {
    version: 1,
    branch: range.branch,
    head: range.head,
    base: range.base,
    work: changes.work,
    commits,
    files: changes.files.map((file) =>
      deriveFileChange(file, { byPath, commits, tests: changes.tests, symbols: symbols.symbols.get(file) }),
    ),
    dependencies: dependencies.changes,
    variables: variables.variables,
    openEnds: [
      ...changes.openEnds,
      ...references.openEnds,
      ...deriveUnfinishedCommits(commits),
      ...uncommitted.openEnds,
    ],
    limits: [
      ...changes.limits,
      ...dependencies.limits,
      ...variables.limits,
      ...symbols.limits,
      ...references.limits,
      ...log.limits,
      ...uncommitted.limits,
    ],
  }
  // Paths, branches and names of commits are looked up in git by what follows; they are masked where they are shown.
  const except = ['path', 'previousPath', 'manifest', 'branch', 'base', 'head', 'work', 'sha', 'limits']
  return { facts: await maskSecrets(facts, { except }), changes }
}

/** The diff, and what can only be asked once it is known which files changed. */
async function readChanges(repository: Repository, range: BranchRange, options: FactsOptions) {
  let pending: Promise<DependencyFacts> = Promise.resolve({ changes: [], limits: [] })
  const removed = readPassing(repository, range)
  removed.catch(() => undefined)
  let opening: Promise<FinishSymbols> = Promise.resolve(async () => ({ symbols: new Map(), limits: [] }))
  const changes = await readChangeSet(repository, range, {
    ...options,
    onFiles: (files) => {
      pending = import('./answers.js').then((answers) => answers.readDependencies(repository, files))
      // It is awaited below; until then a failure must wait as well.
      pending.catch(() => undefined)
      opening = import('./answers.js').then((answers) => answers.openSymbols(repository, files, options))
      opening.catch(() => undefined)
      // Whoever needs it imports it again, and meets the failure there.
      if (files.some(({ language }) => language !== null)) import('./references.js').catch(() => undefined)
    },
  })
  const reading = opening.then((finish) => finish())
  const [dependencies, variables, symbols, references] = await Promise.all([
    pending,
    readNewVariables(repository, range, changes),
    reading,
    reading.then(async (symbols) =>
      readOpenReferences(repository, range, { changes, symbols, removed: await removed }, options),
    ),
  ])
  return { changes, dependencies, variables, symbols, references }
}

/** Only files that went, and symbols that others can name and that came or went, are named anywhere to no purpose. */
async function readOpenReferences(
  repository: Repository,
  range: BranchRange,
  read: { changes: ChangeSet; symbols: SymbolReading; removed: readonly RemovedLine[] },
  options: FactsOptions,
): Promise<{ openEnds: OpenEnd[]; limits: Limit[] }> {
  const { changes, removed } = read
  const { symbols } = read.symbols
  const files = changes.files.map((file) => ({
    ...file,
    symbols: symbols.get(file)?.symbols ?? [],
    tests: changes.tests.filter(({ path }) => path === file.path).map(({ title }) => title),
  }))
  const matters = files.some(
    ({ status, symbols }) =>
      status === 'deleted' ||
      status === 'renamed' ||
      symbols.some(({ exported, shared, change }) => (exported || shared) && change !== 'changed'),
  )
  if (!matters && removed.length === 0) return { openEnds: [], limits: [] }
  const { readReferences } = await import('./references.js')
  return await readReferences(repository, range, files, options, removed)
}

/** Lines that single commits took out again; a branch that touched no file twice has none. */
async function readPassing(repository: Repository, range: BranchRange): Promise<readonly RemovedLine[]> {
  if (range.head === range.base.mergeBase) return []
  const log = await readLog(repository, range)
  const paths = log.flatMap((commit) => commit.paths)
  if (new Set(paths).size === paths.length) return []
  const { readRemovedLines } = await import('./passing-symbols.js')
  return await readRemovedLines(repository, range)
}

async function readNewVariables(repository: Repository, range: BranchRange, changes: ChangeSet) {
  if (changes.variables.length === 0) return { variables: [], limits: [] }
  const { readVariables } = await import('./variables.js')
  return await readVariables(repository, range, changes.variables)
}

async function readCommits(
  repository: Repository,
  range: BranchRange,
  page: string,
): Promise<{ commits: LoggedCommit[]; limits: Limit[] }> {
  if (range.head === range.base.mergeBase) return { commits: [], limits: [] }
  const [log, edge] = await Promise.all([readLog(repository, range), readShallowEdge(repository)])
  const limits: Limit[] = []
  // Beyond the edge it cannot be seen that a commit belongs to the base as well.
  if (log.some(({ sha }) => edge.has(sha)))
    limits.push({
      kind: 'shallow-history',
      path: null,
      reason: 'this clone is shallow: some of the commits may belong to the base',
    })
  const long = log.filter(({ isCut }) => isCut).length
  if (long > 0)
    limits.push({
      kind: 'commits-cut',
      path: null,
      reason: `the texts of ${long} ${long === 1 ? 'commit' : 'commits'} were cut: a subject has at most ${longest.subject} characters, a body ${longest.body}, a name ${longest.author}`,
    })
  return { commits: withoutPageCommits(log, page), limits }
}

/** Uncommitted work belongs to the branch that is checked out, and to no other. */
export async function readUncommitted(
  repository: Repository,
  range: BranchRange,
  options: FactsOptions,
): Promise<{ openEnds: OpenEnd[]; limits: Limit[] }> {
  if (repository.root === null || repository.head !== range.head || repository.branch !== range.branch)
    return { openEnds: [], limits: [] }
  try {
    const [status, isIgnored] = await Promise.all([readStatus(repository), openIgnore(options.ignore)])
    return { openEnds: deriveUncommitted(status, options.page, isIgnored), limits: [] }
  } catch (error) {
    // A broken index or file system monitor does not take the commits away.
    if (!(error instanceof HandoffError)) throw error
    const reason = `uncommitted work not read: ${error.message}`
    return { openEnds: [], limits: [{ kind: 'uncommitted-not-read', path: null, reason }] }
  }
}
