import type { Change } from '../commits/fold.js'
import type { Commit } from '../facts.js'
import type { Item } from '../handoff.js'
import { escapeMarkdown } from '../text/markdown.js'

const maxItems = 2
/** In UTF-16 units: three or four lines. */
const maxLength = 320

/** Why the branch exists, where its commit messages say so: the first paragraphs of prose below their subjects. */
export function deriveContextItems(changes: readonly Change[], commits: readonly Commit[]): Item[] {
  const bodies = new Map(commits.map(({ sha, body }) => [sha, body]))
  const told = new Set<string>()
  for (const { commits: shas } of changes) {
    const paragraph = shas.map((sha) => findProse(bodies.get(sha) ?? '')).find((text) => text !== null)
    if (paragraph != null) told.add(paragraph)
    if (told.size === maxItems) break
  }
  return [...told].map((text) => ({ text: escapeMarkdown(text), details: '', done: null }))
}

function findProse(body: string): string | null {
  const prose = body.split(/\n\s*\n/).find(isProse)
  return prose === undefined ? null : shorten(prose.replace(/\s+/g, ' ').trim())
}

/** Whole sentences: no list, quote, code or table, no trailer, no line that a forge or a bot wrote. */
function isProse(paragraph: string): boolean {
  const text = paragraph.trim()
  if (/^(?:[-*+>|#`~$]|\d+[.)]|\s{4}|https?:)/.test(paragraph) || /^[\w-]+:\s/.test(text)) return false
  if (/^(?:this reverts|\(cherry|bumps |merges? |fix(?:es|ed)? #|closes? #|see #|release notes)/i.test(text))
    return false
  return text.length >= 25 && /\p{L}[)`'"”]?[.!?]$/u.test(text) && text.split(/\s+/).length >= 4
}

/** As many whole sentences as fit, one at least. */
function shorten(text: string): string {
  if (text.length <= maxLength) return text
  const end = text.slice(0, maxLength).search(/[.!?](?=\s[^.!?]*$)/)
  return end > 40 ? text.slice(0, end + 1) : `${text.slice(0, text.lastIndexOf(' ', maxLength))} …`
}
