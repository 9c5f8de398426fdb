import type { LineRange } from '../facts.js'

/** Places that a sentence names in words; offsets in the text. */
export interface WordedLines {
  lines: LineRange
  /** The words and the number: `line 12`; for further ones of a list the number alone. */
  start: number
  end: number
  /** The number or numbers alone. */
  numbers: { start: number; end: number }
}

const worded =
  /(?<![\p{L}\p{N}_~#:/.-])(?:lines?\s{1,3}|L)(\d{1,6})(?:\s?(?:-|–|—|to|through)\s?L?(\d{1,6}))?((?:(?:,\s?|\s?(?:and|&)\s)\d{1,6}(?:[-–]\d{1,6})?(?![\p{L}\p{N}%]))*)(?![\p{L}\p{N}_%]|[.,]\d)/giu

const rough =
  /(?:~|≈|\b(?:around|about|approx(?:\.|imately)?|near|roughly|circa|some|up to|over|every|per))\s*$/i

/**
 * `line 12`, `lines 12-20`, `lines 12, 40-42 and 80`, `L12-L20`. "(120 lines)" is a size, not a place, and what is
 * said to be rough is not judged.
 */
export function* findLines(words: string): Generator<WordedLines> {
  for (const match of words.matchAll(worded)) {
    if (rough.test(words.slice(Math.max(0, match.index - 20), match.index))) continue
    // `L2` is a cache before it is a line.
    if (/^l\d/i.test(match[0]) && !/^L\d{2}|^L\d+\s?[-–]/.test(match[0])) continue
    const start = match.index
    const more = match[3] ?? ''
    const first = start + match[0].length - more.length
    const begin = start + match[0].search(/\d/)
    yield* toPlace(match[1], match[2], start, { start: begin, end: first })
    for (const each of more.matchAll(/(\d+)(?:[-–](\d+))?/g)) {
      const at = first + each.index
      yield* toPlace(each[1], each[2], at, { start: at, end: at + each[0].length })
    }
  }
}

function* toPlace(
  from: string | undefined,
  to: string | undefined,
  start: number,
  numbers: { start: number; end: number },
): Generator<WordedLines> {
  const first = Number(from)
  const last = Number(to ?? from)
  if (first > 0 && last >= first) yield { lines: [first, last], start, end: numbers.end, numbers }
}

/** Names with a hump, a low line or several capitals near a stretch of a text: what nobody writes but in code. */
export function listNamesBeside(text: string, start: number, end: number): string[] {
  const around = `${text.slice(Math.max(0, start - 80), start)} ${text.slice(end, end + 80)}`
  const names =
    around.match(/(?<![\w$./-])[A-Za-z_$][\w$]*(?:_[A-Za-z0-9]|[a-z0-9][A-Z])[\w$]*(?![\w$]|[./-]\w)/g) ?? []
  return [...new Set(names)]
}
