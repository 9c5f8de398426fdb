import type { Config } from '../config/config.js'
import { parseReadablePage } from '../lint/page-for-lint.js'
import type { Page, PageSection } from './page.js'
import { walkSections } from './page-sections.js'
import { applyEdits, type Edit } from './source.js'
import { isPlaceholder } from './template.js'

/** GitHub takes 65,536 characters; some room is left for what people add. */
const most = 60_000

/**
 * What a page says, as the description of a pull request: without front matter, title and the lines that count tasks, and
 * without sections that say nothing. Markdown, whatever the page's format.
 */
export function renderPullRequestBody(text: string, format: Config['format']): string {
  const { page } = parseReadablePage(text, format)
  const labels = page.labels.filter(({ name }) => name === 'Status' || name === 'Checkpoint')
  const edits: Edit[] = [
    { start: 0, end: page.introduction.start, text: '' },
    ...labels
      .filter(({ start }) => start >= page.introduction.start)
      .map(({ start, end }) => ({ start, end, text: '' })),
    ...[...walkSections(page.sections)]
      .filter((section) => isEmpty(page, section))
      .map(({ start, end }) => ({ start, end, text: '' })),
  ]
  const body = applyEdits(page.source, edits)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (body.length <= most) return `${body}\n`
  const cut = body.lastIndexOf('\n', most)
  return `${body.slice(0, cut < 0 ? most : cut).trimEnd()}\n\n(The rest was too long for a pull request.)\n`
}

function isEmpty({ source }: Page, { body, sections }: PageSection): boolean {
  return sections.length === 0 && isPlaceholder(source.text.slice(body.start, body.end))
}
