import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import type { BranchFacts } from '../core/facts.js'
import { pagePath } from '../core/page-path.js'
import { renderCommand } from '../core/text/command.js'
import { readConfig } from '../git/config-file.js'
import { prepareFacts, readFacts } from '../git/facts.js'
import { type FoundText, readPageOf } from '../git/freshness/read.js'
import { type BranchRange, resolveRange } from '../git/range.js'
import { openRepository, type Repository } from '../git/repository.js'

/** Where a command looks: the options every command has. */
export interface BranchOptions {
  /** Folder in or at the repository. */
  cwd: string
  base?: string
  head?: string
  /** The process's own unless a test says otherwise. */
  environment?: NodeJS.ProcessEnv
  /** The one that `cwd` is in, where it is open already. */
  repository?: Repository
  /** Instead of what the repository says. */
  config?: Config
}

/** A branch to hand off, and how its repository wants that done. */
export interface Branch {
  repository: Repository
  config: Config
  range: BranchRange
  /** The page's path, relative to the root. */
  page: string
}

/** One look at a branch, which goes through all that a command does: each part is read once, when it is first needed. */
export interface Session {
  repository: Repository
  config: Config
  /** Whether the branch that is checked out is meant, not one that a person named. */
  isCheckedOut: boolean
  /** Rejects with a `history` error where the base is not to be found. */
  branch: Promise<Branch>
  /** The page, as `readPageOf` reads it. */
  page(): Promise<FoundText>
  /** Has the page read again, for whoever has written it. */
  forgetPage(): void
}

/** Opens the branch alone, for a command that has nothing to say where there is no range. */
export async function openBranch(options: BranchOptions): Promise<Branch> {
  return await (await openSession(options)).branch
}

export async function openSession(options: BranchOptions): Promise<Session> {
  const { cwd, base, head, environment } = options
  const opening = options.repository ?? openRepository(cwd, environment)
  prepareFacts()
  const repository = await opening
  // Where a person names the base, the configuration has no say in the range.
  const named = base === undefined ? null : resolveRange(repository, { base, head })
  named?.catch(() => undefined)
  const config = options.config ?? (await readConfig(repository))
  const resolving = named ?? resolveRange(repository, { head, configuredBase: config.base ?? undefined })
  // Without a branch there is no page of its own; the name only keeps the template whole.
  const branch = resolving.then((range) => ({
    repository,
    config,
    range,
    page: pagePath(config.path, range.branch ?? 'HEAD'),
  }))
  branch.catch(() => undefined)
  let page: Promise<FoundText> | null = null
  return {
    repository,
    config,
    isCheckedOut: head === undefined,
    branch,
    page: () => {
      page ??= branch.then(({ range, page: path }) => readPageOf(repository, range, path))
      return page
    },
    forgetPage: () => {
      page = null
    },
  }
}

export function readFactsOf({ repository, config, page }: Branch, range: BranchRange): Promise<BranchFacts> {
  return readFacts(repository, range, { page, ignore: config.ignore, signatures: config.includeCode })
}

/** The options for a branch as a person names it: see `findBranch`. */
export async function nameBranch(options: BranchOptions, name: string): Promise<BranchOptions> {
  const { findBranch } = await import('../git/branches/find.js')
  const repository = options.repository ?? (await openRepository(options.cwd, options.environment))
  return { ...options, repository, head: await findBranch(repository, name) }
}

/** Does the work; where it is about no branch that has a page, says how to find one that has. */
export async function hintingAtBranches<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof HandoffError) || error.kind !== 'usage') throw error
    const hints = [...error.hints, '`git handoff status --all` lists the branches that can be picked up.']
    throw new HandoffError('usage', error.message, { hints, cause: error })
  }
}

/** @throws HandoffError of kind `usage` where the branch is only on a remote, as in a checkout of CI: a page is written on a branch of this clone. */
export function assertLocal({ repository, range }: Branch): void {
  const { branch, branchFrom } = repository
  if (branchFrom !== 'remote-tip' || branch === null || range.branch !== branch) return
  throw new HandoffError(
    'usage',
    `\`${branch}\` is not a branch of this clone: its last commit is checked out without it.`,
    {
      hints: [`Run \`${renderCommand(['git', 'switch'], [branch])}\`, then run this again.`],
    },
  )
}
