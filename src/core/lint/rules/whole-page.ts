import { repairCommand } from '../../freshness/advice.js'
import { findHeaderPlace } from '../../freshness/freshness.js'
import { deriveMovedLines, type MovedLine } from '../../freshness/moved-lines.js'
import type { Page, PageSection } from '../../page/page.js'
import { pagePath } from '../../page-path.js'
import { renderCode } from '../../text/code.js'
import type { Finding, Rule } from '../lint.js'

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

/** Finds that a branch with work has no page of its own, or one without a word. */
export const handoffPresent: Rule = {
  id: 'handoff-present',
  find({ page, facts, freshness, config }) {
    if (freshness.freshness !== 'missing' || facts === null) return []
    // Where nothing was done there is nothing to hand off, and no page is written.
    if (facts.commits.length === 0 && facts.files.length === 0) return []
    const { branch, base } = facts
    const name = renderCode(pagePath(config.path, branch ?? 'HEAD'))
    const hint = `Run \`${repairCommand(freshness.freshness)}\`.`
    const data = { path: pagePath(config.path, branch ?? 'HEAD') }
    if (page === null)
      return [{ span: null, cause: 'no-page', reason: `This branch has no ${name}`, hint, data }]
    if (freshness.cause === 'page-of-base') {
      const reason = `${name} belongs to ${renderCode(base.name)}, not to this branch`
      return [{ span: null, cause: 'page-of-base', reason, hint, data }]
    }
    return [{ span: null, cause: 'empty-page', reason: `${name} is empty`, hint, data }]
  },
}

/** Finds a page that another branch left here. After a mere rename, with the same work, it is at most a warning. */
export const ownBranch: Rule = {
  id: 'own-branch',
  find({ page, facts, freshness }) {
    const { pageBranch, renamedFrom } = freshness
    const isForeign = freshness.freshness === 'foreign'
    if (!isForeign && renamedFrom === null) return []
    const span = page === null ? null : findHeaderPlace(page, 'branch')
    const branch = facts?.branch ?? null
    const expected = branch === null ? 'this branch' : renderCode(branch)
    const command = repairCommand(freshness.freshness)
    const data = { branch: pageBranch, expected: branch }
    if (renamedFrom !== null) {
      const reason = `The page names ${renderCode(renamedFrom)}; the branch is now called ${expected}`
      return [
        {
          span,
          cause: 'renamed-branch',
          reason,
          hint: `Run \`${command}\`.`,
          atMost: 'warning',
          data,
          fix: 'update',
        },
      ]
    }
    const reason = `This is the page of ${renderCode(pageBranch ?? '')}, not of ${expected}`
    return [
      {
        span,
        cause: 'other-branch',
        reason,
        hint: `Run \`${command}\` to start a page for this branch.`,
        data,
      },
    ]
  },
}

/** Characters: nine of ten handoff files are shorter (median 7,000), and a reader takes a quarter of an hour for so many. */
const most = 22_000

/** Per cent of the page; to shorten a smaller section would not help. */
const leastShare = 15

/** Warns of a page that nobody will read to its end. */
export const pageSize: Rule = {
  id: 'page-size',
  find({ page }) {
    const size = page?.source.text.length ?? 0
    if (page === null || size <= most) return []
    const found = findLargest(page)
    const share = found === null ? 0 : Math.round((100 * (found.end - found.start)) / size)
    const largest = share < leastShare ? null : found
    return [
      {
        span: largest === null ? null : { start: largest.start, end: largest.body.start },
        cause: 'page-too-long',
        reason: `The page has ${size} characters (limit: ${most})`,
        hint:
          (largest === null ? '' : `This section is ${share} % of it. `) +
          'Keep only what the next person needs; `detail_level: summary` shortens the derived parts.',
        data: { characters: size, most },
      },
    ]
  },
}

/** The largest section, or the largest part of it where that is nearly all. */
function findLargest(page: Page): PageSection | null {
  const size = ({ start, end }: PageSection) => end - start
  let among = page.sections
  let found: PageSection | null = null
  while (among.length > 0) {
    const largest = among.reduce((one, other) => (size(other) > size(one) ? other : one))
    if (found !== null && size(largest) < 0.8 * size(found)) break
    found = largest
    among = largest.sections
  }
  return found
}
