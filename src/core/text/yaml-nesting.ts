/** Where a YAML text nests deeper than `deepest`, else null. Ask before parsing: 60,000 brackets end the whole process. */
export function findDeepNesting(text: string, deepest: number): number | null {
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1))
    if (depth > deepest) return index
  }
  const indicators = new RegExp(`^(?:[ \\t]*[-?:](?=\\s)){${deepest + 1}}|^[ \\t?:-]{${8 * deepest}}`, 'm')
  return indicators.exec(text)?.index ?? null
}
