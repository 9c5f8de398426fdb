import type { BranchFacts } from '../../core/facts.js'
import type { Page, Span } from '../../core/page/page.js'
import type { Mention } from '../../core/references/mention.js'
import { deriveMentions, listPeoples } from '../../core/references/mentions.js'
import { createPathIndex, type PathIndex } from '../../core/references/paths.js'
import type { JudgedReference } from '../../core/references/reference.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'
import { readTreePaths } from '../tree.js'
import { type Baselines, openBaselines } from './baselines.js'
import { readCommands, readCommits } from './commands.js'
import { type PathReading, readPaths } from './paths.js'
import {
  judgeAnchors,
  judgePlaced,
  listAnchorTexts,
  listLineTexts,
  placeAnchors,
  placeLines,
} from './places.js'
import { readSymbols } from './symbols.js'
import { readTextsAt } from './texts.js'

export interface PageReferencesInput {
  page: Page
  /** Of the page, from the root. */
  path: string
  range: BranchRange
  /** Needed late: a promise lets both be read at the same time. */
  facts: BranchFacts | Promise<BranchFacts>
  /** The commit that the page says it covers. */
  covers: string | null
  /** Whether the page is the one on disk, of the head that is checked out. */
  onDisk: boolean
  /** Lines that this program derived: they are not people's, and not judged. */
  derived?: readonly Span[] | Promise<readonly Span[]>
}

/**
 * Everything of the repository that people's text names, and what became of it since, in the order of the page.
 *
 * Where nothing is missing and no line or symbol of a file is named, one `git ls-tree` is all that is started, beside
 * a `git grep` over the branch's files for names that its facts do not know, and a `git cat-file` for scripts.
 */
export async function readPageReferences(
  repository: Repository,
  input: PageReferencesInput,
): Promise<JudgedReference[]> {
  const { head } = input.range
  const listing = readTreePaths(repository, head)
  // It is awaited below, when what the page names is known; until then a failure must wait as well.
  listing.catch(() => undefined)
  const all = deriveMentions(input.page, input.path)
  const mentions = listPeoples(all, (await input.derived) ?? [])
  if (mentions.length === 0) {
    await listing
    return []
  }
  const isCommitted = listing.then((paths) => paths.includes(input.path))
  isCommitted.catch(() => undefined)
  const baselines = openBaselines(repository, { ...input, head, isCommitted })
  if (mentions.some(hasPast)) baselines.prepare()
  const indexing = listing.then(createPathIndex)
  const context = { repository, input, baselines }
  const groups = await Promise.all([
    indexing.then((index) => readFiles({ ...context, index }, mentions)),
    indexing.then((index) =>
      readCommands({ repository, head, index, baselines }, ofKind(mentions, 'command')),
    ),
    readNames(context, mentions),
    readCommits(repository, ofKind(mentions, 'commit')),
  ])
  return groups.flat().sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/** Whether it cannot be judged without knowing what was there: lines and symbols of a file. */
function hasPast(mention: Mention): boolean {
  if (mention.intent === 'gone') return false
  return mention.kind === 'lines' || (mention.kind === 'path' && mention.symbol !== null)
}

interface Context {
  repository: Repository
  input: PageReferencesInput
  baselines: Baselines
}

/** Paths, then lines and symbols in those of them that are there. */
async function readFiles(
  { repository, input, index, baselines }: Context & { index: PathIndex },
  mentions: readonly Mention[],
): Promise<JudgedReference[]> {
  const { head } = input.range
  const lines = ofKind(mentions, 'lines')
  // What lines are in need not be people's own words: it lends its place and is not judged itself.
  const said = new Set(ofKind(mentions, 'path'))
  const asked = [...new Set([...said, ...lines.map(({ of }) => of)])]
  const root = input.onDisk ? repository.root : null
  const paths = await readPaths({ repository, index, baselines, root }, asked)
  const byMention = new Map(paths.map((reading) => [reading.mention, reading] as const))
  const own = paths.filter(({ mention }) => said.has(mention))
  const [placed, anchors] = await Promise.all([
    placeLines(lines, byMention, baselines),
    placeAnchors(own, baselines),
  ])
  const texts = await readTextsAt(repository, [
    ...listLineTexts(placed, head),
    ...listAnchorTexts(anchors, head),
  ])
  const symbols = await judgeAnchors(anchors, head, texts)
  const toReference = (reading: PathReading) => symbols.get(reading) ?? reading.reference
  return [...own.map(toReference), ...placed.map((each) => judgePlaced(each, head, texts))]
}

async function readNames(
  { repository, input, baselines }: Context,
  mentions: readonly Mention[],
): Promise<JudgedReference[]> {
  const symbols = ofKind(mentions, 'symbol')
  if (symbols.length === 0) return []
  return readSymbols({ repository, head: input.range.head, facts: await input.facts, baselines }, symbols)
}

function ofKind<K extends Mention['kind']>(
  mentions: readonly Mention[],
  kind: K,
): Extract<Mention, { kind: K }>[] {
  return mentions.filter((mention): mention is Extract<Mention, { kind: K }> => mention.kind === kind)
}
