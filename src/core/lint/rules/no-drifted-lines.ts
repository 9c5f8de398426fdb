import type { LineRange } from '../../facts.js'
import { listSaid, referenceData } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import type { Finding } from '../diagnostic.js'
import type { Rule } from '../rule.js'

/** A place in a file whose text is on other lines now, which `--fix` writes, or is another text. */
export const noDriftedLines: Rule = {
  id: 'no-drifted-lines',
  find: ({ references, derivedSpans }) =>
    listSaid(references, derivedSpans).flatMap((reference): Finding[] => {
      const { kind, state, span, moved, lines, name } = reference
      if (kind !== 'lines' || lines === null || (state !== 'moved' && state !== 'drifted')) return []
      const said = `${renderLines(lines)} of ${renderCode(name)}`
      const data = { ...referenceData(reference), lines, moved: moved?.lines ?? null }
      if (moved !== null) {
        const now = renderLines(moved.lines)
        const reason = `Unexpected ${said}, expected ${now}, where that text is now`
        return [{ span, reason, hint: `\`--fix\` writes ${now}.`, data, fix: [moved.edit] }]
      }
      const reason = `Unexpected ${said}, expected the text that was there when this line was last touched`
      const since = reference.since?.slice(0, 12) ?? ''
      const hint = `Look at it again: ${renderCode(`git diff ${since} -- ${name}`)}.`
      return [{ span, reason, hint, data }]
    }),
}

function renderLines([first, last]: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`
}
