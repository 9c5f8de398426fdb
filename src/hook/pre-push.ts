import { appendFileSync, readSync } from 'node:fs'
import { isatty } from 'node:tty'
import { HandoffError, stopStatus } from '../core/errors.js'
import {
  deriveBranchPushes,
  type PushedRef,
  parsePushedRefs,
  renderPreCommitLine,
} from '../core/push/refs.js'
import { maskKnownSecrets } from '../core/secrets/mask.js'
import { showControls } from '../core/text/code.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { deriveDefaultBranch } from '../git/base.js'
import { readConfig } from '../git/config-file.js'
import { stopAllGit } from '../git/process.js'
import { mayHaveLeftovers } from '../git/push/memory.js'
import { readPushedBranch } from '../git/push/pushed-branch.js'
import { openRepository, type Repository } from '../git/repository.js'
import { isFresh, type PushedBranch, startEarlyDiff } from './fresh.js'

/** A push, as git describes it to a pre-push hook. */
export interface PrePush {
  /** The name of a remote, or the URL that was given instead. */
  remote: string
  url: string
  /** The lines of githooks(5). */
  lines: string
  cwd: string
  environment: NodeJS.ProcessEnv
  /** `YYYY-MM-DD` */
  today: () => string
  patience: Patience
  /** Prints one line on stderr. */
  say: (line: string) => Promise<void>
}

/**
 * Brings the pages of the pushed branches up to date. Resolves to whether the push may continue. Fresh pages cost three
 * rounds of git calls; everything else is loaded only if a page is stale.
 */
export async function runPrePush(push: PrePush): Promise<boolean> {
  if (push.environment['GIT_HANDOFF'] === '0') return true
  const refs = deriveBranchPushes(parsePushedRefs(push.lines))
  if (refs.length === 0) return true
  const opening = openRepository(push.cwd, push.environment)
  const early = startEarlyDiff(push.cwd, push.environment, refs)
  const repository = await opening
  if (mayHaveLeftovers(repository.commonDir)) {
    const { sweepLeftovers } = await import('../git/push/publish.js')
    await sweepLeftovers(repository, new Date())
  }
  const branches = await readPushedBranches(repository, refs)
  if (branches.length === 0) return true
  const config = await readConfig(repository)
  const fresh = await Promise.all(branches.map((branch) => isFresh(repository, config, branch, early)))
  const stale = branches.filter((_, index) => fresh[index] === false)
  if (stale.length === 0) return true
  const chosen = chooseBranches(stale, repository)
  if (chosen.length < stale.length) {
    const rest = stale.length - chosen.length
    const branches = rest === 1 ? '1 branch' : `${rest} branches`
    await push.say(`handoff: skipped ${branches} (limit: ${mostBranches} per push)`)
  }
  const { refreshPages } = await import('./refresh.js')
  return refreshPages(push, repository, config, chosen)
}

/** A limit for `git push --all`, which would take too long. */
const mostBranches = 5

/** The branch that is checked out before the others. */
function chooseBranches(branches: readonly PushedBranch[], { branch }: Repository): PushedBranch[] {
  const isHere = ({ name }: PushedBranch) => name === branch
  return [...branches.filter(isHere), ...branches.filter((one) => !isHere(one))].slice(0, mostBranches)
}

/** The pushed branches, without the default branch (which has no page) and without pushes to it. */
async function readPushedBranches(
  repository: Repository,
  refs: readonly PushedRef[],
): Promise<PushedBranch[]> {
  const main = deriveDefaultBranch(repository)
  const names = await Promise.all(
    refs.map((ref) => (ref.remote === `refs/heads/${main}` ? null : readPushedBranch(repository, ref))),
  )
  const branches = new Map<string, PushedBranch>()
  for (const [index, ref] of refs.entries()) {
    const name = names[index] ?? null
    if (name === null || name === main) continue
    const known = branches.get(name)
    if (known === undefined) branches.set(name, { name, oid: ref.oid, refs: [ref] })
    else known.refs.push(ref)
  }
  return [...branches.values()]
}

/** The parts of the program's surroundings that hooks use. */
export interface HookSurroundings {
  cwd: string
  environment: NodeJS.ProcessEnv
  today(): string
  err: { write(text: string): Promise<void> }
  leave(code: number): never
}

