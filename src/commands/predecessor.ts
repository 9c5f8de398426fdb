import { pageFormats } from '../core/document/format.js'
import { findPredecessor } from '../core/entries/predecessor.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
import { readTextAt } from '../git/freshness/base-page.js'
import { branchExists } from '../git/freshness/branch-exists.js'
import { readPageAt } from '../git/page-file.js'
import { displayNameOf, readBranchName, resolveRevision } from '../git/revision.js'
import type { Branch } from './branch.js'
import type { OldPage } from './old-page.js'

/**
 * The branch that this one was cut from, where that has a page: what its page said of it when it was begun, as long as that
 * branch and its page are there; else whose page it was cut with; else its base, where that is no default branch. Most branches
 * have none, and then nothing is asked.
 */
export async function readPredecessor(
  branch: Branch,
  found: string | null,
  old: OldPage,
): Promise<string | null> {
  const { repository, range } = branch
  const stated = old.text === null ? ownerOf(branch, found) : findPredecessor(old.text)
  const isOther = stated !== null && stated !== range.branch && (await branchExists(repository, stated))
  if (isOther && (await hasPage(branch, stated))) return stated
  return await readBaseWithPage(branch)
}

/** Not any more where it was finished; where that cannot be read, the page that says so is believed. */
async function hasPage({ repository, config }: Branch, name: string): Promise<boolean> {
  try {
    const { oid } = await resolveRevision(repository, name)
    const page = await readTextAt(repository, oid, pagePath(config.path, name))
    return page === null || page.text !== null
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'usage') return true
    throw error
  }
}

function ownerOf({ config }: Branch, page: string | null): string | null {
  if (page === null || page.trim() === '') return null
  try {
    return pageFormats[config.format].readHeader(page).branch
  } catch (error) {
    // Another branch's page need not be whole.
    if (error instanceof HandoffError && error.kind === 'page') return null
    throw error
  }
}

async function readBaseWithPage(branch: Branch): Promise<string | null> {
  const { repository, range, config } = branch
  const { name } = range.base
  // What the configuration names is what all branches leave.
  if (name === config.base || repository.defaultRefs.some((ref) => displayNameOf(ref.name) === name))
    return null
  const revision = await resolveRevision(repository, name)
  const base = await readBranchName(repository, revision.ref)
  if (base === null || base === range.branch) return null
  const { text } = await readPageAt(repository, revision.oid, pagePath(config.path, base))
  return ownerOf(branch, text) === base ? base : null
}
