import type { Config } from '../core/config/config.js'
import { assertOwnPage } from '../core/document/own-page.js'
import type { TaskCount } from '../core/document/status.js'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import type { Freshness } from '../core/freshness/freshness.js'
import { pagePath } from '../core/page-path.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { deriveDefaultBranch } from '../git/base.js'
import { readQuickPage } from '../git/branches/read-pages.js'
import { commitPage, removePage } from '../git/commit-page.js'
import { readConfig } from '../git/config-file.js'
import { openRepository, type Repository } from '../git/repository.js'
import type { BranchOptions } from './branch.js'
import { checkHandoff } from './check.js'
import { deriveArchivePath, deriveOutputFile, withOutput } from './finish-files.js'
import { assertOwn, noPage, readCommittedPage, readTarget } from './finish-target.js'

export interface FinishOptions extends Pick<BranchOptions, 'cwd' | 'environment'> {
  /** A local branch; without it, the one that is checked out. */
  branch?: string
  /** A file, relative to `cwd`, that is to get the text and must not be there yet. */
  output?: string
  /** A folder of the repository, relative to `cwd`, in which the page is kept, committed. */
  archive?: string
  /** What is written to `output`, of the page's text. */
  render: (text: string, format: Config['format']) => string
}

export interface FinishResult {
  branch: string
  /** Of the page, from the root. */
  path: string
  /** The page's text, as it was, without secrets. */
  text: string
  format: Config['format']
  /** The commit that has no page any more. */
  commit: Oid
  /** Where the page is kept; null where it is only in history. */
  archive: string | null
  /** How the page stood to its branch; null where that is not known or, on the default branch, means nothing. */
  freshness: Freshness | null
  must: TaskCount
}

/**
 * Ends a branch's handoff: takes the page away in a last commit, so that it can be merged beside any other. On the default
 * branch it takes away what a merge has left there.
 *
 * @throws HandoffError of kind `usage` where there is no page, another branch's, or a file in the way; `page` where the
 * page on disk is not the committed one; `git` as `commitPage`. Then nothing is removed.
 */
export async function finishHandoff(options: FinishOptions): Promise<FinishResult> {
  const { cwd, environment, output } = options
  const repository = await openRepository(cwd, environment)
  const config = await readConfig(repository)
  const { branch, tip } = await readTarget(repository, options.branch)
  const path = pagePath(config.path, branch)
  const { text, root } = await readCommittedPage(repository, { branch, path })
  assertOwnPage(path, text, config.format)
  await assertOwn(repository, { branch, text, path, config })
  const archive =
    options.archive === undefined
      ? null
      : deriveArchivePath(repository, { cwd, archive: options.archive }, { branch, path, config })
  const [freshness, must] = await Promise.all([
    branch === deriveDefaultBranch(repository) ? null : readFreshnessOf(options, branch, repository),
    countMust(path, text, config),
  ])
  // What is printed goes into pull requests; what is kept in the repository is refused where it holds a secret.
  const shown = await maskSecrets(text)
  const remove = () =>
    removeKeeping(repository, { branch, tip, path, text, archive, isOnDisk: root !== null })
  const commit =
    output === undefined
      ? await remove()
      : await withOutput(
          deriveOutputFile(repository, { cwd, output }),
          options.render(shown, config.format),
          remove,
        )
  return { branch, path, text: shown, format: config.format, commit, archive, freshness, must }
}

/** Two commits where the page is kept: what fails between them loses nothing, and can be run again. */
async function removeKeeping(
  repository: Repository,
  page: { branch: string; tip: Oid; path: string; text: string; archive: string | null; isOnDisk: boolean },
): Promise<Oid> {
  const { branch, tip, path, text, archive, isOnDisk } = page
  const kept =
    archive === null
      ? null
      : await commitPage({
          repository,
          branch,
          path: archive,
          text,
          message: `docs(handoff): keep ${path} as ${archive}`,
          expectedTip: tip,
        })
  const commit = await removePage({
    repository,
    branch,
    path,
    expectedTip: kept ?? tip,
    ...(isOnDisk ? { basedOn: text } : {}),
  })
  if (commit === null) throw noPage(branch, path)
  return commit
}

async function countMust(path: string, text: string, config: Config): Promise<TaskCount> {
  const page = await readQuickPage(path, Buffer.from(text), config.format)
  return typeof page === 'string' ? { done: 0, total: 0 } : page.must
}

/** Only for what is said beside: a page that cannot be compared can be finished all the same. */
async function readFreshnessOf(
  { cwd, environment }: FinishOptions,
  branch: string,
  repository: Repository,
): Promise<Freshness | null> {
  const head = branch === repository.branch ? {} : { head: `refs/heads/${branch}` }
  const place = { cwd, ...(environment === undefined ? {} : { environment }), ...head }
  try {
    return (await checkHandoff(place)).report.freshness
  } catch (error) {
    if (error instanceof HandoffError) return null
    throw error
  }
}
