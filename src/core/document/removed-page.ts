import type { Oid } from '../facts.js'
import type { HandoffHeader } from '../handoff.js'

/** The page that a branch had, and that one of its commits took away. */
export interface RemovedPage {
  /** The commit that has it no more: its parent has it. */
  removal: Oid
  /**
   * Whether a new page has its words: where `finish` removed it, which ends a handoff and judges no word. Who deletes a page
   * by hand may mean its words, and one that does not name this branch may be another's.
   */
  isTakenBack: boolean
  text: string
  header: HandoffHeader
}

/** One line for the one who gets a page where there was one before. */
export function describeRemoved(path: string, { removal, isTakenBack }: RemovedPage): string {
  const commit = removal.slice(0, 7)
  return isTakenBack
    ? `What people wrote on the page that \`finish\` removed (${commit}) is back on it.`
    : `Left out is what people wrote on the page that ${commit} deleted: git show ${commit}^:${path}`
}
