import { lineStart } from '../../document/source.js'
import type { LineRange } from '../../facts.js'
import { repairCommand } from '../../freshness/advice.js'
import type { JudgedReference } from '../../references/reference.js'
import { listSaid, referenceData } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import { renderCommand } from '../../text/command.js'
import type { Finding } from '../diagnostic.js'
import type { Rule } from '../rule.js'

/** A place in a file whose text is on other lines now, which `--fix` writes, or is another text. */
export const noDriftedLines: Rule = {
  id: 'no-drifted-lines',
  find: ({ page, references, derivedSpans, freshness }) => {
    const said = listSaid(references, derivedSpans)
    const lineOf = ({ span }: JudgedReference) => lineStart(page?.source.text ?? '', span.start)
    const broken = new Set(said.filter(isBroken).map(lineOf))
    const away = said.filter(
      ({ kind, state }) => kind === 'lines' && (state === 'moved' || state === 'drifted'),
    )
    return away.flatMap((reference) =>
      describe(reference, { isHeld: broken.has(lineOf(reference)), canFix: freshness.freshness !== 'stale' }),
    )
  },
}

/**
 * What only a person can correct. An edit would give the line a new date, and the older problem would be forgotten.
 */
function isBroken({ state, recheck }: JudgedReference): boolean {
  return state === 'dead' || state === 'drifted' || recheck
}

function describe(
  reference: JudgedReference,
  { isHeld, canFix }: { isHeld: boolean; canFix: boolean },
): Finding[] {
  const { span, moved, lines, name } = reference
  if (lines === null) return []
  const said = `${renderLines(lines)} of ${renderCode(name)}`
  const data = { ...referenceData(reference), lines, moved: moved?.lines ?? null }
  if (moved === null) {
    const reason = `The text at ${said} changed since this line was written`
    const since = reference.since === null ? [] : [reference.since.slice(0, 12)]
    const diff = renderCommand(['git', 'diff', ...since, '--', name])
    return [{ span, cause: 'lines-changed', reason, hint: `Compare: ${renderCode(diff)}.`, data }]
  }
  const now = renderLines(moved.lines)
  const reason = `The text at ${said} is now at ${now}`
  if (isHeld)
    return [
      {
        span,
        cause: 'lines-moved',
        reason,
        hint: `Write ${now} when you correct the rest of this line.`,
        data,
      },
    ]
  const hint = canFix ? `Run \`${repairCommand('fresh')}\` to write ${now}.` : `Write ${now}.`
  return [{ span, cause: 'lines-moved', reason, hint, data, fix: [moved.edit] }]
}

function renderLines([first, last]: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`
}
