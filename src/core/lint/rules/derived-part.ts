import { repairCommand } from '../../freshness/advice.js'
import { deriveMovedLines, type MovedLine } from '../../freshness/moved-lines.js'
import { renderCode } from '../../text/code.js'
import type { Finding } from '../diagnostic.js'
import type { Rule } from '../rule.js'

/**
 * Warns of derived lines that say something else than git does: edited by hand, or with line numbers that moved.
 * Only of a page that tells this branch's work; on any other all of them are out of date, and `work-covered` says so.
 */
export const derivedPart: Rule = {
  id: 'derived-part',
  find({ page, draft, freshness: { freshness } }) {
    const isCovered = freshness === 'fresh' || freshness === 'moved'
    if (page === null || draft === null || !isCovered) return []
    const command = repairCommand(freshness)
    return deriveMovedLines(page, draft).map((line) => describe(line, command))
  },
}

function describe({ span, found, expected, onlyPlaces, edits }: MovedLine, command: string): Finding {
  const what = { found: shorten(found, expected), expected: shorten(expected, found) }
  return {
    span,
    cause: onlyPlaces ? 'derived-line-moved' : 'derived-line-edited',
    reason:
      what.found === null
        ? `Missing ${what.expected ?? 'line'}`
        : what.expected === null
          ? `${what.found} does not match git, which has no such change`
          : `${what.found} does not match git: ${what.expected}`,
    hint: `${onlyPlaces ? 'The lines moved' : 'git-handoff derives this line from git'}. Run \`${command}\`.`,
    data: { found, expected },
    fix: edits,
  }
}

const longest = 100

/** As code; of a long line the part in which the two differ. */
function shorten(text: string, other: string): string | null {
  if (text === '') return null
  if (text.length <= longest) return renderCode(text)
  let same = 0
  while (same < text.length && text[same] === other[same]) same++
  const from = Math.min(Math.max(0, same - longest / 2), text.length - longest)
  const part = text.slice(from, from + longest)
  return renderCode(`${from > 0 ? '…' : ''}${part}${from + longest < text.length ? '…' : ''}`)
}
