import { writeFileSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Config } from '../core/config/config.js'
import { pageFormats } from '../core/document/format.js'
import type { TaskCount } from '../core/document/status.js'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import type { Freshness } from '../core/freshness/freshness.js'
import { pagePath } from '../core/page-path.js'
import { deriveDefaultBranch } from '../git/base.js'
import { readQuickPage } from '../git/branches/read-pages.js'
import { commitPage, removePage } from '../git/commit-page.js'
import { readConfig } from '../git/config-file.js'
import { branchExists } from '../git/freshness/branch-exists.js'
import { readBranchPage, readPageAt } from '../git/page-file.js'
import { openRepository, type Repository } from '../git/repository.js'
import { resolveRevision } from '../git/revision.js'
import type { BranchOptions } from './branch.js'
import { checkHandoff } from './check.js'

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
  /** The page's text, as it was. */
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
  await assertOwn(repository, { branch, text, path, config })
  const archive =
    options.archive === undefined ? null : deriveArchivePath(repository, options, { branch, path, config })
  const [freshness, must] = await Promise.all([
    branch === deriveDefaultBranch(repository) ? null : readFreshnessOf(options, branch, repository),
    countMust(path, text, config),
  ])
  if (output !== undefined) writeOutput(resolve(cwd, output), options.render(text, config.format))
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
    ...(root === null ? {} : { basedOn: text }),
  })
  if (commit === null) throw noPage(branch, path)
  return { branch, path, text, format: config.format, commit, archive, freshness, must }
}

async function readTarget(
  repository: Repository,
  named: string | undefined,
): Promise<{ branch: string; tip: Oid }> {
  const branch = named?.replace(/^refs\/heads\//, '') ?? repository.branch
  if (branch === null) {
    throw new HandoffError('usage', 'No branch is checked out here, so there is none to finish.', {
      hints: ['Name it: `git handoff finish BRANCH`; `git handoff status --all` lists them.'],
    })
  }
  const { oid, ref } = await resolveRevision(repository, `refs/heads/${branch}`).catch((cause: unknown) => {
    if (!(cause instanceof HandoffError) || cause.kind !== 'usage') throw cause
    throw new HandoffError(
      'usage',
      `There is no branch \`${branch}\` in this repository, or no commit on it.`,
      {
        hints: [
          '`git handoff status --all` lists the branches; one of a remote is brought by `git switch BRANCH`.',
        ],
        cause,
      },
    )
  })
  return { branch: ref === null ? branch : ref.replace(/^refs\/heads\//, ''), tip: oid }
}

/** The page as it is committed, which is what history keeps; words that are only on disk would be lost. */
async function readCommittedPage(
  repository: Repository,
  { branch, path }: { branch: string; path: string },
): Promise<{ text: string; root: string | null }> {
  const [onDisk, committed] = await Promise.all([
    readBranchPage(repository, branch, path),
    readPageAt(repository, `refs/heads/${branch}`, path),
  ])
  if (committed.text === null && onDisk.text === null) throw noPage(branch, path)
  if (onDisk.text === null && committed.text !== null) return { text: committed.text, root: null }
  if (onDisk.text !== null && withoutReturns(onDisk.text) === withoutReturns(committed.text ?? ''))
    return { text: onDisk.text, root: onDisk.root }
  throw new HandoffError('page', `\`${path}\` has changes that are not committed, and would be lost.`, {
    hints: ['`git handoff sync` commits them; then run this again.'],
  })
}

function withoutReturns(text: string): string {
  return text.replace(/\r\n/g, '\n')
}

function noPage(branch: string, path: string): HandoffError {
  return new HandoffError(
    'usage',
    `There is no \`${path}\` on \`${branch}\`, so there is nothing to finish.`,
    {
      hints: ['`git handoff check` tells whether it is finished already, `git handoff create` writes one.'],
    },
  )
}

async function assertOwn(
  repository: Repository,
  { branch, text, path, config }: { branch: string; text: string; path: string; config: Config },
): Promise<void> {
  // What a merge has left on the default branch is nobody's any more.
  if (branch === deriveDefaultBranch(repository)) return
  const owner = readOwner(text, config)
  if (owner === null || owner === branch || !(await branchExists(repository, owner))) return
  throw new HandoffError(
    'usage',
    `\`${path}\` here is the page of \`${owner}\`, and \`${branch}\` has none of its own.`,
    {
      hints: ['`git handoff create --commit` begins one; the other stays in history.'],
    },
  )
}

/** A page on its way out need not be whole. */
function readOwner(text: string, config: Config): string | null {
  try {
    return pageFormats[config.format].readHeader(text).branch
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'page') return null
    throw error
  }
}

function deriveArchivePath(
  { root }: Repository,
  { cwd, archive = '' }: FinishOptions,
  { branch, path, config }: { branch: string; path: string; config: Config },
): string {
  const folder = root === null ? archive : relative(root, resolve(cwd, archive))
  const parts = folder
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  if (isAbsolute(folder) || parts.includes('..')) {
    throw new HandoffError('usage', `\`${archive}\` is not a folder of this repository.`, {
      hints: ['Name one that is, or write the text to any file with `--output FILE`.'],
    })
  }
  const template = [...parts, config.format === 'json' ? '{branch}.json' : '{branch}.md'].join('/')
  const kept = pagePath(template, branch)
  if (kept !== path) return kept
  throw new HandoffError(
    'usage',
    `The page is \`${path}\` already, so it cannot be kept there and be removed.`,
    {
      hints: ['Name another folder.'],
    },
  )
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new HandoffError(
      'usage',
      isThere ? `\`${file}\` is there already, and left as it is.` : `Cannot write \`${file}\`: ${why}.`,
      {
        hints: ['Name a file that is not there yet in a folder that is. The page has not been removed.'],
        cause,
      },
    )
  }
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
