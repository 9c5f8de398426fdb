import { createCommitGraph } from '../core/commits/graph.js'
import type { Commit, Oid, Trailer } from '../core/facts.js'
import { addTo } from '../core/groups.js'
import { wordList } from '../core/text/words.js'
import { runGit } from './process.js'
import type { BranchRange } from './range.js'
import { type Repository, remember } from './repository.js'

/** A commit, and the paths it touched. */
export interface LoggedCommit extends Commit {
  /** Both sides of a rename. Of a merge only what it changed itself, such as a conflict that it resolved. */
  paths: string[]
  isMerge: boolean
  /** Some of its texts were longer than anybody reads. */
  isCut?: true
  parents: Oid[]
}

/** Fields are parted by NULs, which no commit holds; key and value of a trailer by 0x1f, trailers by 0x1e. */
const format =
  '--format=%x00%H%x00%P%x00%an%x00%aI%x00%s%x00%b%x00%(trailers:only,unfold,key_value_separator=%x1f,separator=%x1e)%x00'

const fields = 7

/** The commits of a range, oldest first, from one process that reads trees; of blobs only those of merges that may say more. */
export async function readLog(
  repository: Repository,
  { base, head }: BranchRange,
): Promise<readonly LoggedCommit[]> {
  const { mergeBase } = base
  const own = () => readRange(repository, `${mergeBase}..${head}`)
  let isFirst = false
  const first = remember(repository, `log ${mergeBase}`, () => {
    isFirst = true
    return own()
  })
  if (isFirst) return await first
  return await remember(repository, `log ${mergeBase}..${head}`, async () => {
    const log = await first.catch(() => [])
    return log.at(-1)?.sha === head ? log : (listLine(log, mergeBase, head) ?? (await own()))
  })
}

/** The beginning of a log up to one of its commits; null where branches meet on the way, which git puts in an order of its own. */
function listLine(log: readonly LoggedCommit[], mergeBase: Oid, head: Oid): LoggedCommit[] | null {
  const { commits, boundary } = createCommitGraph(log.toReversed()).since(head)
  const isLine = commits.length > 0 && commits.every(({ parents }) => parents.length === 1)
  const own = new Set(commits.map(({ sha }) => sha))
  return isLine && boundary[0] === mergeBase ? log.filter(({ sha }) => own.has(sha)) : null
}

/**
 * Whether a commit of the branch stands on the merge base, told by the branch's own commits; null for a commit that is none of
 * them.
 */
export async function standsOnBase(
  repository: Repository,
  range: BranchRange,
  commit: Oid,
): Promise<boolean | null> {
  const log = await readLog(repository, range)
  if (!log.some(({ sha }) => sha === commit)) return null
  const { boundary } = createCommitGraph(log.toReversed()).since(commit)
  return boundary.includes(range.base.mergeBase)
}

async function readRange(repository: Repository, range: string): Promise<LoggedCommit[]> {
  const output = await runGit(repository, [
    ...wordList(
      '-c log.showRoot=true log --topo-order --reverse --no-color --no-show-signature --no-notes',
      '--encoding=UTF-8 --name-only -z',
    ),
    // A merge that only joins has nothing of its own; one that joins both sides' changes of a file shows it.
    ...wordList('--diff-merges=combined --no-renames --no-relative --ignore-submodules=none -O/dev/null'),
    format,
    '--end-of-options',
    range,
    '--',
  ])
  return await withOwnPathsOfMerges(repository, parseLog(output.toString('utf8')))
}

/** By its trees, a merge that joined both sides' lines of a file looks like one that changed the file itself. */
async function withOwnPathsOfMerges(
  repository: Repository,
  commits: LoggedCommit[],
): Promise<LoggedCommit[]> {
  const merges = commits.filter(({ isMerge, paths }) => isMerge && paths.length > 0)
  if (merges.length === 0) return commits
  const { readMergedByHand } = await import('./taken-back.js')
  const byHand = await readMergedByHand(
    repository,
    merges.map(({ sha }) => sha),
  )
  for (const merge of merges) merge.paths = merge.paths.filter((path) => byHand(merge.sha, path))
  return commits
}

/**
 * `␀<oid>␀<parent>␀Ada␀2026-01-05T09:00:00+01:00␀feat: login␀Because.␀Decision␟Redis␀␀\nsrc/a.ts␀src/b.ts␀␀<oid>␀…`: an object id after
 * an empty token opens a commit. A path never does, since git puts a line feed before the first one.
 */
export function parseLog(output: string): LoggedCommit[] {
  const tokens = output.split('\0')
  const commits: LoggedCommit[] = []
  let current: LoggedCommit | null = null
  for (let position = 0; position < tokens.length; position += 1) {
    const token = tokens[position] ?? ''
    if (tokens[position - 1] === '' && objectId.test(token)) {
      const [sha = '', parents = '', author = '', date = '', subject = '', body = '', trailers = ''] =
        tokens.slice(position, position + fields)
      current = {
        sha,
        subject: cut(subject, longest.subject),
        body: cut(body.trim(), longest.body),
        author: cut(author, longest.author),
        date,
        trailers: parseTrailers(cut(trailers, longest.body)),
        ...(subject.length > longest.subject ||
        body.length > longest.body ||
        author.length > longest.author ||
        trailers.length > longest.body
          ? { isCut: true as const }
          : {}),
        paths: [],
        isMerge: parents.includes(' '),
        parents: parents.split(' ').filter(Boolean),
      }
      commits.push(current)
      position += fields - 1
    } else if (current !== null && token !== '') {
      current.paths.push(current.paths.length === 0 ? token.replace(/^\n/, '') : token)
    }
  }
  return commits
}

/** Characters of a subject, a body, its trailers and a name that are read. */
export const longest = { subject: 1_000, body: 64_000, author: 200 } as const

function cut(text: string, most: number): string {
  // Half of a surrogate pair is no character.
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

const objectId = /^[0-9a-f]{40,64}$/

/** `Decision␟Redis␞Co-authored-by␟Bo <bo@example.com>`; to git, a last line that is an address is `https: //…`. */
function parseTrailers(text: string): Trailer[] {
  return text
    .split('\x1e')
    .filter((trailer) => trailer.includes('\x1f') && !/^https?\x1f\/\//.test(trailer))
    .map((trailer) => {
      const at = trailer.indexOf('\x1f')
      return { key: trailer.slice(0, at).trim(), value: trailer.slice(at + 1).trim() }
    })
}

/** The commit alone, as facts tell it. */
export function withoutPaths({
  paths: _paths,
  isMerge: _isMerge,
  isCut: _isCut,
  parents: _parents,
  ...commit
}: LoggedCommit): Commit {
  return commit
}

/** Which commits touched a path, oldest first. */
export function deriveCommitsByPath(commits: readonly LoggedCommit[]): Map<string, Oid[]> {
  const byPath = new Map<string, Oid[]>()
  for (const { sha, paths } of commits) {
    for (const path of paths) addTo(byPath, path, sha)
  }
  return byPath
}

/** The commits without those that touch the page and nothing else; commits that touch nothing stay. */
export function withoutPageCommits(commits: readonly LoggedCommit[], page: string): LoggedCommit[] {
  return commits.filter(({ paths }) => paths.length === 0 || paths.some((path) => path !== page))
}
