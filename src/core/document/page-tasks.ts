import type { RootContent, Table } from 'mdast'
import type { PageItem, PageSection, PageTask } from './page.js'
import { endOf, startOf } from './positions.js'
import { isPlaceholder } from './template.js'

/**
 * What counts as a task in a section: list items and table rows; a heading over prose alone is one task, a heading
 * over items is none, and a plain paragraph is none either.
 */
export function readTasks(text: string, section: PageSection, nodes: readonly RootContent[]): PageTask[] {
  const own = nodes.filter((node) => startOf(node) >= section.body.start && endOf(node) <= section.body.end)
  const rows = own.flatMap((node) => (node.type === 'table' ? readRows(text, node) : []))
  const tasks = [...section.items.map(readItemTask), ...rows].sort((a, b) => a.start - b.start)
  const isProse = (node: RootContent) =>
    node.type === 'paragraph' && !isPlaceholder(text.slice(startOf(node), endOf(node)))
  const overProse = tasks.length === 0 && section.sections.length === 0 && own.some(isProse)
  if (!overProse || !isTaskHeading(section)) return tasks
  const done = isDone(section.heading)
  return [{ text: section.heading, done, start: section.start, end: section.body.start }]
}

/** "Next steps" announces tasks, it is none itself. */
function isTaskHeading(section: PageSection): boolean {
  return section.kind !== 'remaining' && section.kind !== 'must' && section.kind !== 'nice'
}

function readItemTask(item: PageItem): PageTask {
  const text = item.head.text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()
  return { text, done: item.done ?? isDone(text), start: item.start, end: item.end }
}

function readRows(text: string, table: Table): PageTask[] {
  return table.children.slice(1).map((row) => {
    const source = text.slice(startOf(row), endOf(row))
    const cells = source.split('|').map((cell) => cell.trim())
    const done =
      isDone(source) || cells.some((cell) => /^(?:done|complete|completed|finished|closed|yes)$/i.test(cell))
    return {
      text: source,
      done,
      start: startOf(row),
      end: endOf(row),
    }
  })
}

/**
 * ✅ and [x] at either end, **DONE**, ~~struck out~~: the marks found in handoff files. In the middle of a text they are
 * spoken of, and "**Complete** the rest" is no mark.
 */
export function isDone(text: string): boolean {
  const bare = text.trim().replace(/^[*_|\s]+/, '')
  return (
    /^(?:✅|☑|✔|\[x\])|(?:✅|☑|✔)\uFE0F?[\s*_).|]*$/i.test(bare) ||
    /\*\*[^*\p{L}]{0,10}(?:[Dd]one|[Cc]ompleted|[Ff]ixed|DONE|COMPLETED?|FIXED)\b(?!\s+\p{L})[^*]*\*\*/u.test(
      text,
    ) ||
    /^~~.+~~[.\s]*$/.test(text.trim())
  )
}
