import { renderFormerArchitecture } from '../entries/architecture.js'
import { withoutPlaces } from '../entries/changes.js'
import { renderFormerEntry } from '../entries/files.js'
import { findTemplate } from '../entries/template.js'
import { groupBy } from '../groups.js'
import type { Item, SectionKind } from '../handoff.js'
import { editDetails } from './merge-details.js'
import { contentEnd, insertLines, type Page, type PageItem, type PageSection } from './page.js'
import { oneLine } from './parse.js'
import type { Recogniser } from './recognise.js'
import { renderItem, renderItems } from './render.js'
import type { Edit } from './source.js'

interface MergeInput {
  section: PageSection
  /** What the section's derived items are: not always the section's own kind, where people have one list for all. */
  kind: SectionKind
  wanted: readonly Item[]
  recogniser: Recogniser
  /** Items that leave the section on other grounds. */
  removed: ReadonlySet<PageItem>
}

interface Merge {
  edits: Edit[]
  /** Wanted items that no person tells here and that have no neighbour to stand beside. */
  unplaced: Item[]
}

/**
 * Brings our items of a section up to date. People's items stay where they are, and so does every line they
 * nested below one of ours.
 */
export function mergeItems(page: Page, { section, kind, wanted, recogniser, removed }: MergeInput): Merge {
  const present = section.items
    .filter((item) => !removed.has(item))
    .map((item) => ({ item, key: recogniser.keyOf(kind, item.head.text) }))
  const ours = present.flatMap(({ item, key }) => (key === null ? [] : [{ item, key }]))
  const theirs = present.flatMap(({ item, key }) => (key === null ? [item] : []))
  const matches = matchItems(ours, wanted, (text) => recogniser.keyOf(kind, text) ?? text)
  const edits: Edit[] = []
  for (const { item, key } of ours) {
    const match = matches.get(item)
    if (match !== undefined) {
      edits.push(...editHead(item, match.text), ...editDetails(page, kind, item, match.details, recogniser))
    } else if (hasRemarks(page, kind, item, recogniser)) {
      const former = renderFormerItem(kind, key, oneLine(item.head.text))
      edits.push(...(former === null ? [] : editHead(item, former)))
      edits.push(...editDetails(page, kind, item, '', recogniser))
    } else edits.push({ start: item.start, end: item.end, text: '' })
  }
  const places = new Map([...matches].map(([item, match]) => [match, item]))
  const told = new Map<PageItem, string[]>()
  for (const item of wanted) {
    if (places.has(item)) continue
    const teller = theirs.find(({ start, end }) =>
      recogniser.tells(kind, page.source.text.slice(start, end), item),
    )
    if (teller === undefined) continue
    places.set(item, teller)
    told.set(teller, [...(told.get(teller) ?? []), ...(item.details === '' ? [] : [item.details])])
  }
  // Facts below a line of a person's own go with their cause; the line itself stays.
  for (const item of theirs)
    edits.push(...editDetails(page, kind, item, told.get(item)?.join('\n') ?? '', recogniser))
  const missing = wanted.filter((item) => !places.has(item))
  const unplaced = present.length === 0 ? missing : []
  const items = present.map(({ item }) => item)
  return { edits: [...edits, ...insertItems(page, items, wanted, missing, places)], unplaced }
}

/** A list behind the text of a section that has none. */
export function appendList(
  page: Page,
  section: PageSection,
  kind: SectionKind,
  items: readonly Item[],
): Edit[] {
  if (items.length === 0) return []
  const { text } = page.source
  const list = renderItems(items, findTemplate(kind)?.ordered ?? false)
  const end = contentEnd(text, section.body)
  const edit = insertLines(page, Math.max(end - 1, 0), `\n${list}`)
  const closed = edit.end === text.length || /^[ \t]*\r?\n/.test(text.slice(edit.end, edit.end + 80))
  return [closed ? edit : { ...edit, text: `${edit.text}\n` }]
}

/** The head's text is ours; its marker and checkbox are not. */
function editHead(item: PageItem, text: string): Edit[] {
  return oneLine(item.head.text) === text ? [] : [{ start: item.head.start, end: item.head.end, text }]
}

