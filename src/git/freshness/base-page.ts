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
  const there = await readPageAt(repository, commit, path)
  const plain = (page: string | null) => page?.replace(/\r\n/g, '\n')
  return plain(there.text) === plain(text)
}
