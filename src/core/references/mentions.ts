/** Everything of the repository that a page names, before anybody looked whether it is there. */
import type { Page, Span } from '../page/page.js'
import { deriveBlockMentions } from './block-mentions.js'
import { type Block, derivePageBlocks } from './blocks.js'
import type { LinesMention, Mention, PathMention } from './mention.js'
import { findLines, listNamesBeside } from './mentions-by-kind.js'

/** Characters between a file and "line 12" that is still its line. */
const farthest = 300

/** `path` is the page's own, from the root. */
export function deriveMentions({ root, source }: Page, path: string): Mention[] {
  const pageFolder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const byBlock = new Map<Block, Mention[]>()
  const mentions: Mention[] = []
  for (const block of derivePageBlocks(root, source.text)) {
    const said = deriveBlockMentions(block, listFolders(block, byBlock, pageFolder))
    byBlock.set(block, said)
    mentions.push(...said, ...deriveWordedLines(block, byBlock))
  }
  return mentions
}

/** Without what begins in a derived span, though files named there still lend their place to people's lines below. */
export function listPeoples(mentions: readonly Mention[], derived: readonly Span[]): Mention[] {
  const sorted = [...derived].sort((a, b) => a.start - b.start)
  return mentions.filter(({ span }) => !isWithin(sorted, span.start))
}

/** Folders that what is said around a block lends it, the nearest first. */
function listFolders(
  block: Block,
  byBlock: ReadonlyMap<Block, readonly Mention[]>,
  pageFolder: string,
): string[] {
  const folders = [...block.headings, ...block.leads]
    .toReversed()
    .flatMap((above) => byBlock.get(above) ?? [])
    .flatMap((mention) => (mention.kind === 'path' ? [folderOf(mention.path)] : []))
  return [...new Set([...folders, pageFolder])].filter((folder) => folder !== '').slice(0, 6)
}

/** `src/auth` of `src/auth/` and of `src/auth/auth.ts`; a name without an extension is a folder. */
function folderOf(path: string): string {
  if (path.endsWith('/')) return path.slice(0, -1)
  const slash = path.lastIndexOf('/')
  return path.includes('.', slash + 1) ? path.slice(0, Math.max(0, slash)) : path
}

function deriveWordedLines(block: Block, byBlock: ReadonlyMap<Block, readonly Mention[]>): LinesMention[] {
  return [...findLines(block.words)].flatMap((worded): LinesMention[] => {
    const start = block.start + worded.start
    const end = block.start + worded.end
    const of = findFile(block, byBlock, start, end)
    if (of === null) return []
    return [
      {
        kind: 'lines',
        span: { start, end },
        text: block.text.slice(worded.start, worded.end),
        intent: isToGo(block, worded.start) ? 'gone' : of.intent,
        of,
        lines: worded.lines,
        beside: listNamesBeside(block.text, worded.start, worded.end),
        numbers: { start: block.start + worded.numbers.start, end: block.start + worded.numbers.end },
      },
    ]
  })
}

/** Lines that are to be taken out, or were: what is there now is another matter. */
function isToGo({ words }: Block, start: number): boolean {
  return /\b(?:delet|remov|drop)/i.test(words.slice(Math.max(0, start - 60), start + 160))
}

/** The file behind "line 12 of", else the last one before it, here or in what leads to it. */
function findFile(
  block: Block,
  byBlock: ReadonlyMap<Block, readonly Mention[]>,
  start: number,
  end: number,
): PathMention | null {
  const here = listFiles(byBlock.get(block))
  if (/^\s{1,2}(?:of|in)\s/.test(block.words.slice(end - block.start, end - block.start + 6))) {
    const next = here.find(({ span }) => span.start > end && span.start - end < 20)
    if (next !== undefined) return next
  }
  const before = here.filter(({ span }) => span.end <= start).at(-1)
  if (before !== undefined) return start - before.span.end < farthest ? before : null
  for (const above of [...block.headings, ...block.leads].toReversed()) {
    const file = listFiles(byBlock.get(above)).at(-1)
    if (file !== undefined) return file
  }
  return null
}

function listFiles(mentions: readonly Mention[] | undefined): PathMention[] {
  return (mentions ?? []).filter(
    (mention): mention is PathMention => mention.kind === 'path' && /\.\w+$/.test(mention.path),
  )
}

/** `spans` in order of their starts. */
function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const span = spans[low - 1]
  return span !== undefined && offset < span.end
}
