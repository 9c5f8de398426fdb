import { createKeptLines, type KeptLines, type LineCount } from '../core/commits/kept-lines.js'
import type { FileChange, Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import type { PatchObserver } from './diff/patch.js'
import { type DiffSubject, MissingObject, neutralPlace, readDiff } from './diff/read.js'
import type { LoggedCommit } from './log.js'
import { startGit, tryGit } from './process.js'
import { isPartial, type Repository } from './repository.js'
import { readSettledPaths } from './settled-paths.js'

/** Above this nothing is looked at, and nothing said to be gone. */
const mostLines = 200_000
const mostCommits = 500

/** What is known of the branch already. */
interface TakenBackInput {
  /** The net change. */
  subject: DiffSubject
  files: readonly Pick<FileChange, 'additions' | 'deletions'>[]
  log: readonly LoggedCommit[]
  /** Commits of the log, with those of their paths that are work; none of these is in the net change. */
  suspects: readonly Pick<LoggedCommit, 'sha' | 'paths'>[]
}

/** Commits that left nothing in the net change without a `git revert`: neither in their files nor in others. */
export async function readTakenBack(
  repository: Repository,
  { subject, files, log, suspects }: TakenBackInput,
): Promise<ReadonlySet<Oid>> {
  const lines = files.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0)
  if (suspects.length > mostCommits || lines > mostLines || isPartial(repository)) return new Set()
  const paths = [...new Set(suspects.flatMap((commit) => commit.paths))]
  const settled = await readSettledPaths(repository, subject.to, paths, log)
  const back = suspects.filter((commit) => commit.paths.every((path) => settled.has(path)))
  if (back.length === 0) return new Set()
  const shas = back.map(({ sha }) => sha)
  if (lines === 0) return new Set(shas)
  const kept = await readNetChange(repository, subject)
  if (kept === null) return new Set()
  const counts = await countLines(repository, shas, kept)
  return new Set(shas.filter((sha) => counts.get(sha)?.isKept() === false))
}

/** Null where a file of it is missing. */
async function readNetChange(repository: Repository, subject: DiffSubject): Promise<KeptLines | null> {
  const kept = createKeptLines()
  const observer: PatchObserver = {
    hunk: () => undefined,
    body: () => undefined,
    binary: () => undefined,
    wantsLines: () => true,
    line: (_index, sign, _number, text) => {
      kept.learn(sign, text)
      return true
    },
  }
  try {
    await readDiff(repository, subject, async () => observer)
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error
    return null
  }
  return kept
}

const lineCountDiff = wordList(
  '-c core.attributesFile=/dev/null diff-tree --stdin --root -r -p -U0 --no-renames --no-color',
  '--no-ext-diff --no-textconv --no-relative --ignore-submodules=none',
)

/** `<oid>\ndiff --git a/x b/x\n…\n@@ -1 +1 @@\n-one\n+two\n`, one commit after the other. */
async function countLines(
  repository: Repository,
  commits: readonly Oid[],
  kept: KeptLines,
): Promise<ReadonlyMap<Oid, LineCount>> {
  const git = startGit(neutralPlace(repository), lineCountDiff, { input: `${commits.join('\n')}\n` })
  const counts = new Map<Oid, LineCount>()
  let count = kept.open()
  let inHunk = false
  for await (const line of readLines(git.stdout)) {
    const sign = line[0]
    if (inHunk && (sign === '+' || sign === '-')) count.read(sign, line.slice(1))
    else if (line.startsWith('@@ ')) inHunk = true
    else if (line.startsWith('diff ')) inHunk = false
    else if (/^[0-9a-f]{40,64}$/.test(line)) {
      count = kept.open()
      counts.set(line, count)
      inHunk = false
    }
  }
  const { status } = await git.finished
  // What could not be read is not said to be gone.
  return status === 0 ? counts : new Map()
}

async function* readLines(stream: AsyncIterable<Buffer>): AsyncIterable<string> {
  let rest: Buffer[] = []
  for await (const chunk of stream) {
    let from = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')
      rest = []
      from = end + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
}

/** Whether a merge has lines in a file that come from none of its sides. */
type IsMergedByHand = (merge: Oid, path: string) => boolean

const mergeDiff = [
  ...wordList('-c core.attributesFile=/dev/null diff-tree --stdin --cc -p -U0'),
  '-M', // a side that renamed a file has the lines under another name
  ...wordList(
    '-l1000 --no-color --no-ext-diff --no-textconv --no-relative --ignore-submodules=none -O/dev/null',
  ),
]

/** What merges changed themselves (dense combined diff), without context, so that nearby changes stay apart. */
export async function readMergedByHand(
  repository: Repository,
  merges: readonly Oid[],
): Promise<IsMergedByHand> {
  // Files that are missing would be fetched one by one; then every file that both sides changed counts.
  if (isPartial(repository)) return () => true
  const { stdout, status } = await tryGit(neutralPlace(repository), mergeDiff, {
    input: `${merges.join('\n')}\n`,
  })
  if (status !== 0) return () => true
  const byHand = parseMergedByHand(stdout.toString('utf8'))
  return (merge, path) => isQuoted(path) || byHand.get(merge)?.has(path) === true
}

/** `<oid>\n\ndiff --cc src/a.ts\nindex …\n@@@ -1 -1 +1 @@@\n- one\n`: lines of content never begin with a letter. */
function parseMergedByHand(output: string): Map<Oid, Set<string>> {
  const byHand = new Map<Oid, Set<string>>()
  let paths = new Set<string>()
  for (const line of output.split('\n')) {
    if (/^[0-9a-f]{40,64}$/.test(line)) {
      paths = new Set()
      byHand.set(line, paths)
    } else if (line.startsWith(header)) paths.add(line.slice(header.length))
  }
  return byHand
}

const header = 'diff --cc '

/** Git writes such names in its own notation; that they are taken as changed costs a line of the page at most. */
function isQuoted(path: string): boolean {
  return /["\\\u0000-\u001f\u007f]/.test(path)
}
