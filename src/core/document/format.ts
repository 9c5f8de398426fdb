import type { Handoff, HandoffHeader } from '../handoff.js'
import { createPage } from './create.js'
import type { Renames } from './follow-renames.js'
import { parseHeader } from './front-matter.js'
import { parseJsonPage, renderJson } from './json.js'
import { addNotes, type Notes } from './notes.js'
import { parsePage } from './page.js'
import { parseHandoff } from './parse.js'
import { renderHandoff } from './render.js'
import { tickTask } from './tick.js'
import { updatePage } from './update.js'

/** What can be done with a page, whatever it is written in. All throw a `page` error for one that cannot be read. */
export interface PageFormat {
  readHeader: (raw: string) => HandoffHeader
  create: (derived: Handoff) => string
  update: (raw: string, current: Handoff, previous: Handoff | null, renames?: Renames) => string
  addNotes: (raw: string, notes: Notes) => string
  /** Ticks the one open task that matches. */
  tick: (raw: string, wanted: string) => string
  /** Changes the page as Markdown, whatever it is written in. */
  edit: (raw: string, change: (markdown: string) => string) => string
}

const markdown: PageFormat = {
  readHeader: (raw) => parseHeader(parsePage(raw)),
  create: createPage,
  update: updatePage,
  addNotes,
  tick: tickTask,
  edit: (raw, change) => change(raw),
}

/** JSON is the same model: it goes through Markdown, so that there is one way to bring a page up to date. */
const json: PageFormat = {
  readHeader: (raw) => parseJsonPage(raw).handoff.header,
  create: (derived) => renderJson(parseHandoff(createPage(derived))),
  update: (raw, ...derived) => throughMarkdown(raw, (page) => updatePage(page, ...derived)),
  addNotes: (raw, notes) => throughMarkdown(raw, (page) => addNotes(page, notes)),
  tick: (raw, wanted) => throughMarkdown(raw, (page) => tickTask(page, wanted)),
  edit: throughMarkdown,
}

export const pageFormats: Readonly<Record<'markdown' | 'json', PageFormat>> = { markdown, json }

function throughMarkdown(raw: string, change: (page: string) => string): string {
  const { handoff, others } = parseJsonPage(raw)
  return renderJson(parseHandoff(change(renderHandoff(handoff))), others)
}
