import { listSaid, referenceData, renderRepair, renderSince } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import { listOncePerLine } from '../once-per-line.js'
import type { Rule } from '../rule.js'

/** A path that was there when its line was last touched, and is gone. */
export const noDeadPath: Rule = {
  id: 'no-dead-path',
  find: ({ page, references, derivedSpans }) =>
    listOncePerLine(
      page,
      listSaid(references, derivedSpans).filter(({ kind, state }) => kind === 'path' && state === 'dead'),
    ).map((reference) => ({
      span: reference.span,
      cause: 'dead-path',
      reason: `${renderCode(reference.name)} no longer exists${renderSince(reference)}`,
      hint: renderRepair(reference),
      data: referenceData(reference),
    })),
}
