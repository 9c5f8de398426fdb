import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import {
  describeFailure,
  type GitEnd,
  type GitOptions,
  type GitPlace,
  runGit,
  withoutLocators,
} from '../process.js'

/** A line of a tree: see git-ls-tree(1). `mode` is octal, as in `100644`. */
export interface TreeEntry {
  mode: string
  oid: Oid
}

export function isSameEntry(one: TreeEntry | null, other: TreeEntry | null): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode
}

/** One folder on the way to the page, the root first. */
interface Level {
  /** Every entry but the one on the way, as `git ls-tree -z` prints it and `git mktree -z` takes it. Latin-1: bytes. */
  others: string[]
  /** The next folder, or in the last level the page, as bytes. */
  name: string
  entry: TreeEntry | null
  /** A name that differs in case only. */
  lookalike: string | null
}

/** The folders from the root to the page, and the page itself in the last of them. */
interface PageTrees {
  path: string
  levels: Level[]
  entry: TreeEntry | null
}

/** Reads the trees on the way to a page at a commit (an id or a full ref). Throws a `page` error where its place is taken. */
export async function readPageTrees(place: GitPlace, commit: string, path: string): Promise<PageTrees> {
  const names = path.split('/')
  const levels: Level[] = []
  let tree: string | null = `${commit}^{tree}`
  for (const [index, name] of names.entries()) {
    const level: Level = tree === null ? emptyLevel(name) : await readLevel(place, tree, name)
    levels.push(level)
    if (index === names.length - 1) assertBlob(path, level.entry)
    else if (level.entry !== null && level.entry.mode !== folderMode) {
      throw new HandoffError(
        'page',
        `\`${path}\` cannot be committed: \`${names.slice(0, index + 1).join('/')}\` is not a folder on the branch.`,
        { hints: ['Set `path:` in .handoff.yml to another file.'] },
      )
    }
    tree = level.entry?.oid ?? null
  }
  return { path, levels, entry: levels.at(-1)?.entry ?? null }
}

/** Writes the trees with another page in them, or without one. Folders come and go with it. Returns the root's id. */
export async function writePageTrees(
  place: GitPlace,
  trees: PageTrees,
  entry: TreeEntry | null,
): Promise<Oid> {
  let next = entry
  for (const level of trees.levels.toReversed()) {
    const type = next?.mode === folderMode ? 'tree' : 'blob'
    const lines = next === null ? [] : [`${next.mode} ${type} ${next.oid}\t${level.name}`]
    const all = [...level.others, ...lines]
    const isGone = all.length === 0 && level !== trees.levels[0]
    next = isGone ? null : { mode: folderMode, oid: await writeTree(place, all) }
  }
  if (next === null) throw new HandoffError('internal', 'A page without a folder.')
  return next.oid
}

const folderMode = '040000'

async function writeTree(place: GitPlace, lines: readonly string[]): Promise<Oid> {
  // --missing: the other entries are from a tree that is here, and a partial clone need not fetch what they name.
  const input = Buffer.from(lines.map((line) => `${line}\0`).join(''), 'latin1')
  return git(place, ['mktree', '-z', '--missing'], { input })
}

function emptyLevel(name: string): Level {
  return { others: [], name: toBytes(name), entry: null, lookalike: null }
}

async function readLevel(place: GitPlace, tree: string, name: string): Promise<Level> {
  const list = await runGit(place, ['ls-tree', '-z', '--full-tree', tree])
  const level = emptyLevel(name)
  for (const line of list.toString('latin1').split('\0')) {
    // 100644 blob 9b1f6c2e7a40…<TAB>HANDOFF.md
    const tab = line.indexOf('\t')
    if (tab === -1) continue
    const other = line.slice(tab + 1)
    const [mode = '', , oid = ''] = line.slice(0, tab).split(' ')
    if (other === level.name) level.entry = { mode, oid }
    else level.others.push(line)
    if (toText(other).toLowerCase() === name.toLowerCase() && other !== level.name)
      level.lookalike = toText(other)
  }
  return level
}

export function assertBlob(path: string, entry: TreeEntry | null): void {
  if (entry === null || entry.mode.startsWith('100')) return
  const what = { '120000': 'a symbolic link', '160000': 'a submodule', [folderMode]: 'a folder' }[entry.mode]
  throw new HandoffError(
    'page',
    `\`${path}\` is ${what ?? 'not a file'} on the branch, so the page cannot be written there.`,
    { hints: ['Move it away, or set `path:` in .handoff.yml to another file.'] },
  )
}

/** Throws a `page` error where a name differs in case only, for a disk that cannot hold both (core.ignorecase). */
export function assertNoLookalike(trees: PageTrees): void {
  const there = trees.levels.find((level) => level.lookalike !== null)?.lookalike
  if (there === undefined) return
  throw new HandoffError(
    'page',
    `\`${trees.path}\` cannot be committed: the branch already has \`${there}\`, and this file system cannot hold both.`,
    { hints: ['Set `path:` in .handoff.yml to the existing name, or rename the existing file.'] },
  )
}

function toBytes(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function toText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString()
}

/** The same place, where paths are paths and not patterns. */
export function literalPlace({ directory, environment }: GitPlace): GitPlace {
  return { directory, environment: { ...environment, GIT_LITERAL_PATHSPECS: '1' } }
}

/**
 * Where to run git for one git directory, and the worktree that belongs to it, if any: said outright, as a hook's
 * variables, a submodule or a worktree that was moved lead elsewhere.
 */
export function placeOf(asked: GitPlace, gitDir: string, root: string | null): GitPlace {
  const environment = { ...withoutLocators(asked.environment), GIT_DIR: gitDir }
  if (root === null) return { directory: gitDir, environment }
  return { directory: root, environment: { ...environment, GIT_WORK_TREE: root } }
}

/** Runs git and returns its output without the last newline. */
export async function git(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const output = await runGit(place, args, options)
  return output.toString().replace(/\n$/, '')
}

/** What a failed git means, with hints of ours where git's own words need them. */
export function explainFailure(
  args: readonly string[],
  end: GitEnd,
  place: GitPlace,
  hints: readonly string[],
): HandoffError {
  const { kind, message } = describeFailure(args, end, place)
  return new HandoffError(kind, message, { hints, cause: end.stderr })
}
