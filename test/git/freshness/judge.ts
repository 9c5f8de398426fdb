import { readDraft } from '../../../src/commands/derived.js'
import { openBranch } from '../../../src/commands/session.js'
import {
  deriveUnknown,
  type FreshnessReading,
  settleFreshness,
} from '../../../src/core/freshness/freshness.js'
import { deriveMovedLines } from '../../../src/core/freshness/moved-lines.js'
import { pageFormats, parseReadablePage } from '../../../src/core/page/format.js'
import { readBranch } from '../../../src/git/facts.js'
import { type FoundPage, readFreshness, readPageOf } from '../../../src/git/freshness/read.js'

export interface Look {
  cwd: string
  environment: NodeJS.ProcessEnv
  head?: string
  base?: string
}

/** The freshness of a branch's page, from its folder to the reading, as `check` finds it. */
export async function judge(look: Look): Promise<FreshnessReading> {
  try {
    const { repository, config, range, page } = await openBranch(look)
    const reading = await readBranch(repository, range, { page, ignore: config.ignore })
    const { text, isOnDisk } = await readPageOf(repository, range, page)
    const { format } = config
    const found: FoundPage | null =
      text === null ? null : { text, isOnDisk, format, header: pageFormats[format].readHeader(text) }
    const options = { page, ignore: config.ignore, summary: config.detailLevel === 'summary' }
    const freshness = await readFreshness({ repository, range, options, reading, page: found })
    if (text === null || freshness.freshness !== 'fresh') return freshness
    const draft = await readDraft({ repository, config, range, page }, reading.facts, '2026-11-22')
    return settleFreshness(freshness, deriveMovedLines(parseReadablePage(text, format).page, draft))
  } catch (error) {
    return deriveUnknown(error)
  }
}
