import type { Page, PageSection } from '../../document/page.js'
import type { Rule } from '../rule.js'

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
