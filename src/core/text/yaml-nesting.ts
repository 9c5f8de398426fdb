/**
 * The offset at which a YAML text nests deeper than `deepest` levels: brackets open at once (those inside of texts
 * count as well), `- - -` on one line, indentation. Null where it does not. To be asked before the library
 * is: its parser calls itself, and 60,000 brackets end the whole process.
 */
export function findDeepNesting(text: string, deepest: number): number | null {
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1))
    if (depth > deepest) return index
  }
  const indicators = new RegExp(`^(?:[ \\t]*[-?:](?=\\s)){${deepest + 1}}|^[ \\t?:-]{${8 * deepest}}`, 'm')
  return indicators.exec(text)?.index ?? null
}
