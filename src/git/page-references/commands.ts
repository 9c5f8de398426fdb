import type { Oid } from '../../core/facts.js'
import type { CommandMention, CommitMention } from '../../core/references/mention.js'
import type { PathIndex } from '../../core/references/paths.js'
import type { JudgedReference } from '../../core/references/reference.js'
import { type CallableNames, parseNames, type Runner, runnerOf } from '../../core/references/scripts.js'
import { nearestName } from '../../core/text/nearest.js'
import { runGit } from '../process.js'
import { isPartial, type Repository } from '../repository.js'
import { type Baselines, judged, sinceOf } from './baselines.js'
import { readTextsAt, textKey } from './texts.js'

interface CommandContext {
  repository: Repository
  head: Oid
  index: PathIndex
  baselines: Baselines
}

/** Manifests that are read; those nearest to the root first. */
const mostManifests = 300

export async function readCommands(
  context: CommandContext,
  mentions: readonly CommandMention[],
): Promise<JudgedReference[]> {
  if (mentions.length === 0) return []
  const { repository, head, index } = context
  const wanted = new Set(mentions.map(({ runner }) => runner))
  const manifests = listManifests(index.files, wanted)
  const now = await readNames(repository, head, manifests)
  const before = new Map<Oid, Promise<Names>>()
  return await Promise.all(
    mentions.map(async (mention) => {
      const { runner, name, intent } = mention
      const callable = now.get(runner)
      if (callable?.names.has(name) === true) return judged(mention, { state: 'alive', name })
      if (callable?.open === true || intent === 'gone') return judged(mention, { state: 'unjudged', name })
      const baseline = await context.baselines.of(mention.span.start)
      const since = sinceOf(baseline)
      if (since === null) return judged(mention, { state: 'unjudged', name })
      const reading = before.get(since) ?? readNamesThen(context, since, manifests, wanted)
      before.set(since, reading)
      const then = (await reading).get(runner)
      const isDead = then?.names.has(name) === true
      const nearest = isDead ? nearestName(name, callable?.names ?? []) : null
      return judged(mention, { state: isDead ? 'dead' : 'unknown', name, since, nearest })
    }),
  )
}

type Names = ReadonlyMap<Runner, CallableNames>

async function readNamesThen(
  { repository, head, baselines }: CommandContext,
  since: Oid,
  manifests: readonly string[],
  wanted: ReadonlySet<Runner>,
): Promise<Names> {
  if (since === head) return new Map()
  const gone = await baselines.gone(since)
  return await readNames(repository, since, [...manifests, ...listManifests(gone?.paths ?? [], wanted)])
}

async function readNames(repository: Repository, commit: Oid, paths: readonly string[]): Promise<Names> {
  const texts = await readTextsAt(
    repository,
    paths.map((path) => ({ commit, path })),
  )
  const names = new Map<Runner, { names: Set<string>; open: boolean }>()
  for (const path of paths) {
    const runner = runnerOf(path)
    const text = texts.get(textKey({ commit, path }))
    if (runner === null || text === undefined) continue
    const known = names.get(runner) ?? { names: new Set<string>(), open: false }
    const found = parseNames(runner, text)
    for (const name of found.names) known.names.add(name)
    names.set(runner, { names: known.names, open: known.open || found.open })
  }
  return names
}

function listManifests(paths: Iterable<string>, wanted: ReadonlySet<Runner>): string[] {
  const found: string[] = []
  for (const path of paths) {
    const runner = runnerOf(path)
    if (runner !== null && wanted.has(runner) && !/(?:^|\/)node_modules\//.test(path)) found.push(path)
  }
  return found.sort((a, b) => a.split('/').length - b.split('/').length).slice(0, mostManifests)
}

/**
 * Whether commits are here. One that a squash or a rebase left behind may be elsewhere, so it is never called dead.
 *
 *     4f2a91c0d3e5… commit
 *     4f2a91c missing
 *     4f2 ambiguous
 */
export async function readCommits(
  repository: Repository,
  mentions: readonly CommitMention[],
): Promise<JudgedReference[]> {
  if (mentions.length === 0) return []
  const options = { input: mentions.map(({ id }) => `${id}\n`).join('') }
  const output = await runGit(repository, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], options)
  const answers = output.toString('utf8').split('\n')
  const isMissing = answers.map((answer) => answer.endsWith(' missing'))
  // What is not here may well be there.
  const isWhole = !isMissing.includes(true) || (!repository.shallow && !isPartial(repository))
  return mentions.map((mention, index) => {
    const state = isMissing[index] !== true ? 'alive' : isWhole ? 'unknown' : 'unjudged'
    return judged(mention, { state, name: mention.id })
  })
}
