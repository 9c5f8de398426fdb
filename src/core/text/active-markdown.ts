const punctuation = '[!-/:-@\\[-`{-~]'

/** Where a character starts something in the middle of a line. A whole match is marked. */
const inline: readonly RegExp[] = [
  /`+/g,
  // A backslash that would escape what follows, here or in a text put behind this one.
  new RegExp(`\\\\(?=${punctuation}|$)`, 'g'),
  // Emphasis and strikethrough need a side without white space; what stands beyond the ends is not known.
  /(?<![\s*~])[*~]+|[*~]+(?![\s*~])/g,
  // In `*~*` each mark is a side without white space for the other.
  /(?<![*~])(?:\*+~|~+\*)[*~]*/g,
  // `foo_bar` is one word, `_foo_` is emphasis.
  /(?<![\p{L}\p{N}_\s])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])|(?<=\s)_+(?!\s|_)/gu,
  // Tags, comments, declarations, `<#a@b.c>`: `Array<string>` holds one, `a < b` does not.
  /<(?=[A-Za-z/!?]|[^\s<>]*(?:@|$))/g,
  /&(?=#?[A-Za-z0-9]{1,31}(?:;|$))/g,
]

/** What starts a block, at the start of the text: heading, quotation, list, task, rule, fence, table. */
const block: readonly RegExp[] = [
  /^#(?=#{0,5}(?:\s|$))/,
  /^>/,
  /^[-+*](?=\s|$)/,
  /(?<=^\d{1,9})[.)](?=\s|$)/,
  /^\[(?=[ xX]\](?:\s|$))/,
  /^[=-](?=[=\s-]*$)/,
  /^[|:-](?=[|:\s-]*$)/,
  // Not at the start: the marks that would close a heading.
  /(?<=^|\s)#(?=#*$)/,
]

/** Positions (UTF-16) of the characters of a line that Markdown would act on. */
export function markActive(line: string): Set<number> {
  const marked = new Set<number>(activeBrackets(line))
  for (const pattern of inline) {
    for (const match of line.matchAll(pattern)) {
      for (let offset = 0; offset < match[0].length; offset++) marked.add(match.index + offset)
    }
  }
  for (const pattern of block) {
    const match = pattern.exec(line)
    if (match !== null) marked.add(match.index)
  }
  return marked
}

/**
 * Opening brackets that could start a link, an image, a footnote or a definition: those that nothing closes here,
 * and those whose closing bracket ends the text or is followed by `(`, `[` or `:`. `list[0]` and `[WIP] x` stay.
 */
function* activeBrackets(line: string): Generator<number> {
  const open: { start: number; holdsActive: boolean }[] = []
  for (const { 0: bracket, index } of line.matchAll(/[[\]]/g)) {
    if (bracket === '[') {
      open.push({ start: index, holdsActive: false })
      continue
    }
    const pair = open.pop()
    if (pair === undefined) continue
    const next = line[index + 1]
    const acts = next === undefined || '([:'.includes(next) || line[pair.start + 1] === '^'
    if (!acts && !pair.holdsActive) continue
    yield pair.start
    // Once this one is escaped, its closing bracket would close the one around it.
    const around = open.at(-1)
    if (around !== undefined) around.holdsActive = true
  }
  for (const { start } of open) yield start
}
