import { HandoffError } from '../errors.js'
import { renderCode } from '../text/code.js'
import { renderPlain } from '../text/plain.js'
import { finishPage } from './finish.js'
import { taskSections } from './move-done.js'
import { type Page, type PageItem, parsePage } from './page.js'
import { walkSections } from './page-sections.js'
import { isDone } from './page-tasks.js'
import { oneLine } from './parse.js'
import { applyEdits } from './source.js'

const mostCandidates = 10

/**
 * The page with its one open task that matches ticked: the one that says just this, else the one that has it in it, in any
 * case and without regard to marks. A page where such a task is ticked already stays as it is.
 *
 * @throws HandoffError of kind `usage`, with the candidates as hints, where no open task matches or several do.
 */
export function tickTask(raw: string, wanted: string): string {
  const page = parsePage(raw)
  const items = taskSections(page).flatMap(({ section }) => section.items)
  const open = items.filter((item) => !isTicked(item))
  const found = findMatches(open, wanted)
  const [only] = found
  if (only !== undefined && found.length === 1) {
    const edit = { start: only.start, end: only.end, text: tick(page, only) }
    return finishPage(applyEdits(page.source, [edit]), null, page)
  }
  const done = [
    ...items.filter(isTicked),
    ...[...walkSections(page.sections)]
      .filter(({ kind }) => kind === 'done-must' || kind === 'done-nice')
      .flatMap((section) => section.items),
  ]
  if (found.length === 0 && findMatches(done, wanted).length > 0) return raw
  throw cannotChoose(wanted, found, open)
}

function isTicked({ done, head }: PageItem): boolean {
  return done ?? isDone(head.text)
}

/** Those that say just this; without one, those that have it in them. */
function findMatches(items: readonly PageItem[], wanted: string): PageItem[] {
  const text = plain(wanted)
  const same = items.filter(({ head }) => plain(head.text) === text)
  return same.length > 0 || text === '' ? same : items.filter(({ head }) => plain(head.text).includes(text))
}

/** What is left when Markdown's marks, white space, case and the last stop do not count. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[`*\\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![.…])[.…]+$/, '')
    .trim()
    .toLowerCase()
}

function tick(page: Page, item: PageItem): string {
  const source = page.source.text.slice(item.start, item.end)
  const rest = source.slice(item.marker.length)
  return item.marker + (item.done === false ? rest.replace(/^\[ \]/, '[x]') : `[x] ${rest}`)
}

function cannotChoose(wanted: string, found: readonly PageItem[], open: readonly PageItem[]): HandoffError {
  const candidates = found.length > 0 ? found : open
  const listed = candidates.slice(0, mostCandidates).map(({ head }) => renderPlain(oneLine(head.text)))
  const rest = candidates.length - listed.length
  const which =
    found.length > 0
      ? `${found.length} open tasks match ${renderCode(wanted)}.`
      : `No open task matches ${renderCode(wanted)}.`
  const hints =
    listed.length === 0 ? ['The page has no open task.'] : [`Open: ${listed[0]}`, ...listed.slice(1)]
  return new HandoffError('usage', which, { hints: rest > 0 ? [...hints, `and ${rest} more`] : hints })
}
