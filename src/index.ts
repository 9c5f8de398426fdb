import { type CheckResult, checkHandoff as check } from './commands/check.js'
import { type CreateResult, createHandoff as create } from './commands/create.js'
import { readBranchFacts as readFacts } from './commands/facts.js'
import { type BranchQuestions, readBranchQuestions as readQuestions } from './commands/questions.js'
import type { BranchFacts } from './core/facts.js'
import type { Notes } from './core/page/notes.js'

export type { CheckResult } from './commands/check.js'
export type { CreateResult } from './commands/create.js'
export type { BranchQuestions } from './commands/questions.js'
export type { ErrorKind } from './core/errors.js'
export { HandoffError } from './core/errors.js'
export type * from './core/facts.js'
export type { Freshness } from './core/freshness/freshness.js'
export type { Diagnostic, Place, Point } from './core/lint/lint.js'
export type { Notes } from './core/page/notes.js'
export type { Question, QuestionKind, Subject } from './core/questions/question.js'
export type { CheckReport } from './core/report/report.js'

// The functions of the commands know more than a user of the library should build on: these types are what holds.

/** Where to look. */
interface BranchOptions {
  /** Folder in or at the repository. */
  cwd: string
  /** Revision to compare with; by default the branch that this one left. */
  base?: string
  /** Revision to look at; by default `HEAD`. */
  head?: string
  /** Environment variables for git; by default those of the process. */
  environment?: Record<string, string | undefined>
}

interface CreateOptions extends BranchOptions {
  /** Commit the page, and only the page. */
  commit: boolean
  /** Write nothing and return the page. */
  stdout: boolean
  notes: Notes
  /** The day the page is dated with, `YYYY-MM-DD`. */
  today: string
}

/**
 * Compares the page of a branch with the branch. Writes nothing.
 *
 * @throws HandoffError of kind `page` for a page that cannot be read, `usage` where there is nothing to hand off.
 * Missing history is no error: the report says that the freshness is unknown.
 */
export const checkHandoff: (options: BranchOptions) => Promise<CheckResult> = check

/**
 * Derives the page of a branch, keeps every word that people wrote on it, and writes it where it differs.
 *
 * @throws HandoffError of kind `usage` for a head that has no page to write; `page`, `git`, `history` and `config`
 * where one of those prevents it. The page is then as it was.
 */
export const createHandoff: (options: CreateOptions) => Promise<CreateResult> = create

/** What git knows about a branch, as `git handoff facts` prints it. */
export const readBranchFacts: (options: BranchOptions) => Promise<BranchFacts> = readFacts

/** What the author of a branch should be asked before somebody else goes on with it. */
export const readBranchQuestions: (options: BranchOptions) => Promise<BranchQuestions> = readQuestions
