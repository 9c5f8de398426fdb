/** Conventional Commits, rules 12 and 16; with its space it is no trailer to git. */
const footer = /^BREAKING[ -]CHANGE: +(?=\S)/
/** `Refs: #12`, `Fixes #12`: what ends the footer before it, as an empty line does. */
const otherFooter = /^[A-Za-z][\w-]*(?:: | #\d)/

/** What the footers of a message say that a commit breaks, each on one line. */
export function parseBreakingFooters(body: string): string[] {
  const footers: string[][] = []
  let current: string[] | null = null
  for (const line of body.split('\n')) {
    const token = footer.exec(line)?.[0]
    if (token !== undefined) {
      current = [line.slice(token.length)]
      footers.push(current)
    } else if (line.trim() === '' || otherFooter.test(line)) current = null
    else current?.push(line)
  }
  return footers.map((lines) => lines.join(' ').replace(/\s+/g, ' ').trim())
}
