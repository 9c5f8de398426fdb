import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { updateCommand } from '../core/freshness/advice.js'
import type { Freshness } from '../core/freshness/freshness.js'
import { pageFormats } from '../core/page/format.js'
import { assertOwnPage } from '../core/page/own-page.js'
import type { TaskCount } from '../core/page/tasks.js'
import { pagePath } from '../core/page-path.js'
import { describeToolPlace } from '../core/page-places.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { deriveDefaultBranch } from '../git/base.js'
import { readQuickPage } from '../git/branches/pages.js'
import { readConfig } from '../git/config-file.js'
import { commitPage, removePage } from '../git/page/commit-page.js'
import { readBranchPage, readPageAt } from '../git/page/page-file.js'
import { openRepository, type Repository } from '../git/repository.js'
import { branchExists, resolveRevision } from '../git/revision.js'
import { checkHandoff } from './check.js'
import type { BranchOptions } from './session.js'

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
    branch === deriveDefaultBranch(repository) ? null : readFreshnessOf(options, branch, repository, config),
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
  { cwd }: FinishOptions,
  branch: string,
  repository: Repository,
  config: Config,
): Promise<Freshness | null> {
  const head = branch === repository.branch ? {} : { head: `refs/heads/${branch}` }
  const place = { cwd, repository, config, ...head }
  try {
    return (await checkHandoff(place)).report.freshness
  } catch (error) {
    if (error instanceof HandoffError) return null
    throw error
  }
}

/** The branch that is meant, and its tip. */
async function readTarget(
  repository: Repository,
  named: string | undefined,
): Promise<{ branch: string; tip: Oid }> {
  const branch = named?.replace(/^refs\/heads\//, '') ?? repository.branch
  if (branch === null) {
    throw new HandoffError('usage', 'No branch is checked out, so there is no branch to finish.', {
      hints: ['Name the branch: `git handoff finish BRANCH`. `git handoff status --all` lists them.'],
    })
  }
  const { oid, ref } = await resolveRevision(repository, `refs/heads/${branch}`).catch((cause: unknown) => {
    if (!(cause instanceof HandoffError) || cause.kind !== 'usage') throw cause
    throw new HandoffError(
      'usage',
      `Branch \`${branch}\` does not exist in this repository or has no commits.`,
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
  throw new HandoffError('page', `\`${path}\` has uncommitted changes, which would be lost.`, {
    hints: [`\`${updateCommand}\` commits them; then run this again.`],
  })
}

function withoutReturns(text: string): string {
  return text.replace(/\r\n/g, '\n')
}

function noPage(branch: string, path: string): HandoffError {
  return new HandoffError('usage', `\`${branch}\` has no \`${path}\`, so there is nothing to finish.`, {
    hints: [
      `\`git handoff check\` shows whether it is already finished; \`${updateCommand}\` writes a page.`,
    ],
  })
}

/** Another branch's page is not this one's to end. */
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
    `\`${path}\` is the page of \`${owner}\`; \`${branch}\` has no page of its own.`,
    { hints: [`\`${updateCommand}\` writes one. The other page stays in the history.`] },
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

/** Where in the repository a page is kept, from the root; `archive` is relative to `cwd`. */
function deriveArchivePath(
  { root }: Repository,
  { cwd, archive }: { cwd: string; archive: string },
  { branch, path, config }: { branch: string; path: string; config: Config },
): string {
  const folder = root === null ? archive : relative(root, resolve(cwd, archive))
  const parts = folder
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  if (isAbsolute(folder) || parts.includes('..')) {
    throw new HandoffError('usage', `\`${archive}\` is not a folder of this repository.`, {
      hints: ['Name a folder inside it, such as `docs/handoffs`.'],
    })
  }
  const template = [...parts, config.format === 'json' ? '{branch}.json' : '{branch}.md'].join('/')
  const why = describeToolPlace(template)
  if (why !== null) {
    throw new HandoffError('usage', `A page cannot be kept in \`${archive}\`: ${why}.`, {
      hints: ['Name a separate folder, such as `docs/handoffs`.'],
    })
  }
  const kept = pagePath(template, branch)
  if (kept !== path) return kept
  throw new HandoffError('usage', `The page itself is \`${path}\`, so it cannot be archived there.`, {
    hints: ['Name another folder.'],
  })
}

/**
 * Where `--output` writes: in the work tree, so that nothing outside is touched by a call that an agent may make, and in no
 * place whose files git, other tools or agents act on. Links on the way are followed first.
 */
function deriveOutputFile(
  { root, gitDir, commonDir }: Repository,
  { cwd, output }: { cwd: string; output: string },
): string {
  const hints = ['Name a file in the work tree, such as `body.md`. The page has not been removed.']
  if (root === null) {
    throw new HandoffError('usage', 'This repository has no work tree to write a file to.', {
      hints: ['Omit `--output` to print the text.'],
    })
  }
  const asked = resolve(cwd, output)
  const file = join(realpathOf(dirname(asked)), basename(asked))
  const inTree = relative(realpathOf(root), file)
  const isOutside = isAbsolute(inTree) || inTree === '' || inTree.split(/[\\/]/)[0] === '..'
  const isGits = [gitDir, commonDir].some((folder) => isBelow(realpathOf(folder), file))
  if (isOutside || isGits)
    throw new HandoffError('usage', `\`${output}\` is outside the work tree.`, { hints })
  const why = describePlace(inTree)
  if (why !== null) throw new HandoffError('usage', `\`${output}\` cannot be written: ${why}.`, { hints })
  return file
}

function describePlace(inTree: string): string | null {
  const path = inTree.replaceAll('\\', '/')
  if (/[\u0000-\u001f\u007f<>:"|?*]/.test(path)) return 'its name has characters that Windows acts on'
  if (!/[^/]\.(?:md|markdown|txt|json)$/i.test(path))
    return 'it must end in `.md`, `.markdown`, `.txt` or `.json`'
  return describeToolPlace(path)
}

function isBelow(folder: string, file: string): boolean {
  const path = relative(folder, file)
  return path !== '' && !isAbsolute(path) && path.split(/[\\/]/)[0] !== '..'
}

/** A folder that is not there is told of when the file is written. */
function realpathOf(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return resolve(folder)
  }
}

/** Writes a file that must not be there yet, does the work, and takes the file away again where that fails. */
async function withOutput<Result>(file: string, text: string, work: () => Promise<Result>): Promise<Result> {
  writeOutput(file, text)
  try {
    return await work()
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new HandoffError(
      'usage',
      isThere ? `\`${file}\` already exists and was not overwritten.` : `Cannot write \`${file}\`: ${why}.`,
      {
        hints: ['Name a new file in an existing folder. The page was not removed.'],
        cause,
      },
    )
  }
}
