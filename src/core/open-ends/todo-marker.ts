/** A marker taken out of a comment's text. */
export interface Marker {
  /** In capitals: `TODO`, `FIXME`, `XXX` or `HACK`. */
  word: string
  /** Who is named right behind it, as in `TODO(ann)`. */
  owner: string | null
  /** What follows it, separators removed; empty for a bare marker. */
  rest: string
}

/** Decoration between a comment's opener and its text: ` * `, `//!`, `/ `. */
const decoration = /^[\s*/#!;%=~<>-]+/

/**
 * At the start of a comment, in capitals: `TODO: …`, `TODO(ann): …`, `[FIXME] …`, `@TODO …`; not `TODO-list`,
 * `XXX.example`, and not the enumeration `TODO, FIXME and XXX`.
 */
const opening =
  /^[[(]?@?(TODO|FIXME|XXX|HACK)(?![\w/.=|*"'`]|-\w)(?!,? *(?:and|or|\/|\||,|&) *[`'"]?(?:TODO|FIXME|XXX|HACK|todo)\b)(?:\(([^()]{1,40})\))?/
/** In lower case the words are prose unless punctuation says otherwise: `todo: …`, `@todo …`. */
const openingLower =
  /^(?:@(todo|fixme)\b:?(?=\s+\S)|([Tt]odo|[Ff]ixme)(?=(?:\([^()]{1,40}\))?:\s))(?:\(([^()]{1,40})\))?/
/** Later in a comment with a colon: `keep in sync. TODO: derive it` … */
const later = /[\s([.,;—–-](TODO|FIXME|XXX|HACK)(?:\(([^()]{1,40})\))?:(?=\s)/
/** … or as a remark of its own: `not portable (FIXME)`. */
const parenthesised = /\((TODO|FIXME|XXX|HACK)\)/

/** Talk about such comments as a thing: `TODO list of the user`, `TODO comments are …`. */
const talk =
  /^(?:lists?|items?|comments?|apps?|markers?|tags?|entr(?:y|ies)|files?|annotations?|keywords?|mvc|pages?|notes?|is an?|are)\b/i

const separators = /^[\])\s]*(?:[:;,!-]+|[–—])?[\s*]*/

/** Finds the first marker in a comment's text that truly asks for something. */
export function findMarker(comment: string): Marker | null {
  const text = comment.replace(decoration, '')
  const start = opening.exec(text)
  if (start !== null) {
    const rest = text.slice(start[0].length)
    const said = rest.replace(separators, '')
    if (!rest.startsWith(':') && (talk.test(said) || isMask(start[1], said))) return null
    return { word: start[1] ?? '', owner: start[2] ?? null, rest: said }
  }
  const lower = openingLower.exec(text)
  if (lower !== null) {
    const word = (lower[1] ?? lower[2] ?? '').toUpperCase()
    return { word, owner: lower[3] ?? null, rest: text.slice(lower[0].length).replace(separators, '') }
  }
  const inside = later.exec(text)
  if (inside !== null) {
    const rest = text.slice(inside.index + inside[0].length).replace(separators, '')
    return { word: inside[1] ?? '', owner: inside[2] ?? null, rest }
  }
  const remark = parenthesised.exec(text)
  return remark === null ? null : { word: remark[1] ?? '', owner: null, rest: text.slice(0, remark.index) }
}

/** `XXX XXX XXX`, `XXX-XX-1234`: a format, not a remark. */
function isMask(word: string | undefined, said: string): boolean {
  return word === 'XXX' && /^(?:[X\d]|$)/.test(said)
}
