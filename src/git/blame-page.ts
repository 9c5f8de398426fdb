import type { Oid } from '../core/facts.js'
import { tryGit } from './process.js'
import { describeFailure } from './process-error.js'
import type { Repository } from './repository.js'

/** Who last touched a line. */
export interface LineWriter {
  /** Null where the line is not committed. */
  name: string | null
  /** Author date, `YYYY-MM-DD` where the author was; null where the line is not committed. */
  date: string | null
}

/**
 * Who last touched each line of a page: a function of the line, 1-based, that gives null where git cannot tell.
 *
 * @param page `text` is the page on disk, byte order mark included; null for the one that the head has
 */
export async function readLineWriters(
  repository: Repository,
  page: { path: string; head: Oid; text: string | null },
): Promise<(line: number) => LineWriter | null> {
  // A list of commits to pass over is for reading code, and a missing file of them is an error.
  const options = ['-c', 'blame.ignoreRevsFile=', 'blame', '--porcelain', '-w', '--encoding=UTF-8']
  const from = page.text === null ? [page.head] : ['--contents', '-']
  const end = await tryGit(
    repository,
    [...options, ...from, '--', page.path],
    page.text === null ? {} : { input: page.text },
  )
  if (end.status === 0) {
    const writers = parseWriters(end.stdout.toString('utf8'))
    return (line) => writers[line - 1] ?? null
  }
  // Not committed yet: all of it is of today.
  if (/no such path|cannot stat/i.test(end.stderr)) return () => ({ name: null, date: null })
  if (/has only \d+ lines|bad object|missing|unable to read|could not/i.test(end.stderr)) return () => null
  throw describeFailure(options, end, repository)
}

/**
 *     4f2a91c0d3e5… 3 5 2          commit, line then, line now, and how many follow in a row
 *     author Ada                   only the first time a commit comes
 *     author-time 1767604260
 *     author-tz +0100
 *     …
 *     \tthe line itself
 */
export function parseWriters(output: string): LineWriter[] {
  const known = new Map<Oid, LineWriter>()
  const writers: LineWriter[] = []
  let writer: LineWriter = { name: null, date: null }
  let seconds = 0
  for (const line of output.split('\n')) {
    if (line.startsWith('\t')) continue
    const [, oid = '', now = ''] = /^([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?$/.exec(line) ?? []
    if (oid !== '') {
      writer = known.get(oid) ?? { name: null, date: null }
      known.set(oid, writer)
      writers[Number(now) - 1] = writer
      if (/^0+$/.test(oid)) seconds = Number.NaN
      else seconds = 0
    } else if (Number.isNaN(seconds)) continue
    else if (line.startsWith('author ')) writer.name = line.slice('author '.length)
    else if (line.startsWith('author-time ')) seconds = Number(line.slice('author-time '.length))
    else if (line.startsWith('author-tz ')) writer.date = renderDay(seconds, line.slice('author-tz '.length))
  }
  return writers
}

/** `+0130` is the author's own clock. */
function renderDay(seconds: number, zone: string): string | null {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
  const date = new Date((seconds + offset) * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}