/**
 * `pre-push REMOTE URL`, as git calls it. Resolves to the exit code: `stopStatus` stops the push, and only on purpose. A
 * failure prints one line on stderr.
 */
export async function runPrePushHook(
  [remote = '', url = remote]: readonly string[],
  { cwd, environment, today, err, leave }: HookSurroundings,
): Promise<number> {
  const say = async (line: string) => {
    // A branch name may contain a secret. Loaded on demand: a push with fresh pages prints nothing.
    const { maskKnownSecrets } = await import('../core/secrets/mask.js')
    await err.write(`${escapeForTerminal(maskKnownSecrets(line))}\n`)
  }
  try {
    const lines = readHookInput() || renderPreCommitLine(environment)
    if (reportToDoctor(environment, lines)) return 0
    const patience = openPatience(environment)
    const goesOn = await runPrePush({ remote, url, lines, cwd, environment, today, patience, say })
    const code = goesOn ? 0 : stopStatus
    // Unfinished work that timed out would keep this process, and so git, running.
    if (patience.isOver()) {
      stopAllGit()
      leave(code)
    }
    return code
  } catch (error) {
    await say(describeProblem(error))
    return 0
  }
}

/** In milliseconds: how long to wait for a pipe that is open and stays empty. */
const patience = 2000

/** Reads what git wrote to standard input; empty if that is a terminal, as with some hook managers. */
export function readHookInput(): string {
  if (isatty(0)) return ''
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(65_536)
  const started = Date.now()
  for (;;) {
    try {
      const size = readSync(0, chunk)
      if (size === 0) break
      chunks.push(Buffer.from(chunk.subarray(0, size)))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EOF') break // Windows reports this for a closed pipe
      if (code !== 'EAGAIN' || Date.now() - started > patience) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
  return Buffer.concat(chunks).toString()
}

/**
 * Reports to `git handoff doctor` that the program was reached, if doctor started this push; then the hook does nothing
 * else. The hook file reports earlier in the same way, see `hooks/pre-push`.
 */
export function reportToDoctor(environment: NodeJS.ProcessEnv, lines: string): boolean {
  const { GIT_HANDOFF_DOCTOR: report = '' } = environment
  if (report === '') return false
  appendFileSync(
    report,
    ['fired', ...(lines === '' ? [] : ['refs']), `runs ${process.argv[1]}`, ''].join('\n'),
  )
  return true
}

/** How many seconds a push waits for its pages, in total. */
const usual = 15

/** How long the hook may delay a push. */
interface Patience {
  /** In seconds, in total. */
  seconds: number
  isOver(): boolean
  /** The result of the work; null if it takes too long. Its later result is ignored. */
  wait<Result>(work: Promise<Result>): Promise<Result | null>
}

/** `GIT_HANDOFF_PATIENCE` overrides the default, in seconds. */
export function openPatience({ GIT_HANDOFF_PATIENCE: said }: NodeJS.ProcessEnv): Patience {
  const asked = Number(said)
  const seconds = said !== undefined && Number.isFinite(asked) && asked > 0 ? asked : usual
  const end = performance.now() + seconds * 1000
  let isOver = false
  return {
    seconds,
    isOver: () => isOver,
    async wait<Result>(work: Promise<Result>): Promise<Result | null> {
      // A failure after the time-out is ignored.
      work.catch(() => undefined)
      let timer: NodeJS.Timeout | undefined
      const over = new Promise<null>((resolve) => {
        timer = setTimeout(() => {
          isOver = true
          resolve(null)
        }, end - performance.now())
      })
      try {
        return await Promise.race([work, over])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** Describes a failure in one line. A failure never stops a push. */
export function describeProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const isExpected = error instanceof HandoffError && error.kind !== 'internal'
  const hint = error instanceof HandoffError ? error.hints[0] : undefined
  const line = isExpected
    ? [`handoff: page not updated: ${message}`, ...(hint === undefined ? [] : [hint])]
    : [`handoff failed: internal error (a bug in git-handoff): ${message}`, 'Continuing without it.']
  return showControls(maskKnownSecrets(line.join(' ').replace(/(?<!\s)\s*\n\s*/g, ' ')))
}
