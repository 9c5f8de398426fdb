import type { Oid } from '../../core/facts.js'
import { judgeLines } from '../../core/references/judge-lines.js'
import type { LinesMention, PathMention } from '../../core/references/mention.js'
import type { JudgedReference } from '../../core/references/reference.js'
import type { Baseline, Baselines } from './baselines.js'
import type { PathReading } from './judge-paths.js'
import { judged, sinceOf } from './judged.js'
import { type FileAt, type Texts, textKey } from './texts.js'

/** A place in a file that is there, and when it was named. */
export interface PlacedLines {
  mention: LinesMention
  file: string
  baseline: Baseline
}

/** Leaves out places in files that are not there: that is one finding, and the path's. */
export async function placeLines(
  mentions: readonly LinesMention[],
  files: ReadonlyMap<PathMention, PathReading>,
  baselines: Baselines,
): Promise<PlacedLines[]> {
  const placed = mentions.map(async (mention): Promise<PlacedLines[]> => {
    const file = files.get(mention.of)?.file ?? null
    if (file === null || mention.intent === 'gone') return []
    return [{ mention, file, baseline: await baselines.of(mention.numbers.start) }]
  })
  return (await Promise.all(placed)).flat()
}

export function listLineTexts(placed: readonly PlacedLines[], head: Oid): FileAt[] {
  return placed.flatMap(({ file, baseline }) =>
    baseline.known === 'commit' && baseline.commit !== head
      ? [
          { commit: baseline.commit, path: file },
          { commit: head, path: file },
        ]
      : [],
  )
}

export function judgePlaced(
  { mention, file, baseline }: PlacedLines,
  head: Oid,
  texts: Texts,
): JudgedReference {
  const base = { name: file, path: file, since: sinceOf(baseline) }
  if (baseline.known !== 'commit') {
    return judged(mention, { ...base, state: baseline.known === 'now' ? 'alive' : 'unjudged' })
  }
  if (baseline.commit === head) return judged(mention, { ...base, state: 'alive' })
  const then = texts.get(textKey({ commit: baseline.commit, path: file }))
  const now = texts.get(textKey({ commit: head, path: file }))
  // Renamed since, and found again by its name: where its lines went is not known.
  if (then === undefined || now === undefined) return judged(mention, { ...base, state: 'unjudged' })
  const verdict = judgeLines(mention.lines, then, now, mention.beside)
  if (verdict.state !== 'moved') return judged(mention, { ...base, state: verdict.state })
  const { lines } = verdict
  const text = renderNumbers(mention, lines)
  return judged(mention, { ...base, state: 'moved', moved: { lines, edit: { ...mention.numbers, text } } })
}

/** The new numbers as the old ones are written: `12`, `12-20`, `L12-L20`, `12 to 20`. */
function renderNumbers(
  { text, span, numbers }: LinesMention,
  [first, last]: readonly [number, number],
): string {
  const old = text.slice(numbers.start - span.start, numbers.end - span.start)
  const values = [first, last]
  return old.replace(/\d+/g, () => String(values.shift() ?? last))
}
