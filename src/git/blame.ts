import type { Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import { openIgnore } from './config-file.js'
import { describeFailure, tryGit } from './process.js'
import type { Repository } from './repository.js'
import { isAbbreviation } from './revision.js'

/** The lines in their order; or why there are none: the head has no such page, or its history is not here. */
export type Blame = { lines: BlamedLine[] } | { lines: null; why: 'not-committed' | 'no-history' }

/** Which page is meant. */
interface BlamedPage {
  /** From the root. */
  path: string
  head: Oid
  /** The page on disk, byte order mark included; null for the one that the head has. */
  text: string | null
}

/** Who last touched a line, and when; nulls where the line is not committed. */
interface BlamedLine {
  commit: Oid | null
  name: string | null
  /** Author date, `YYYY-MM-DD` where the author was. */
  date: string | null
}

/** Who last touched each line of a page, from one `git blame`. */
export async function readBlame(repository: Repository, { path, head, text }: BlamedPage): Promise<Blame> {
  // A list of commits to pass over is for reading code, and a missing file of them is an error.
  const options = wordList('-c blame.ignoreRevsFile= blame --porcelain --no-textconv -w --encoding=UTF-8')
  const from = text === null ? [head] : ['--contents', '-']
  const args = [...options, ...from, '--', path]
  const end = await tryGit(repository, args, text === null ? {} : { input: text })
  if (end.status === 0) return { lines: parseBlame(end.stdout.toString('utf8')) }
  if (/no such path|cannot stat/i.test(end.stderr)) return { lines: null, why: 'not-committed' }
  if (/has only \d+ lines|bad object|missing|unable to read|could not/i.test(end.stderr))
    return { lines: null, why: 'no-history' }
  throw describeFailure(args, end, repository)
}

/**
 *     4f2a91c0d3e5… 3 5 2          commit, line then, line now, and how many follow in a row
 *     author Ada                   only the first time a commit comes
 *     author-time 1767604260
 *     author-tz +0100
 *     …
 *     \tthe line itself
 */
export function parseBlame(output: string): BlamedLine[] {
  const known = new Map<Oid, BlamedLine>()
  const lines: BlamedLine[] = []
  let current: BlamedLine = uncommitted()
  let seconds = 0
  for (const line of output.split('\n')) {
    if (line.startsWith('\t')) continue
    const [, oid = '', now = ''] = /^([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?$/.exec(line) ?? []
    if (oid !== '') {
      current = known.get(oid) ?? { ...uncommitted(), commit: /^0+$/.test(oid) ? null : oid }
      known.set(oid, current)
      lines[Number(now) - 1] = current
    } else if (current.commit === null) continue
    else if (line.startsWith('author ')) current.name = line.slice('author '.length)
    else if (line.startsWith('author-time ')) seconds = Number(line.slice('author-time '.length))
    else if (line.startsWith('author-tz ')) current.date = renderDay(seconds, line.slice('author-tz '.length))
  }
  return lines
}

/** Of a line that no commit has yet. */
export function uncommitted(): BlamedLine {
  return { commit: null, name: null, date: null }
}

/** `+0130` is the author's own clock. */
function renderDay(seconds: number, zone: string): string | null {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
  const date = new Date((seconds + offset) * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}

/**
 * Whether a commit and the head differ in anything but the page and ignored paths; null where the commit is not here.
 */
export async function readHasChanged(
  repository: Repository,
  commit: string,
  head: Oid,
  { page, ignore }: { page: string; ignore: readonly string[] },
): Promise<boolean | null> {
  if (!isAbbreviation(commit)) return null
  const args = [
    ...wordList('diff-tree -r -z --name-only --no-renames --ignore-submodules=none'),
    commit,
    head,
    '--',
  ]
  const [end, isIgnored] = await Promise.all([tryGit(repository, args), openIgnore(ignore)])
  if (end.status !== 0) return null
  const paths = end.stdout.toString().split('\0').filter(Boolean)
  return paths.some((path) => path !== page && !isIgnored(path))
}
