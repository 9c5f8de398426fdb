/** Who can repair it: the command line, the configuration, the page, the repository or machine, missing commits, this program. */
export type ErrorKind = 'usage' | 'config' | 'page' | 'git' | 'history' | 'internal'

/** Why a branch cannot be compared with its base, so that advice is chosen by this and never by words. */
export type HistoryCause =
  | 'shallow-clone'
  | 'partial-clone'
  /** Nothing says what the branch started from. */
  | 'no-base'
  /** The configured base is not in this clone. */
  | 'base-not-fetched'
  | 'unrelated-histories'
  /** A commit that is needed is not in this clone. */
  | 'commit-not-here'
  | 'no-commits'
  /** git refuses to read a folder that belongs to another user. */
  | 'dubious-ownership'
  /** There is no clone where one is expected. */
  | 'no-repository'
  | 'corrupt-object'

/** The one error this program throws on purpose: what happened and why, and in the hints what to do next. */
export class HandoffError extends Error {
  override readonly name = 'HandoffError'
  readonly kind: ErrorKind
  readonly hints: readonly string[]
  /** Null where it is about something else than history. */
  readonly because: HistoryCause | null

  constructor(
    kind: ErrorKind,
    message: string,
    options: { hints?: readonly string[]; because?: HistoryCause; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.kind = kind
    this.hints = options.hints ?? []
    this.because = options.because ?? null
  }
}

/** Another process was quicker: nothing was changed, and the same command may be run again from where things are now. */
export class OvertakenError extends HandoffError {}

/** Exit codes, the same for every command: see "Exit codes" in the README. */
export const exitCode = { good: 0, findings: 1, failed: 2, unknown: 3 } as const

/** What the program ends with to stop a push. Nothing else ends with it, so a node that breaks stops nothing. */
export const stopStatus = 79

/** The exit code an error ends the program with: 3 where it could not know, 2 where it could not run. */
export function exitCodeOf(error: unknown): number {
  return error instanceof HandoffError && error.kind === 'history' ? exitCode.unknown : exitCode.failed
}
