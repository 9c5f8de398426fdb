/** The shape that `git handoff facts --json` prints: all from commits and diffs. Lines are 1-based, paths relative with `/`. */
/** A full object name in hexadecimal: 40 characters for SHA-1, 64 for SHA-256. */
export type Oid = string

export interface BranchFacts {
  version: 1
  /** Short name of the branch, or null on a detached head. */
  branch: string | null
  head: Oid
  base: { name: string; mergeBase: Oid }
  /** Identity of the branch's own change: 12 hexadecimal characters, independent of commits and line numbers. */
  work: string
  /** Oldest first; commits that touch only the page are left out. */
  commits: Commit[]
  /** Net change from merge base to head, in git's order; the page and ignored paths are left out. */
  files: FileChange[]
  dependencies: DependencyChange[]
  variables: VariableRead[]
  openEnds: OpenEnd[]
  limits: Limit[]
}

export interface Commit {
  sha: Oid
  subject: string
  /** The message behind the subject, trailers included. */
  body: string
  author: string
  /** Author date, ISO 8601 with the author's own offset. */
  date: string
  trailers: Trailer[]
  /** Only where nothing of it is in the net change: a merge that only joins, or work that was taken back by hand. */
  leavesNothing?: true
}

/** A `Key: value` line from the end of a commit message, see git-interpret-trailers(1). */
export interface Trailer {
  key: string
  value: string
}

export type FileStatus = 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'type-changed'

export type FileKind =
  | 'source'
  | 'test'
  | 'docs'
  | 'config'
  | 'lock'
  | 'generated'
  | 'vendored'
  | 'binary'
  | 'submodule'

/** First and last line, 1-based, inclusive. */
export type LineRange = [first: number, last: number]

export interface FileChange {
  path: string
  previousPath: string | null
  status: FileStatus
  kind: FileKind
  /** Linguist's name in lower case, such as `typescript`; null where the name tells nothing. */
  language: string | null
  /** Modes as in git's tree entries (`100644`, `100755`, `120000`, `160000`); null where the side has no file. */
  mode: { from: string | null; to: string | null }
  additions: number
  deletions: number
  /** Added and changed lines on the new side; empty for pure deletions, binary files and submodules. */
  ranges: LineRange[]
  /** Commits of the range that touched the file, oldest first. */
  commits: Oid[]
  /** Titles of tests that are newly there, where tests are calls; those that are functions are symbols. */
  tests: string[]
  symbols: SymbolChange[]
  symbolsFrom: 'ast' | 'outline' | 'none'
}

export interface SymbolChange {
  name: string
  qualifiedName: string
  kind: string
  change: 'added' | 'removed' | 'changed' | 'renamed' | 'moved'
  previousName: string | null
  previousPath: string | null
  signatureChanged: boolean
  exported: boolean
  /** Where it is not exported, but other files of its package, crate or project can name it all the same. */
  shared?: true
  /** Only comments or white space differ. */
  cosmetic: boolean
  lines: LineRange | null
  /** Only where `include_code` asks for it, and only of what is new or looks different from outside. */
  signature?: SymbolSignature
}

/** A declaration as it is written, without its body. */
export interface SymbolSignature {
  /** Where it begins, behind its attributes: 1-based, at the head. */
  line: number
  /**
   * Without comments and margin, many parameters put together; at most 5 lines and 400 characters, `…` for what is left
   * out.
   */
  text: string
}

export interface DependencyChange {
  /** Path of the manifest that names it. */
  manifest: string
  name: string
  change: 'added' | 'removed' | 'changed'
  /** Version requirement as the manifest writes it; null where that side has none. */
  from: string | null
  to: string | null
  scope: 'runtime' | 'development' | 'optional' | 'peer' | 'build'
}

/** An environment variable that the branch's code reads and the base's code did not. */
export interface VariableRead {
  name: string
  path: string
  line: number
  /** Whether an `.env.example`, a README or a compose file names it. */
  documented: boolean
  /** Where an added line goes on without it: it has a default there, or is only a switch. */
  optional?: true
}

export type OpenEndKind =
  | 'todo'
  | 'skipped-test'
  | 'conflict-marker'
  | 'dangling-reference'
  | 'untested-symbol'
  | 'unfinished-commit'
  | 'uncommitted'

/** Evidence of work that is not done, with its place where it has one. */
export interface OpenEnd {
  kind: OpenEndKind
  path: string | null
  line: number | null
  text: string
  /** Of an unfinished commit: its id, and those of others with the same subject. */
  commits?: Oid[]
}

/** Something that was not looked at, and why: never silently missing. */
export interface Limit {
  /** What was not looked at: programs decide by this, never by the words of `reason`. */
  kind: LimitKind
  path: string | null
  reason: string
}

export type LimitKind =
  /** Files that `ignore` leaves out. */
  | 'files-ignored'
  /** A file that a partial clone does not have. */
  | 'file-not-here'
  | 'file-name-not-utf8'
  /** Too many files for git to compare their contents. */
  | 'renames-exact-only'
  | 'attributes-not-read'
  /** Lines that are too long to be searched. */
  | 'long-lines'
  /** Open ends, variables or titles of tests, of which there are more than anybody reads. */
  | 'findings-left-out'
  /** Subjects, bodies, names or trailers of commits that are longer than anybody reads. */
  | 'commits-cut'
  | 'dependencies-not-read'
  /** Entries of a manifest that are not names of packages. */
  | 'dependencies-left-out'
  | 'environment-not-read'
  | 'base-variables-not-searched'
  | 'symbols-not-read'
  | 'symbols-by-patterns'
  /** The parser ran out of time, or there was no memory for it, so patterns read the file. */
  | 'symbols-timed-out'
  /** Uses of removed symbols: not searched at all, or not for all of these symbols. */
  | 'symbol-uses-not-searched'
  /** The search for uses of removed symbols ran out of time or room, or failed. */
  | 'symbol-uses-cut'
  /** The search for uses of deleted files ran out of time or room, or failed. */
  | 'file-uses-cut'
  /** Some of the commits may belong to the base. */
  | 'shallow-history'
  | 'uncommitted-not-read'

/** Limits that depend on the moment: another run may see more, so nothing that has one may be cached. */
const momentary: ReadonlySet<LimitKind> = new Set([
  'symbols-timed-out',
  'symbol-uses-cut',
  'file-uses-cut',
  'uncommitted-not-read',
])

/** Whether the same facts would be found in another run. */
export function isRepeatable({ limits }: Pick<BranchFacts, 'limits'>): boolean {
  return !limits.some(({ kind }) => momentary.has(kind))
}

/** A merge, rebase and so on that has begun and not ended. */
export interface Operation {
  kind: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect'
  /** Paths with a conflict, from the root. */
  unmerged: readonly string[]
}

/** `In the middle of a rebase; conflicts in HANDOFF.md.` */
export function renderOperation({ kind, unmerged }: Operation): string {
  const most = 5
  const more = unmerged.length > most ? ` and ${unmerged.length - most} more` : ''
  const conflicts = unmerged.length === 0 ? '' : `; conflicts in ${unmerged.slice(0, most).join(', ')}${more}`
  return `In the middle of a ${kind}${conflicts}.`
}
