import { listSaid, referenceData } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import { renderCommand } from '../../text/command.js'
import type { Finding } from '../diagnostic.js'
import type { Rule } from '../rule.js'

/** A decision or gotcha about `path#symbol`, whose text has changed since: it may not hold any more. */
export const recheckAnchor: Rule = {
  id: 'recheck-anchor',
  find: ({ references, derivedSpans, items }) =>
    listSaid(references, derivedSpans).flatMap((reference): Finding[] => {
      const { span, recheck, name, path, since } = reference
      if (!recheck) return []
      const item = items.find(
        ({ role, start, end }) => role !== 'task' && start <= span.start && span.start < end,
      )
      if (item === undefined) return []
      const diff = renderCommand([
        'git',
        'diff',
        ...(since === null ? [] : [since.slice(0, 12)]),
        '--',
        path ?? '',
      ])
      return [
        {
          span,
          cause: 'anchor-changed',
          reason: `${renderCode(`${path ?? ''}#${name}`)} changed since this ${item.role} was written`,
          hint: `Read ${renderCode(diff)}, then reword the ${item.role}, or edit the line to confirm it.`,
          data: referenceData(reference),
        },
      ]
    }),
}
