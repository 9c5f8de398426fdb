/** When each line of the page was last touched, and what was there then: asked only where something is in doubt. */
import type { Oid } from '../../core/facts.js'
import type { Page } from '../../core/page/page.js'
import type { Mention } from '../../core/references/mention.js'
import { createPathIndex, type PathIndex } from '../../core/references/paths.js'
import type { JudgedReference } from '../../core/references/reference.js'
import { deriveLineStarts, findLine } from '../../core/symbols/text.js'
import { type Blame, readBlame } from '../blame.js'
import type { Repository } from '../repository.js'
import { findCommit } from '../revision.js'
import { type Removals, readRemovals } from '../tree.js'

/** `commit`: judged by what was there then. `now`: not committed, so touched now. `unknown`: no history to judge by. */
export type Baseline = { known: 'commit'; commit: Oid } | { known: 'now' | 'unknown' }

export interface Baselines {
  /** Asks for the past of the page's lines before it is needed: it surely will be. */
  prepare(): void
  /** Of the line that holds an offset of the page. */
  of(offset: number): Promise<Baseline>
  /** What was there at a commit and is not at the head; null above the number of commits that are asked about. */
  gone(commit: Oid): Promise<Gone | null>
}

interface Gone extends Removals {
  index: PathIndex
}

interface BaselineInput {
  page: Page
  path: string
  head: Oid
  /** The commit the page says it covers; null where it names none. */
  covers: string | null
  /** Whether the page is the one on disk. */
  onDisk: boolean
  /** Whether the head's tree has it. */
  isCommitted: Promise<boolean>
}

/** Differences of trees that are read for one page: it has seldom been touched by more commits. */
const mostCommits = 60

export function openBaselines(repository: Repository, input: BaselineInput): Baselines {
  const { text, bom } = input.page.source
  const lined = { text, starts: deriveLineStarts(text) }
  let blame: Promise<Blame> | undefined
  let covered: Promise<Oid | null> | undefined
  const removals = new Map<Oid, Promise<Gone>>()
  const askOnce = (): Promise<Blame> => {
    blame ??= readBlame(repository, {
      path: input.path,
      head: input.head,
      text: input.onDisk ? bom + text : null,
    })
    return blame
  }
  return {
    // A failure is met where the answer is.
    prepare: () => void askOnce().catch(() => undefined),
    of: async (offset) => {
      const { lines } = await askOnce()
      const commit = lines?.[findLine(lined, offset) - 1]?.commit
      if (commit != null) return { known: 'commit', commit }
      if (commit === null || !(await input.isCommitted)) return { known: 'now' }
      covered ??= findCommit(repository, input.covers)
      const found = await covered
      return found === null ? { known: 'unknown' } : { known: 'commit', commit: found }
    },
    gone: async (commit) => {
      if (commit === input.head) return { paths: [], renames: new Map(), index: createPathIndex([]) }
      const known = removals.get(commit)
      if (known === undefined && removals.size >= mostCommits) return null
      const reading = known ?? readGone(repository, commit, input.head)
      removals.set(commit, reading)
      return await reading
    },
  }
}

async function readGone(repository: Repository, commit: Oid, head: Oid): Promise<Gone> {
  const found = await readRemovals(repository, commit, head)
  return { ...found, index: createPathIndex(found.paths) }
}

type Verdict = Pick<JudgedReference, 'state' | 'name'> & Partial<JudgedReference>

/** A reference with what was found out about it, and nothing else. */
export function judged(mention: Mention, verdict: Verdict): JudgedReference {
  return {
    kind: mention.kind,
    span: mention.span,
    text: mention.text,
    path: null,
    lines: mention.kind === 'lines' ? mention.lines : null,
    since: null,
    moved: null,
    recheck: false,
    nearest: null,
    renamed: false,
    ...verdict,
  }
}

export function sinceOf(baseline: Baseline): string | null {
  return baseline.known === 'commit' ? baseline.commit : null
}
