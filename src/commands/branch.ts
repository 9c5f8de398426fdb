import type { Config } from '../core/config/config.js'
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
}

/** A branch to hand off, and how its repository wants that done. */
export interface Branch {
  repository: Repository
  config: Config
  range: BranchRange
  /** The page's path, relative to the root. */
  page: string
}

export async function openBranch({ cwd, base, head, environment }: BranchOptions): Promise<Branch> {
  const opening = openRepository(cwd, environment)
  prepareFacts()
  const repository = await opening
  // Where a person names the base, the configuration has no say in the range.
  const named = base === undefined ? null : resolveRange(repository, { base, head })
  named?.catch(() => undefined)
  const config = await readConfig(repository)
  const range = await (named ?? resolveRange(repository, { head, configuredBase: config.base ?? undefined }))
  // Without a branch there is no page of its own; the name only keeps the template whole.
  return { repository, config, range, page: pagePath(config.path, range.branch ?? 'HEAD') }
}

export function readFactsOf({ repository, config, page }: Branch, range: BranchRange): Promise<BranchFacts> {
  return readFacts(repository, range, { page, ignore: config.ignore, signatures: config.includeCode })
}
