import type { OpenEnd } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import type { IsIgnored } from './config-file.js'
import { runGit } from './process.js'
import { type Repository, remember } from './repository.js'

/** One path that differs from the commit that is checked out. */
interface UncommittedPath {
  path: string
  /** As git names the two steps: `M`, `A`, `D`, `T`, `.` for no change, `?` for untracked, `U` for a conflict. */
  index: string
  workTree: string
}

/** Reads uncommitted work: staged, unstaged, unmerged and untracked; a new folder counts as one path. */
export function readStatus(repository: Repository): Promise<readonly UncommittedPath[]> {
  return remember(repository, 'status', () => askForStatus(repository))
}

async function askForStatus(repository: Repository): Promise<readonly UncommittedPath[]> {
  const output = await runGit(
    repository,
    wordList('status --porcelain=v2 -z --untracked-files=normal --no-renames --no-ahead-behind'),
  )
  return parseStatus(output.toString('utf8'))
}

/**
 *     1 .M N... 100644 100644 100644 <oid> <oid> src/a.ts␀
 *     2 R. N... 100644 100644 100644 <oid> <oid> R100 new.ts␀old.ts␀
 *     u UU N... 100644 100644 100644 100644 <oid> <oid> <oid> src/b.ts␀
 *     ? notes.txt␀
 */
export function parseStatus(output: string): UncommittedPath[] {
  const tokens = output.split('\0')
  const found: UncommittedPath[] = []
  for (let position = 0; position < tokens.length; position += 1) {
    const token = tokens[position] ?? ''
    const type = token.slice(0, 1)
    const before = fieldsBeforePath[type]
    if (before === undefined) continue
    const path = token.split(' ').slice(before).join(' ')
    if (type === '?') found.push({ path, index: '.', workTree: '?' })
    else if (type === 'u') found.push({ path, index: 'U', workTree: 'U' })
    else found.push({ path, index: token.slice(2, 3), workTree: token.slice(3, 4) })
    if (type === '2') position += 1 // the former path
  }
  return found
}

/** How many fields, parted by spaces, stand before the path, which may hold spaces itself. */
const fieldsBeforePath: Readonly<Record<string, number>> = { '1': 8, '2': 9, u: 10, '?': 1 }

/** More are told as a number. */
const mostPaths = 20

/** Uncommitted paths as open ends; the page is none, since writing it is what leaves it so. */
export function deriveUncommitted(
  status: readonly UncommittedPath[],
  page: string,
  isIgnored: IsIgnored,
): OpenEnd[] {
  const work = status.filter(({ path }) => path !== page && !isIgnored(path))
  const told = work.slice(0, work.length > mostPaths ? mostPaths - 1 : mostPaths)
  const openEnds: OpenEnd[] = told.map((entry) => ({
    kind: 'uncommitted',
    path: entry.path,
    line: null,
    text: describeState(entry),
  }))
  const rest = work.length - told.length
  if (rest > 0)
    openEnds.push({ kind: 'uncommitted', path: null, line: null, text: `${rest} more uncommitted paths` })
  return openEnds
}

function describeState({ index, workTree }: UncommittedPath): string {
  if (workTree === '?') return 'untracked'
  if (workTree === 'U') return 'conflict not resolved'
  const verb = words[workTree === '.' ? index : workTree] ?? 'changed'
  if (workTree === '.') return `${verb}, staged`
  return index === '.' ? `${verb}, not staged` : `${verb}, partly staged`
}

const words: Readonly<Record<string, string>> = { A: 'added', D: 'deleted', M: 'modified', T: 'type changed' }
