import { listSaid, referenceData, renderRepair, renderSince } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import type { Rule } from '../rule.js'

/** A function, class or type that was there when its line was last touched, and is gone. */
export const noDeadSymbol: Rule = {
  id: 'no-dead-symbol',
  find: ({ references, derivedSpans }) =>
    listSaid(references, derivedSpans)
      .filter(({ kind, state }) => kind === 'symbol' && state === 'dead')
      .map((reference) => ({
        span: reference.span,
        cause: 'dead-symbol',
        reason: `${renderCode(reference.name)} is no longer declared${
          reference.path === null ? '' : ` in ${renderCode(reference.path)}`
        }${renderSince(reference)}`,
        hint: renderRepair(reference),
        data: referenceData(reference),
      })),
}
