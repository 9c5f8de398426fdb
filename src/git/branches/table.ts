import { createCommitGraph } from '../../core/commits/graph.js'
import type { Config } from '../../core/config/config.js'
import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { listAsked, type Touches } from '../../core/freshness/ladder.js'
import { pagePath } from '../../core/page-path.js'
import { deriveShortTitle } from '../../core/status/quick-page.js'
import type { BranchRow } from '../../core/status/rows.js'
import { openIgnore } from '../config-file.js'
import type { Repository } from '../repository.js'
import { displayNameOf, resolveRevision, shortNameOf } from '../revision.js'
import { type BranchPage, describeRow, readBranchPages, readRowsFreshness } from './pages.js'
import { type ListedBranch, readBehind, readBranches, readCommitsBeyond, readTouched } from './read.js'

interface BranchTable {
  /** What all are compared with; null where there is none, and then freshness is unknown. */
  base: string | null
  rows: BranchRow[]
}

/** A row for every branch but the base, with a remote copy at the same commit in one. See docs/picking-up.md. */
export async function readBranchTable(repository: Repository, config: Config): Promise<BranchTable> {
  const base = await readTableBase(repository, config)
  // The pages are read and parsed while git compares trees, which takes longest.
  const listing = readBranches(repository).then(async (listed) => {
    const branches = joinSides(listed.filter(({ name }) => name !== base?.branch)).map((branch) => ({
      ...branch,
      path: pagePath(config.path, branch.name),
    }))
    return { listed, branches, pages: await readBranchPages(repository, branches, config.format) }
  })
  const [{ listed, branches, pages }, commits, isIgnored] = await Promise.all([
    listing,
    base === null ? null : readCommitsBeyond(repository, base.oid),
    openIgnore(config.ignore),
  ])
  const graph = commits === null ? null : createCommitGraph(commits)
  const subjects = branches.map(
    (branch): BranchPage => ({ ...branch, commits: graph?.since(branch.head) ?? null }),
  )
  const boundaries = subjects.map((subject) => subject.commits?.boundary ?? [])
  const names = new Set(listed.map(({ name }) => name))
  const inputs = subjects.map((subject, index) =>
    describeRow(subject, pages[index] ?? 'missing', (name) => names.has(name)),
  )
  const asked = new Set(
    inputs.flatMap(({ cheap }) => (cheap === null ? [] : listAsked(cheap).map(({ sha }) => sha))),
  )
  const [behind, touched] = await Promise.all([
    base === null ? null : readBehind(repository, base.oid, boundaries),
    readTouched(repository, asked),
  ])
  const touches: Touches = { pathsOf: (commit) => touched.get(commit) ?? [], isIgnored }
  const freshnesses = await readRowsFreshness(repository, inputs, {
    touches,
    base: base?.oid ?? null,
    ignore: config.ignore,
  })
  const rows = subjects.map((subject, index): BranchRow => {
    const { name, remote, local, head, author, date } = subject
    const reading = pages[index] ?? 'missing'
    const freshness = freshnesses[index] ?? 'unknown'
    const page =
      typeof reading === 'string' || freshness === 'foreign' || freshness === 'missing' ? null : reading
    return {
      branch: name,
      remote,
      local,
      head,
      author,
      date,
      freshness,
      must: page?.must ?? { done: 0, total: 0 },
      title: page === null ? null : deriveShortTitle(page.title),
      ahead: subject.commits?.commits.length ?? null,
      behind: behind?.countOf(subject.commits?.boundary ?? []) ?? null,
    }
  })
  return { base: base?.name ?? null, rows }
}

async function readTableBase(
  repository: Repository,
  config: Config,
): Promise<{ name: string; branch: string | null; oid: Oid } | null> {
  const [first] = repository.defaultRefs
  const name = config.base ?? first?.name
  if (name === undefined) return null
  try {
    const { oid, ref } = await resolveRevision(repository, name)
    return { name: displayNameOf(name), branch: shortNameOf(ref), oid }
  } catch (error) {
    // A base that is not in this clone: the branches can be listed all the same.
    if (error instanceof HandoffError && error.kind === 'usage') return null
    throw error
  }
}

/** One branch, here and on a remote, is one row, unless one of them has moved on. */
function joinSides(listed: readonly ListedBranch[]): (ListedBranch & { local: boolean })[] {
  const rows = new Map<string, ListedBranch & { local: boolean }>()
  for (const branch of listed) {
    const key = `${branch.name}\0${branch.head}`
    const twin = rows.get(key)
    if (twin === undefined) rows.set(key, { ...branch, local: branch.remote === null })
    else twin.remote ??= branch.remote
  }
  return [...rows.values()]
}
