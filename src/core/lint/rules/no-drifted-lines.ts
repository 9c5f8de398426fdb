import { lineStart } from '../../document/source.js'
import type { LineRange } from '../../facts.js'
import type { JudgedReference } from '../../references/reference.js'
import { listSaid, referenceData } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import type { Finding } from '../diagnostic.js'
import type { Rule } from '../rule.js'

/** A place in a file whose text is on other lines now, which `--fix` writes, or is another text. */
export const noDriftedLines: Rule = {
  id: 'no-drifted-lines',
  find: ({ page, references, derivedSpans }) => {
    const said = listSaid(references, derivedSpans)
    const lineOf = ({ span }: JudgedReference) => lineStart(page?.source.text ?? '', span.start)
    const broken = new Set(said.filter(isBroken).map(lineOf))
    const away = said.filter(
      ({ kind, state }) => kind === 'lines' && (state === 'moved' || state === 'drifted'),
    )
    return away.flatMap((reference) => describe(reference, broken.has(lineOf(reference))))
  },
}

/**
 * What only a person can mend. To write on its line makes the line a new one, of which nothing older is known: it would
 * be forgotten.
 */
function isBroken({ state, recheck }: JudgedReference): boolean {
  return state === 'dead' || state === 'drifted' || recheck
}

function describe(reference: JudgedReference, isHeld: boolean): Finding[] {
  const { span, moved, lines, name } = reference
  if (lines === null) return []
  const said = `${renderLines(lines)} of ${renderCode(name)}`
  const data = { ...referenceData(reference), lines, moved: moved?.lines ?? null }
  if (moved === null) {
    const reason = `Unexpected ${said}, expected the text that was there when this line was last touched`
    const since = reference.since?.slice(0, 12) ?? ''
    return [{ span, reason, hint: `Look at it again: ${renderCode(`git diff ${since} -- ${name}`)}.`, data }]
  }
  const now = renderLines(moved.lines)
  const reason = `Unexpected ${said}, expected ${now}, where that text is now`
  if (isHeld) return [{ span, reason, hint: `Write ${now} when you mend what else this line says.`, data }]
  return [{ span, reason, hint: `\`--fix\` writes ${now}.`, data, fix: [moved.edit] }]
}

function renderLines([first, last]: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`
}
