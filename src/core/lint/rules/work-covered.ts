import { inProgressKey, inProgressKeyOf } from '../../entries/tasks.js'
import type { BranchFacts } from '../../facts.js'
import { checkpointCommand, repairCommand } from '../../freshness/advice.js'
import { type Freshness, findHeaderPlace, type UncoveredFile } from '../../freshness/freshness.js'
import type { Page, Span } from '../../page/page.js'
import { walkSections } from '../../page/sections.js'
import { renderCode } from '../../text/code.js'
import { countNoun } from '../../text/words.js'
import type { Finding, Rule } from '../lint.js'

/** So many files are named one by one. */
const maxNamed = 10
const maxPaths = 3

/** Finds work that the page does not cover, file by file, the worst first; work that is not committed is an info. */
export const workCovered: Rule = {
  id: 'work-covered',
  find({ page, facts, freshness }) {
    const state = freshness.freshness
    const uncommitted =
      facts === null || !['fresh', 'moved', 'stale'].includes(state)
        ? []
        : warnUncommitted(facts, page, state)
    if (state !== 'stale') return uncommitted
    const { uncovered, reason } = freshness
    const header = page === null ? null : findHeaderPlace(page, 'work')
    if (uncovered.length === 0)
      return [
        {
          span: header,
          cause: 'work-not-covered',
          reason: `The branch has work that the page does not cover${reason === null ? '' : ` (${reason})`}`,
          hint,
          fix: 'update',
        },
        ...uncommitted,
      ]
    const named = uncovered.length > maxNamed + 1 ? uncovered.slice(0, maxNamed) : uncovered
    const rest = uncovered.slice(named.length)
    const findings = named.map((file) => describe(file, facts, (page && findTold(page, file.path)) ?? header))
    return [...findings, ...describeRest(rest, header), ...uncommitted]
  },
}

const hint = `Run \`${repairCommand('stale')}\`.`

function describe({ path, commits }: UncoveredFile, facts: BranchFacts | null, span: Span | null): Finding {
  const count = commits.length === 0 ? '' : ` (${countNoun(commits.length, 'commit')})`
  const isThere = path.endsWith('/') || facts?.files.some((file) => file.path === path) === true
  return {
    span,
    cause: isThere ? 'file-not-covered' : 'file-no-longer-changed',
    fix: 'update',
    reason: isThere
      ? `The page does not cover the change to ${renderCode(path)}${count}`
      : `${renderCode(path)} is no longer changed on this branch, but the page lists it${count}`,
    hint,
    data: { path, commits: commits.map(({ sha }) => sha) },
  }
}

function describeRest(rest: readonly UncoveredFile[], span: Span | null): Finding[] {
  if (rest.length === 0) return []
  const reason = `The page does not cover the changes to ${rest.length} more files`
  return [
    {
      span,
      cause: 'files-not-covered',
      reason,
      hint,
      fix: 'update',
      data: { paths: rest.map(({ path }) => path) },
    },
  ]
}

/** Where the page tells a file: its code span in a list of files. */
function findTold(page: Page, path: string): Span | null {
  const code = renderCode(path)
  for (const section of walkSections(page.sections)) {
    if (section.kind !== 'files') continue
    const item = section.items.find(({ head }) => head.text.includes(code))
    if (item === undefined) continue
    const start = item.head.start + item.head.text.indexOf(code)
    return { start, end: start + code.length }
  }
  return null
}

/** What `checkpoint` has put on the page of work in progress, in whatever state it was then. */
function readInProgress({ sections }: Page): Set<string> {
  const keys = [...walkSections(sections)].flatMap(({ items }) =>
    items.map(({ head, done }) => (done === true ? null : inProgressKey(head.text))),
  )
  return new Set(keys.filter((key) => key !== null))
}

/** What `checkpoint` has put on the page as work in progress is covered. */
function warnUncommitted({ openEnds }: BranchFacts, page: Page | null, state: Freshness): Finding[] {
  const covered = page === null ? new Set<string>() : readInProgress(page)
  const ends = openEnds.filter(
    ({ kind, path }) => kind === 'uncommitted' && !covered.has(inProgressKeyOf({ path })),
  )
  const paths = ends.flatMap(({ path }) => path ?? [])
  if (paths.length === 0) return []
  const more = ends.length > paths.length || paths.length > maxPaths ? ' …' : ''
  const named = paths.slice(0, maxPaths).map(renderCode).join(', ')
  return [
    {
      span: null,
      cause: 'not-committed',
      reason: `Uncommitted changes are not on the page (${named}${more})`,
      hint:
        state === 'stale'
          ? 'They exist on this machine only.'
          : `\`${checkpointCommand}\` adds them as work in progress.`,
      atMost: 'info',
      data: { paths },
    },
  ]
}
