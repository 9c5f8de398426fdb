import type { Oid } from '../facts.js'
import type { HandoffHeader } from '../handoff.js'
import { renderCommand } from '../text/command.js'

/** The page that a branch had, and that somebody took away. */
export interface RemovedPage {
  /** The commit that took it away; null where it is only gone from the disk. */
  removal: Oid | null
  /** The last commit that has it. */
  lastSeen: Oid
  /**
   * Whether a new page has its words: where `finish` removed it, which ends a handoff and judges no word. Who deletes a page
   * by hand may mean its words, and one that does not name this branch may be another's.
   */
  isTakenBack: boolean
  text: string
  header: HandoffHeader
}

/** One line for the one who gets a page where there was one before. */
export function describeRemoved(path: string, { removal, lastSeen, isTakenBack }: RemovedPage): string {
  return isTakenBack
    ? `What people wrote on the page that \`finish\` removed (${removal?.slice(0, 7)}) is back on it.`
    : `Left out is what people wrote on the page that was deleted: ${renderCommand(['git', 'show', `${lastSeen.slice(0, 7)}:${path}`])}`
}
