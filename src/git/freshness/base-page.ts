import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { readPageAt } from '../page-file.js'
import type { Repository } from '../repository.js'

/** Whether a page, or the lack of one, is what another commit has as well; a checkout may have changed line endings. */
export async function isPageOf(
  repository: Repository,
  commit: Oid,
  path: string,
  text: string | null,
): Promise<boolean> {
  const there = await readTextAt(repository, commit, path)
  const plain = (page: string | null) => page?.replace(/\r\n/g, '\n')
  return there !== null && plain(there.text) === plain(text)
}

/**
 * The page that a commit has, `text` being null where it has none. Null for what is no page (a link, a folder, binary) or
 * not in this partial clone: then it is nobody's page that could be compared.
 */
export async function readTextAt(
  repository: Repository,
  commit: Oid,
  path: string,
): Promise<{ text: string | null } | null> {
  try {
    return await readPageAt(repository, commit, path)
  } catch (error) {
    if (error instanceof HandoffError && error.kind !== 'internal') return null
    throw error
  }
}
