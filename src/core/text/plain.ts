/**
 * Inline Markdown as it reads on a terminal: a backslash before punctuation only keeps Markdown from acting (CommonMark 0.31,
 * 2.4), and nobody there acts on it. Code spans stay as they are, and so do marks that a reader knows.
 */
export function renderPlain(markdown: string): string {
  if (!markdown.includes('\\')) return markdown
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(?:[\s\S]*?[^`])\2(?!`)|`+/g,
    (all, escaped: string | undefined) => escaped ?? all,
  )
}

/** As `renderPlain`, of lines in which a fence may open code. */
export function renderPlainLines(markdown: string): string[] {
  let fence: string | null = null
  return markdown.split('\n').map((line) => {
    const [, run] = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== null) {
      if (run?.startsWith(fence) === true && line.trim() === run) fence = null
      return line
    }
    fence = run ?? null
    return fence === null ? renderPlain(line) : line
  })
}
