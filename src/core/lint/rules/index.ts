import type { Freshness } from '../../freshness/freshness.js'
import type { Rule } from '../rule.js'
import { decisionReason } from './decision-reason.js'
import { derivedPart } from './derived-part.js'
import { handoffPresent } from './handoff-present.js'
import { noAbsolutePath } from './no-absolute-path.js'
import { noContradiction } from './no-contradiction.js'
import { noDeadCommand } from './no-dead-command.js'
import { noDeadPath } from './no-dead-path.js'
import { noDeadSymbol } from './no-dead-symbol.js'
import { noDoneTask } from './no-done-task.js'
import { noDriftedLines } from './no-drifted-lines.js'
import { noPlaceholder } from './no-placeholder.js'
import { noSecret } from './no-secret.js'
import { noUnknownPath } from './no-unknown-path.js'
import { ownBranch } from './own-branch.js'
import { pageSize } from './page-size.js'
import { recheckAnchor } from './recheck-anchor.js'
import { sectionFilled } from './section-filled.js'
import { taskActionable } from './task-actionable.js'
import { workCovered } from './work-covered.js'

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  handoffPresent,
  ownBranch,
  workCovered,
  derivedPart,
  noDeadPath,
  noDeadSymbol,
  noDeadCommand,
  noUnknownPath,
  noDriftedLines,
  recheckAnchor,
  noDoneTask,
  noContradiction,
  taskActionable,
  decisionReason,
  sectionFilled,
  noPlaceholder,
  noSecret,
  noAbsolutePath,
  pageSize,
]

/** What another branch's page says is not this one's to mend; what it leaks is. */
const ofForeign: readonly Rule[] = [handoffPresent, ownBranch, noSecret]

/** The rules that have something to say about a page that stands so to its branch. */
export function rulesFor(freshness: Freshness): readonly Rule[] {
  return freshness === 'foreign' || freshness === 'missing' || freshness === 'finished' ? ofForeign : rules
}
