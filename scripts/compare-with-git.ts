/**
 * Shows that the facts' ranges and counts are git's own: for each range, `--raw`, `--numstat` and the hunk headers
 * of `git diff -U0` are compared with the change set.
 *
 *     tsx scripts/compare-with-git.ts REPOSITORY [BASE..HEAD ...]
 *
 * Without ranges: steps of 20 commits back from HEAD. Exits 1 on any difference.
 */
import { execFileSync } from 'node:child_process'
import { readChangeSet } from '../src/git/change-set.js'
import type { ChangedFile } from '../src/git/diff/changed-file.js'
import { deriveRanges } from '../src/git/diff/patch.js'
import { resolveRange } from '../src/git/range.js'
import { openRepository, type Repository } from '../src/git/repository.js'

const stepsBack = 3
const stepLength = 20

interface Expected {
  counts: string
  ranges: string
}

const [directory = '.', ...named] = process.argv.slice(2)
const repository = await openRepository(directory)
const ranges = named.length > 0 ? named : deriveSteps()
let differences = 0
for (const range of ranges) differences += await compare(repository, range)
console.log(`${directory}: ${ranges.length} ranges, ${differences} differences`)
process.exitCode = differences === 0 ? 0 : 1

function git(...args: string[]): string {
  return execFileSync('git', ['-C', directory, '-c', 'core.quotePath=false', ...args], {
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  })
}

function deriveSteps(): string[] {
  return Array.from({ length: stepsBack }, (_, step) => {
    const [base, head] = [(step + 1) * stepLength, step * stepLength]
    return `HEAD~${base}..HEAD~${head}`
  })
}

async function compare(repository: Repository, range: string): Promise<number> {
  const [base = '', head = 'HEAD'] = range.split('..')
  const resolved = await resolveRange(repository, { base, head })
  const { files, work } = await readChangeSet(repository, resolved, { page: 'HANDOFF.md', ignore: [] })
  const found = new Map(files.map((file) => [file.path, describe(file)]))
  const expected = readExpected(resolved.base.mergeBase, resolved.head)
  let differences = 0
  for (const path of new Set([...found.keys(), ...expected.keys()])) {
    for (const what of ['counts', 'ranges'] as const) {
      const [ours, theirs] = [found.get(path)?.[what], expected.get(path)?.[what]]
      if (ours === theirs) continue
      differences += 1
      console.log(`${range} ${JSON.stringify(path)} ${what}: facts ${ours}, git ${theirs}`)
    }
  }
  const lines = files.reduce((sum, file) => sum + file.additions + file.deletions, 0)
  console.log(`${range}: ${files.length} files, ${lines} lines, work ${work}, ${differences} differences`)
  return differences
}

function describe(file: ChangedFile): Expected {
  // git prints a line for a submodule, which is no line of any file: that one is compared before it is left out.
  const ranges = file.kind === 'submodule' ? deriveRanges(file.hunks) : file.ranges
  return {
    counts: `+${file.additions} -${file.deletions}`,
    ranges: ranges.map(([first, last]) => `${first}-${last}`).join(' '),
  }
}

/**
 * git's own answer, from two other commands than ours and parsed in another way. Without context git looks for
 * the common end of both sides first, so counts with and without `-U0` differ here and there.
 */
function readExpected(from: string, to: string): Map<string, Expected> {
  const page = ['--', '.', ':(exclude,top)HANDOFF.md']
  const expected = new Map<string, Expected>()
  const ranges = readRanges(from, to)
  const counts = git('diff', '-U0', '--numstat', '-z', '-M', '-l1000', from, to, ...page).split('\0')
  for (let position = 0; position < counts.length; position += 1) {
    // 12␉3␉src/a.ts␀   or, of a rename, 12␉3␉␀old.ts␀new.ts␀
    // and, since -U0 asks for the patch as well, an empty name before it.
    if (counts[position] === '') break
    const [added = '', removed = '', ...rest] = (counts[position] ?? '').split('\t')
    let path = rest.join('\t')
    if (path === '') {
      path = counts[position + 2] ?? ''
      position += 2
    }
    expected.set(path, { counts: `+${count(added)} -${count(removed)}`, ranges: ranges.get(path) ?? '' })
  }
  return expected
}

/** `-` stands for a binary file. */
function count(text: string): number {
  return text === '-' ? 0 : Number(text)
}

/** Line by line through the whole patch: names from `+++` lines and renames, ranges from hunk headers. */
function readRanges(from: string, to: string): Map<string, string> {
  const byPath = new Map<string, string>()
  let path = ''
  let left = 0
  for (const line of git('diff', '-U0', '-M', '-l1000', from, to).split('\n')) {
    if (left > 0 && /^[-+]/.test(line)) {
      left -= 1
      continue
    }
    if (line.startsWith('+++ ')) path = unquote(line.slice(4).replace(/\t$/, '')).replace(/^b\//, '')
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (hunk === null) continue
    const [, removed = '1', start = '', added = '1'] = hunk
    left = Number(removed) + Number(added)
    if (added === '0') continue
    const range = `${start}-${Number(start) + Number(added) - 1}`
    byPath.set(path, byPath.has(path) ? `${byPath.get(path)} ${range}` : range)
  }
  return byPath
}

/** `"b/caf\303\251 \"x\".txt"`, as git quotes names with control characters, quotes or backslashes. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' }
  return name
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, escaped: string) =>
      /^\d/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
    )
}
