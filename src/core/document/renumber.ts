import type { Page, PageItem } from './page.js'
import { walkSections } from './page-sections.js'
import { findPageSection } from './place-sections.js'
import type { Edit } from './source.js'

/**
 * Numbers the files from one on. Pages whose numbers are all the same (as formatters write them) stay so. What is
 * nested moves with the width of the number, or it would not be nested any more.
 */
export function renumberFiles(page: Page, before: Page): Edit[] {
  const section = [...walkSections(page.sections)].find(({ kind }) => kind === 'files')
  const old = findPageSection(before, 'files')?.items ?? []
  const [first, second] = old.filter((item) => item.ordered)
  if (section === undefined || (second !== undefined && second.marker.trim() === first?.marker.trim()))
    return []
  return section.items
    .filter((item) => item.ordered)
    .flatMap((item, index) => renumber(page, item, index + 1))
}

function renumber(page: Page, item: PageItem, number: number): Edit[] {
  const marker = /^(\s*)(\d+)/.exec(item.marker)
  const [, blanks = '', digits = ''] = marker ?? []
  if (marker === null || digits === `${number}`) return []
  const start = item.start + blanks.length
  const head: Edit = { start, end: start + digits.length, text: `${number}` }
  const wider = `${number}`.length - digits.length
  return wider === 0 ? [head] : [head, ...indentNested(page, item, wider)]
}

function indentNested(page: Page, item: PageItem, wider: number): Edit[] {
  const { text } = page.source
  const edits: Edit[] = []
  for (
    let at = text.indexOf('\n', item.start) + 1;
    at > 0 && at < item.end;
    at = text.indexOf('\n', at) + 1
  ) {
    const blanks = /^ */.exec(text.slice(at, at + 80))?.[0].length ?? 0
    if (wider > 0 && blanks > 0) edits.push({ start: at, end: at, text: ' '.repeat(wider) })
    if (wider < 0 && blanks >= -wider) edits.push({ start: at, end: at - wider, text: '' })
  }
  return edits
}
