/** Strings of several lines: what looks like code in them is none. */

/** UTF-16 units, the end exclusive. */
export interface LongSpan {
  start: number
  end: number
}

/** In the order in which one hides another: long strings, comments, strings of one line. In native code, for speed. */
const pythonStrings =
  /"""(?:\\[\s\S]|(?!""")[^\\])*(?:"""|$)|'''(?:\\[\s\S]|(?!''')[^\\])*(?:'''|$)|#[^\n]*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g

/**
 * Lists Python's strings of several lines, in order. In other languages a quote in a regular expression, or in the
 * words of a here-document, would be taken for the beginning of one.
 */
export function listLongStrings(text: string): LongSpan[] {
  const spans: LongSpan[] = []
  for (const match of text.matchAll(pythonStrings)) {
    const [found] = match
    if (found.includes('\n')) spans.push({ start: match.index, end: match.index + found.length })
  }
  return spans
}
