import { startOfText } from '../text/clean.js'
import { showControls } from '../text/code.js'
import { countNoun } from '../text/words.js'
import { type BriefLine, onlyInFull } from './pieces.js'

/** A brief has at most so many tokens, counted as characters / 4. */
const briefTokens = 400
export const briefCharacters = briefTokens * 4

/** What was left out of a brief, such as `3 gotchas, 1 decision`; empty where nothing was. */
function renderOmitted(pieces: readonly BriefLine[]): string {
  const counts = new Map<string, number>()
  for (const { noun } of pieces) if (noun !== null) counts.set(noun, (counts.get(noun) ?? 0) + 1)
  const nouns = [...counts].map(([noun, number]) => countNoun(number, noun))
  const isCut = pieces.some(({ noun }) => noun === null)
  return [...nouns, ...(isCut ? ['details'] : [])].join(', ')
}

/**
 * The text of as many pieces as fit, those that matter most: `render` takes what is kept, in its order, and what is left
 * out, and gives a text that is longer for more pieces. Without a limit nothing is left out or shortened.
 *
 * @param most in characters; null for no limit
 */
export function fitPieces(
  pieces: readonly BriefLine[],
  most: number | null,
  render: (kept: readonly BriefLine[], omitted: string) => string,
): string {
  if (most === null) return render(pieces, '')
  const short = pieces.map((piece) => ({ ...piece, text: shorten(showControls(piece.text), piece.most) }))
  const byRank = short
    .map((_, at) => at)
    .sort((one, other) => (short[one]?.rank ?? 0) - (short[other]?.rank ?? 0))
  const renderFirst = (count: number): string => {
    const kept = new Set(byRank.slice(0, count))
    const omitted = renderOmitted(short.filter((_, at) => !kept.has(at)))
    return render(
      short.filter((_, at) => kept.has(at)),
      omitted,
    )
  }
  let fits = 0
  const eligible = short.filter(({ rank }) => rank < onlyInFull).length
  let tooMany = Math.min(eligible, mostPieces) + 1
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (renderFirst(middle).length <= most) fits = middle
    else tooMany = middle
  }
  return renderFirst(fits)
}

/** No more fit, however short they are. */
const mostPieces = 400

/** Cuts between words where it can, never within a character. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = startOfText(text, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`
}
