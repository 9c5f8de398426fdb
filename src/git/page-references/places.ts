/** `path#symbol` in a file that is there: whether the symbol is, and whether its text is what it was. */

import type { Oid } from '../../core/facts.js'
import { judgeLines } from '../../core/references/lines.js'
import type { LinesMention, PathMention } from '../../core/references/mention.js'
import { isSaid, parseSaidSymbol } from '../../core/references/mentions-by-kind.js'
import type { JudgedReference } from '../../core/references/reference.js'
import { nearestName } from '../../core/text/nearest.js'
import { type Baseline, type Baselines, judged, sinceOf } from './baselines.js'
import type { PathReading } from './paths.js'
import { type FileAt, hasSymbols, readSymbolTexts, type SymbolText, type Texts, textKey } from './texts.js'

interface Anchor {
  reading: PathReading
  file: string
  symbol: string
  baseline: Baseline
}

export async function placeAnchors(
  readings: readonly PathReading[],
  baselines: Baselines,
): Promise<Anchor[]> {
  const placed = readings.map(async (reading): Promise<Anchor[]> => {
    const { mention, file } = reading
    if (file === null || mention.symbol === null || mention.intent === 'gone' || !hasSymbols(file)) return []
    return [{ reading, file, symbol: mention.symbol, baseline: await baselines.of(mention.span.start) }]
  })
  return (await Promise.all(placed)).flat()
}

export function listAnchorTexts(anchors: readonly Anchor[], head: Oid): FileAt[] {
  return anchors.flatMap(({ file, baseline }) =>
    baseline.known === 'commit' && baseline.commit !== head
      ? [
          { commit: baseline.commit, path: file },
          { commit: head, path: file },
        ]
      : [],
  )
}

/** Symbols are read only where the file's text is another. */
export async function judgeAnchors(
  anchors: readonly Anchor[],
  head: Oid,
  texts: Texts,
): Promise<Map<PathReading, JudgedReference>> {
  const changed = anchors.filter((anchor) => isChanged(anchor, head, texts))
  const files = changed.flatMap((anchor) => listAnchorTexts([anchor], head))
  const symbols = await readSymbolTexts(
    files.map((file) => ({ path: file.path, text: texts.get(textKey(file)) ?? '' })),
  )
  const verdicts = new Map<PathReading, JudgedReference>()
  for (const anchor of anchors) {
    const at = changed.indexOf(anchor)
    const [then, now] = at < 0 ? [null, null] : [symbols[2 * at] ?? null, symbols[2 * at + 1] ?? null]
    verdicts.set(anchor.reading, judgeAnchor(anchor, then, now))
  }
  return verdicts
}

function isChanged({ file, baseline }: Anchor, head: Oid, texts: Texts): boolean {
  if (baseline.known !== 'commit' || baseline.commit === head) return false
  const then = texts.get(textKey({ commit: baseline.commit, path: file }))
  const now = texts.get(textKey({ commit: head, path: file }))
  return then !== undefined && now !== undefined && then !== now
}

/** `then` and `now` are null where the text is the same, or could not be read. */
function judgeAnchor(
  { reading, file, symbol, baseline }: Anchor,
  then: readonly SymbolText[] | null,
  now: readonly SymbolText[] | null,
): JudgedReference {
  const { mention } = reading
  const said = parseSaidSymbol(symbol)
  const base = { kind: 'symbol' as const, name: symbol, path: file, since: sinceOf(baseline) }
  if (then === null || now === null) return judged(mention, { ...base, state: 'alive' })
  const before = then.filter(({ qualifiedName }) => isSaid(said, qualifiedName))
  const after = now.filter(({ qualifiedName }) => isSaid(said, qualifiedName))
  if (after.length > 0) {
    const recheck = before.length > 0 && renderTexts(before) !== renderTexts(after)
    return judged(mention, { ...base, state: 'alive', recheck })
  }
  if (before.length === 0) {
    const nearest = nearestName(said.name, new Set(now.map(({ name }) => name)))
    return judged(mention, { ...base, state: 'unknown', nearest })
  }
  const body = before[0]?.text ?? ''
  const renamed = now.find(({ text, name }) => text === body.replaceAll(said.name, name))
  return judged(mention, {
    ...base,
    state: 'dead',
    nearest: renamed?.name ?? null,
    renamed: renamed !== undefined,
  })
}

/** White space at the ends of lines and how far they are indented says nothing new. */
function renderTexts(symbols: readonly SymbolText[]): string {
  return symbols
    .map(({ text }) => text.replace(/^[ \t]+/gm, '').replace(/(?<![ \t\r])[ \t\r]+$/gm, ''))
    .join('\n')
}

/** A place in a file that is there, and when it was named. */
interface PlacedLines {
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
