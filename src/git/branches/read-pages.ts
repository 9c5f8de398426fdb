import type { Config } from '../../core/config/config.js'
import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { hasWords } from '../../core/freshness/words.js'
import { parseQuickPage, type QuickPage } from '../../core/status/quick-page.js'
import { readBlobs } from '../blobs.js'
import { decodePage, pageSizeLimit } from '../page/decode.js'
import type { Repository } from '../repository.js'

/** A page; that there is none, or nothing on it; that it is none that can be read. */
export type BranchPageReading = QuickPage | 'missing' | 'unreadable'

/** The pages of many branches as their heads have them, from one process, in the order of the branches. */
export async function readBranchPages(
  repository: Repository,
  branches: readonly { head: Oid; path: string }[],
  format: Config['format'],
): Promise<BranchPageReading[]> {
  if (branches.length === 0) return []
  const pages: BranchPageReading[] = []
  const names = branches.map(({ head, path }) => `${head}:${path}`)
  for await (const blob of readBlobs(repository, names, pageSizeLimit)) {
    const path = branches[pages.length]?.path ?? ''
    if (blob.state === 'missing') pages.push('missing')
    else if (blob.state === 'large') pages.push('unreadable')
    else pages.push(await readQuickPage(path, blob.bytes, format))
  }
  return pages
}

/** One page's headings and counts. */
export async function readQuickPage(
  path: string,
  bytes: Uint8Array,
  format: Config['format'],
): Promise<BranchPageReading> {
  try {
    const text = decodePage(path, bytes)
    if (!hasWords(text, format)) return 'missing'
    const quick = format === 'json' ? null : parseQuickPage(text)
    return quick ?? (await parseSlowly(text, format))
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'page') return 'unreadable'
    throw error
  }
}

/** A page that is written in another way than ours: with the parser, which is loaded for it. */
async function parseSlowly(text: string, format: Config['format']): Promise<QuickPage> {
  const [{ parseReadablePage }, { parseHeader }, { countTasks }] = await Promise.all([
    import('../../core/lint/page-for-lint.js'),
    import('../../core/document/front-matter.js'),
    import('../../core/document/status.js'),
  ])
  const { page } = parseReadablePage(text, format)
  const { branch, covers, work } = parseHeader(page)
  return { title: page.title?.text ?? '', branch, covers, work, must: countTasks(page) }
}
