import type { PageFormat } from '../core/document/format.js'
import type { RemovedPage } from '../core/document/removed-page.js'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import type { HandoffHeader } from '../core/handoff.js'
import { isNameOfBranch } from '../core/secrets/mask.js'
import { isPageOf, readTextAt } from '../git/freshness/base-page.js'
import { readPageCommit } from '../git/freshness/page-commits.js'
import { runGit } from '../git/process.js'
import type { Repository } from '../git/repository.js'
import type { Branch } from './branch.js'

/**
 * The page that the branch had, whosever it was: the one at its head, where only the disk has none, else the one that the
 * newest commit to touch it took away. Null where the branch never had one beside its base's.
 */
export async function readRemovedPage(branch: Branch, format: PageFormat): Promise<RemovedPage | null> {
  const { repository, range, page } = branch
  if (range.branch === null) return null
  const gone = await findLastSeen(branch)
  const text = gone === null ? null : ((await readTextAt(repository, gone.lastSeen, page))?.text ?? null)
  if (gone === null || text === null) return null
  if (await isPageOf(repository, range.base.mergeBase, page, text)) return null
  const header = readHeader(format, text)
  if (header === null) return null
  const { removal } = gone
  const isNamed = isNameOfBranch(header.branch, range.branch)
  const isTakenBack = isNamed && removal !== null && (await isByFinish(repository, removal))
  return { ...gone, isTakenBack, text, header }
}

async function findLastSeen({
  repository,
  range,
  page,
}: Branch): Promise<Pick<RemovedPage, 'removal' | 'lastSeen'> | null> {
  const last = await readPageCommit(repository, range, page, { everywhere: true })
  if (last === null) return null
  if (!(await isPageOf(repository, range.head, page, null))) return { removal: null, lastSeen: range.head }
  const [parent] = last.parents
  return parent === undefined ? null : { removal: last.sha, lastSeen: parent }
}

async function isByFinish(repository: Repository, commit: Oid): Promise<boolean> {
  const args = ['log', '-1', '--no-color', '--no-show-signature', '--format=%s', commit]
  return (await runGit(repository, args)).toString().startsWith('docs(handoff): remove ')
}

/** A page on its way out need not be whole. */
function readHeader(format: PageFormat, text: string): HandoffHeader | null {
  try {
    return format.readHeader(text)
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'page') return null
    throw error
  }
}