/** Whether people wrote anything below an item of ours. */
export function hasRemarks(page: Page, kind: SectionKind, item: PageItem, recogniser: Recogniser): boolean {
  let rest = page.source.text.slice(Math.max(item.head.end, item.start), item.end)
  for (const detail of item.details) {
    if (recogniser.isDetail(kind, detail.text)) {
      rest = rest.replace(page.source.text.slice(detail.start, detail.end), '')
    }
  }
  return rest.trim() !== ''
}

/** New items stand behind the one they follow in our order, else before the first of ours, else last. */
function insertItems(
  page: Page,
  present: readonly PageItem[],
  wanted: readonly Item[],
  missing: readonly Item[],
  places: ReadonlyMap<Item, PageItem>,
): Edit[] {
  const last = present.at(-1)
  if (last === undefined) return []
  const placed = new Set(places.values())
  const first = present.find((item) => placed.has(item))
  const edits: Edit[] = []
  let after: PageItem | undefined
  let since = 0
  for (const item of wanted) {
    const place = places.get(item)
    if (place !== undefined) {
      after = place
      since = 0
    } else if (missing.includes(item)) {
      const before = after === undefined ? first : undefined
      const neighbour = after ?? first ?? last
      since++
      const text = renderItem(item, nextMarker(neighbour, present, before === undefined ? since : 0))
      edits.push(
        before === undefined
          ? insertLines(page, Math.max(neighbour.end - 1, 0), text)
          : { start: before.start, end: before.start, text: `${text}\n` },
      )
    }
  }
  return edits
}

/** The same bullet, or a number so many further on; lists whose numbers are all the same stay so. */
export function nextMarker(neighbour: PageItem, present: readonly PageItem[], steps: number): string {
  const marker = neighbour.marker.trim()
  if (!neighbour.ordered) return `${marker} `
  const [first, second] = present.filter((item) => item.ordered)
  const isFlat = second !== undefined && first?.marker.trim() === second.marker.trim()
  return `${isFlat ? marker : marker.replace(/\d+/, (number) => `${Number(number) + steps}`)} `
}

/** What a remark was about stays above it, and no more than still holds. */
function renderFormerItem(kind: SectionKind, key: string, text: string): string | null {
  if (kind === 'changes') return withoutPlaces(text)
  if (kind === 'architecture') return renderFormerArchitecture(text)
  return (kind === 'files' || kind === 'dependencies') && key.startsWith('`') ? renderFormerEntry(key) : null
}

/**
 * Which wanted item each of ours on the page is. Several can be about one thing, as a dependency of two manifests or a
 * TODO that stands twice: first those match that say the same, then the others in their order, then renamed files.
 */
function matchItems(
  ours: readonly { item: PageItem; key: string }[],
  wanted: readonly Item[],
  keyOf: (text: string) => string,
): Map<PageItem, Item> {
  const open: Map<string, Item[]> = groupBy(wanted, ({ text }) => keyOf(text))
  const matches = new Map<PageItem, Item>()
  const match = (find: (item: PageItem, key: string) => Item | undefined): void => {
    for (const { item, key } of ours) {
      const found = matches.has(item) ? undefined : find(item, key)
      if (found === undefined) continue
      matches.set(item, found)
      const same = open.get(keyOf(found.text))
      same?.splice(same.indexOf(found), 1)
    }
  }
  match(({ head }, key) => open.get(key)?.find(({ text }) => text === oneLine(head.text)))
  match((_, key) => open.get(key)?.[0])
  const renamed = new Map(
    [...open.values()].flat().flatMap((item) => renamedFrom(item).map((key) => [key, item])),
  )
  match((_, key) => {
    const item = renamed.get(key)
    renamed.delete(key)
    return item
  })
  return matches
}

function renamedFrom({ text }: Item): string[] {
  const match = / \((?:renamed) from (`[^`]+`|``.+?``)/.exec(text)
  return match?.[1] === undefined ? [] : [match[1]]
}
