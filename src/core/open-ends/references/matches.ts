/** What `git grep` found. */

/** A line of the tree at head that holds one of the names. */
export interface Match {
  path: string
  /** 1-based. */
  line: number
  text: string
}

/** Longer lines were not written by hand. */
const longestLine = 2_000

/**
 * `<commit>:src/a.ts␀12␀const token = signToken(user)`, one a line, as `git grep -n -z` prints them. A path may hold
 * a line feed, so records are taken apart at their NULs; a last one that was cut off is left out.
 */
export function parseMatches(output: string, commit: string): Match[] {
  const matches: Match[] = []
  const prefix = `${commit}:`
  let at = 0
  while (at < output.length) {
    const afterPath = output.indexOf('\0', at)
    const afterLine = output.indexOf('\0', afterPath + 1)
    const end = output.indexOf('\n', afterLine + 1)
    if (afterPath < 0 || afterLine < 0 || end < 0) break
    const place = output.slice(at, afterPath)
    const line = Number(output.slice(afterPath + 1, afterLine))
    const text = output.slice(afterLine + 1, end).replace(/\r$/, '')
    if (place.startsWith(prefix) && Number.isInteger(line) && text.length <= longestLine)
      matches.push({ path: place.slice(prefix.length), line, text })
    at = end + 1
  }
  return matches
}
