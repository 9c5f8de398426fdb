import { listSaid, referenceData, renderRepair, renderSince } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import type { Rule } from '../rule.js'

/** A script, target or recipe that was there when its line was last touched, and is gone. */
export const noDeadCommand: Rule = {
  id: 'no-dead-command',
  find: ({ references, derivedSpans }) =>
    listSaid(references, derivedSpans)
      .filter(({ kind, state }) => kind === 'command' && state === 'dead')
      .map((reference) => ({
        span: reference.span,
        cause: 'dead-command',
        reason: `${renderCode(reference.text)} no longer works: ${renderCode(reference.name)} was removed${renderSince(reference)}`,
        hint: renderRepair(reference),
        data: referenceData(reference),
      })),
}
