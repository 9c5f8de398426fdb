import type { Oid } from '../facts.js'

/** One command that was run, and what came of it. */
export interface VerificationResult {
  command: string
  exitCode: number
  /** The commit that was checked out, in full or abbreviated. */
  commit: Oid
  /** Whether there was work beside it that was not committed. */
  isDirty: boolean
  /** `YYYY-MM-DD`. */
  date: string
}

/** A result on a page, and whether it still says something of the code. */
export interface VerificationState extends VerificationResult {
  /** Whether code has changed since; null where that cannot be told: the commit is not here. */
  hasChanged: boolean | null
}
