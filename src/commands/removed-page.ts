import type { PageFormat } from '../core/document/format.js'
import type { RemovedPage } from '../core/document/removed-page.js'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import type { HandoffHeader } from '../core/handoff.js'
import { isPageOf, readTextAt } from '../git/freshness/base-page.js'
import { readPageCommit } from '../git/freshness/page-commits.js'
import { runGit } from '../git/process.js'
import type { Repository } from '../git/repository.js'
import type { Branch } from './branch.js'

/** The page that the newest commit to touch it took away, whosever it was; null where the branch never had one. */
export async function readRemovedPage(
  { repository, range, page }: Branch,
  format: PageFormat,
): Promise<RemovedPage | null> {
  if (range.branch === null) return null
  const last = await readPageCommit(repository, range, page, { everywhere: true })
  const parent = last?.parents[0]
  if (last === null || parent === undefined || !(await isPageOf(repository, last.sha, page, null)))
    return null
  const text = (await readTextAt(repository, parent, page))?.text ?? null
  if (text === null || (await isPageOf(repository, range.base.mergeBase, page, text))) return null
  const header = readHeader(format, text)
  if (header === null) return null
  const isNamed = header.branch === range.branch
  return { removal: last.sha, isTakenBack: isNamed && (await isByFinish(repository, last.sha)), text, header }
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
