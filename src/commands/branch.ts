import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import type { BranchFacts } from '../core/facts.js'
import { pagePath } from '../core/page-path.js'
import { readConfig } from '../git/config-file.js'
import { prepareFacts, readFacts } from '../git/facts.js'
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

/** A repository and its configuration, for a command that has something to say where there is no range. */
export interface Configured {
  repository: Repository
  config: Config
  /** Rejects with a `history` error where the base is not to be found. */
  range: Promise<BranchRange>
}

export async function openBranch(options: BranchOptions): Promise<Branch> {
  const opened = await openConfigured(options)
  const range = await opened.range
  // Without a branch there is no page of its own; the name only keeps the template whole.
  return { ...opened, range, page: pagePath(opened.config.path, range.branch ?? 'HEAD') }
}

export async function openConfigured(options: BranchOptions): Promise<Configured> {
  const { cwd, base, head, environment } = options
  const opening = options.repository ?? openRepository(cwd, environment)
  prepareFacts()
  const repository = await opening
  // Where a person names the base, the configuration has no say in the range.
  const named = base === undefined ? null : resolveRange(repository, { base, head })
  named?.catch(() => undefined)
  const config = options.config ?? (await readConfig(repository))
  const range = named ?? resolveRange(repository, { head, configuredBase: config.base ?? undefined })
  range.catch(() => undefined)
  return { repository, config, range }
}

export function readFactsOf({ repository, config, page }: Branch, range: BranchRange): Promise<BranchFacts> {
  return readFacts(repository, range, { page, ignore: config.ignore, signatures: config.includeCode })
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
