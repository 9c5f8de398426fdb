/** The library: what the commands do, with the results that they print with `--json`. See docs/library.md. */
import { cwd as currentFolder } from 'node:process'
import { type CreateReport, createHandoff as create, deriveCreateReport } from './commands/create.js'
import { readBranchFacts } from './commands/facts.js'
import { readReport } from './commands/report.js'
import { deriveResumeReport, type ResumeReport, resumeBranch } from './commands/resume.js'
import type { BranchFacts } from './core/facts.js'
import type { Notes } from './core/page/notes.js'
import type { CheckReport } from './core/report/report.js'
import { maskKnownSecretsIn } from './core/secrets/mask.js'
import { renderDay } from './core/text/words.js'
import { noNotes } from './git/push/memory.js'

export type { CreateReport } from './commands/create.js'
export type { ResumeReport } from './commands/resume.js'
export type { ErrorKind } from './core/errors.js'
export { HandoffError } from './core/errors.js'
export type {
  BranchFacts,
  Commit,
  DependencyChange,
  FileChange,
  FileKind,
  FileStatus,
  Limit,
  LimitKind,
  LineRange,
  Oid,
  OpenEnd,
  OpenEndKind,
  SymbolChange,
  SymbolSignature,
  Trailer,
  VariableRead,
} from './core/facts.js'
export type { Freshness } from './core/freshness/freshness.js'
export type { Diagnostic, Point, SourceRange } from './core/lint/lint.js'
export type { Notes } from './core/page/notes.js'
export type { CheckReport } from './core/report/report.js'

/** Where to look. Every option may be left out. */
export interface BranchOptions {
  /** A folder in the repository; the process's own by default. */
  cwd?: string
  /** The revision to compare with; by default the branch that this one left. */
  base?: string
  /** The revision to look at; `HEAD` by default. */
  head?: string
  /** Environment variables for git; those of the process by default. */
  environment?: Record<string, string | undefined>
}

export interface CreateOptions extends BranchOptions {
  /** Commit the page, and only the page; `false` by default. */
  commit?: boolean
  /** Write nothing and return the page as `text`; `false` by default. */
  stdout?: boolean
  /** What people want to have on the page; nothing by default. */
  notes?: Partial<Notes>
  /** The day to date the page with, `YYYY-MM-DD`; today by default. */
  today?: string
}

export interface ResumeOptions extends BranchOptions {
  /** A branch here or on a remote, a pull request (`#12`) or any commit; what is checked out by default. */
  branch?: string
  /** Leave nothing out of the brief; `false` by default. */
  full?: boolean
  /** Write the brief as a block for an agent; `false` by default. */
  prompt?: boolean
}

/**
 * Writes the page of a branch and keeps every word that people wrote on it, as `git handoff create` does.
 *
 * @throws HandoffError; the page is then as it was
 */
export async function createHandoff(options: CreateOptions = {}): Promise<CreateReport> {
  const { commit = false, stdout = false, notes = {}, today = renderDay(new Date()) } = options
  const all = { ...noNotes, ...notes }
  return deriveCreateReport(await create({ ...placeOf(options), commit, stdout, notes: all, today }))
}

/**
 * Compares the page of a branch with the branch, as `git handoff check` does. Writes nothing.
 *
 * @throws HandoffError where the page cannot be read, or there is nothing to hand off. Missing history is no error: the
 * report says that the freshness is unknown.
 */
export async function checkHandoff(options: BranchOptions = {}): Promise<CheckReport> {
  return maskKnownSecretsIn((await readReport(placeOf(options))).report)
}

/**
 * Reads what the next person needs to continue a branch, as `git handoff resume` does. Checks nothing out, writes and
 * fetches nothing.
 *
 * @throws HandoffError as `checkHandoff`, and where there is no such branch
 */
export async function resumeHandoff(options: ResumeOptions = {}): Promise<ResumeReport> {
  const { branch, full = false, prompt = false } = options
  const named = branch === undefined ? {} : { branch }
  return deriveResumeReport(await resumeBranch({ ...placeOf(options), ...named, full, prompt }))
}

/**
 * Reads what git knows about a branch, as `git handoff facts` does.
 *
 * @throws HandoffError where the branch or its base cannot be found
 */
export function readFacts(options: BranchOptions = {}): Promise<BranchFacts> {
  return readBranchFacts(placeOf(options))
}

/** Without what was given as `undefined`, which means the default. */
function placeOf({ cwd = currentFolder(), base, head, environment }: BranchOptions) {
  return {
    cwd,
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
    ...(environment === undefined ? {} : { environment }),
  }
}
