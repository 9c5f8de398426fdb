import type { Oid } from '../facts.js'
import type { HandoffHeader } from '../handoff.js'
import { renderCommand } from '../text/command.js'

/** A page that the branch had before and that was removed. */
export interface RemovedPage {
  /** The commit that removed it; null if it is only missing on disk. */
  removal: Oid | null
  /** The last commit that contains it. */
  lastSeen: Oid
  /**
   * Whether a new page takes over people's text from it. Only after `finish`: a page that was deleted may have been deleted
   * for what it said, and a page that names no branch may belong to another one.
   */
  isTakenBack: boolean
  text: string
  header: HandoffHeader
}

/** One line about the earlier page, for the user who creates a new one. */
export function describeRemoved(path: string, { removal, lastSeen, isTakenBack }: RemovedPage): string {
  return isTakenBack
    ? `Restored what people wrote on the page that \`finish\` removed (${removal?.slice(0, 7)}).`
    : `Text that people wrote on the deleted page was not restored. To see it: ${renderCommand(['git', 'show', `${lastSeen.slice(0, 7)}:${path}`])}`
}
