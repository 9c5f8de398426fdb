import type { Config } from '../core/config/config.js'
import { pageFormats } from '../core/document/format.js'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { updateCommand } from '../core/freshness/advice.js'
import { deriveDefaultBranch } from '../git/base.js'
import { branchExists } from '../git/freshness/branch-exists.js'
import { readBranchPage, readPageAt } from '../git/page-file.js'
import type { Repository } from '../git/repository.js'
import { resolveRevision } from '../git/revision.js'

/** The branch that is meant, and its tip. */
export async function readTarget(
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
export async function readCommittedPage(
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
    hints: [`\`${updateCommand}\` commits them; then run this again.`],
  })
}

function withoutReturns(text: string): string {
  return text.replace(/\r\n/g, '\n')
}

export function noPage(branch: string, path: string): HandoffError {
  return new HandoffError(
    'usage',
    `There is no \`${path}\` on \`${branch}\`, so there is nothing to finish.`,
    {
      hints: [`\`git handoff check\` shows whether it is finished already, \`${updateCommand}\` writes one.`],
    },
  )
}

/** Another branch's page is not this one's to end. */
export async function assertOwn(
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
      hints: [`\`${updateCommand}\` writes one; the other stays in history.`],
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
