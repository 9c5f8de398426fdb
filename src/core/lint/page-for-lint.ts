import type { Config } from '../config/config.js'
import { parseHeader } from '../document/front-matter.js'
import { parseJsonPage } from '../document/json.js'
import { type Page, parsePage } from '../document/page.js'
import { renderHandoff } from '../document/render.js'
import type { HandoffHeader } from '../handoff.js'

/** A page as rules read it, and whether its places are places of the file. */
export interface ReadablePage {
  page: Page
  /** False for a page in JSON: rules read it as the Markdown it stands for. */
  hasPlaces: boolean
  header: HandoffHeader
}

/** @throws HandoffError of kind `page` for one that cannot be read. */
export function parseReadablePage(text: string, format: Config['format']): ReadablePage {
  if (format === 'markdown') {
    const page = parsePage(text)
    return { page, hasPlaces: true, header: parseHeader(page) }
  }
  const { handoff } = parseJsonPage(text)
  return { page: parsePage(renderHandoff(handoff)), hasPlaces: false, header: handoff.header }
}
