import { findTemplate, template } from '../entries/template.js'
import { addTo } from '../groups.js'
import type { Item, SectionKind } from '../handoff.js'
import { findPageSection, insertBlocks, placeSection, type SectionPlace } from './merge-details.js'
import { contentEnd, insertLines, type Page, type PageItem } from './page.js'
import { renderItems } from './render.js'
import type { Edit } from './source.js'

export interface MovedTasks {
  edits: Edit[]
  /** Items that leave their section. */
  items: Set<PageItem>
  /** Their source, whole lines, by the section of Completed Work they go to. */
  sources: { 'done-must': string[]; 'done-nice': string[] }
}

/** Sections that the page lacks, collected until all are known: one that needs its parent brings it along. */
export class Blocks {
  readonly #page: Page
  readonly #lists = new Map<SectionKind, string>()

  constructor(page: Page) {
    this.#page = page
  }

  addItems(kind: SectionKind, items: readonly Item[]): void {
    if (items.length > 0) this.#lists.set(kind, renderItems(items, findTemplate(kind)?.ordered ?? false))
  }

  /** Done tasks go to their section, as they are; a section that is not there yet is made. */
  addDoneTasks(sources: MovedTasks['sources']): Edit[] {
    return (['done-must', 'done-nice'] as const).flatMap((kind) => {
      const lines = sources[kind].join('\n')
      if (lines === '') return []
      const section = findPageSection(this.#page, kind)
      if (section === undefined) {
        this.#lists.set(kind, lines)
        return []
      }
      const apart = section.items.length > 0 ? '' : '\n'
      const end = contentEnd(this.#page.source.text, section.body)
      return [insertLines(this.#page, Math.max(end - 1, 0), apart + lines)]
    })
  }

  /** One edit for every place that gets new sections. */
  edits(): Edit[] {
    const page = this.#page
    const places = new Map<number, { level: number; text: string }[]>()
    const put = ({ offset, level }: SectionPlace, text: string): void => {
      addTo(places, offset, { level, text })
    }
    for (const section of template) {
      const children = section.sections.flatMap(({ kind, heading }) => {
        const list = this.#lists.get(kind)
        return list === undefined ? [] : [{ kind, heading, list }]
      })
      const isThere = findPageSection(page, section.kind) !== undefined
      const own = isThere ? undefined : this.#lists.get(section.kind)
      if (isThere) {
        for (const { kind, heading, list } of children) {
          const place = placeSection(page, kind)
          put(place, renderBlock(place.level, heading, list))
        }
      } else if (own !== undefined || children.length > 0) {
        const place = placeSection(page, section.kind)
        const parts = [renderBlock(place.level, section.heading, own)]
        for (const { heading, list } of children) parts.push(renderBlock(place.level + 1, heading, list))
        put(place, parts.join('\n\n'))
      }
    }
    // At one place the deeper ones come first: they end the section before, the others start anew.
    return [...places].map(([offset, blocks]) => {
      const ordered = blocks.sort((a, b) => b.level - a.level)
      return insertBlocks(
        page,
        offset,
        ordered.map(({ text }) => text),
      )
    })
  }
}

function renderBlock(level: number, heading: string, list: string | undefined): string {
  const line = `${'#'.repeat(Math.min(level, 6))} ${heading}`
  return list === undefined ? line : `${line}\n\n${list}`
}
