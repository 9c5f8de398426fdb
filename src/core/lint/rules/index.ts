import type { Freshness } from '../../freshness/freshness.js'
import type { Rule } from '../lint.js'
import { noPlaceholder } from './no-placeholder.js'
import { noAbsolutePath, noSecret } from './private-text.js'
import {
  noDeadCommand,
  noDeadPath,
  noDeadSymbol,
  noDriftedLines,
  noUnknownPath,
  recheckAnchor,
} from './references.js'
import { decisionReason, sectionFilled } from './sections.js'
import { noContradiction, noDoneTask, taskActionable } from './tasks.js'
import { derivedPart, handoffPresent, ownBranch, pageSize } from './whole-page.js'
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
