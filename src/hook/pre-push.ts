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

/** A push, as git tells a pre-push hook of it. */
export interface PrePush {
  /** The name of a remote, or what stood in its place. */
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
 * Sees to it that the pages of the pushed branches tell what is pushed. Resolves to whether the push goes on. Fresh pages
 * cost three rounds of git and nothing else; all the rest is loaded when one of them is not.
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
    await push.say(`handoff: the pages of ${rest} more branches are left as they are: too many for one push.`)
  }
  const { refreshPages } = await import('./refresh.js')
  return refreshPages(push, repository, config, chosen)
}

/** More at once, as by `git push --all`, and whoever pushes would wait too long. */
const mostBranches = 5

/** The branch that is checked out before the others. */
function chooseBranches(branches: readonly PushedBranch[], { branch }: Repository): PushedBranch[] {
  const isHere = ({ name }: PushedBranch) => name === branch
  return [...branches.filter(isHere), ...branches.filter((one) => !isHere(one))].slice(0, mostBranches)
}

/** Branches other than the default one, which has no page, that are pushed to others than that. */
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

/** What a command line program has around it, as far as hooks care. */
interface HookSurroundings {
  cwd: string
  environment: NodeJS.ProcessEnv
  today(): string
  err: { write(text: string): Promise<void> }
  leave(code: number): never
}

/**
 * `pre-push REMOTE URL`, as git calls it. Resolves to the exit code: `stopStatus` stops the push, which is done on purpose
 * only; whatever goes wrong is one line on stderr.
 */
export async function runPrePushHook(
  [remote = '', url = remote]: readonly string[],
  { cwd, environment, today, err, leave }: HookSurroundings,
): Promise<number> {
  const say = async (line: string) => {
    // A branch's name may hold one. Fresh pages are pushed without a word, and without loading this.
    const { maskKnownSecrets } = await import('../core/secrets/mask.js')
    await err.write(`${escapeForTerminal(maskKnownSecrets(line))}\n`)
  }
  try {
    const lines = readHookInput() || renderPreCommitLine(environment)
    if (reportToDoctor(environment, lines)) return 0
    const patience = openPatience(environment)
    const goesOn = await runPrePush({ remote, url, lines, cwd, environment, today, patience, say })
    const code = goesOn ? 0 : stopStatus
    // What nobody waits for any more would keep the program, and git with it.
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

/** In milliseconds, for a pipe that somebody left open and empty without waiting. */
const patience = 2000

/** Reads what git wrote to standard input; empty where that is a terminal, as under some hook managers. */
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
      if (code === 'EOF') break // Windows says so of a pipe that was closed
      if (code !== 'EAGAIN' || Date.now() - started > patience) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
  return Buffer.concat(chunks).toString()
}

/**
 * Tells `git handoff doctor` how far a push came, where that is what the push is for: then nothing else is to be done.
 * The hook file does the same, and comes first where there is one; see `hooks/pre-push`.
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

/** Seconds that a push waits until its pages are derived, all in all. */
const usual = 15

/** How long a push may be held up by us. */
interface Patience {
  /** In all, in seconds. */
  seconds: number
  isOver(): boolean
  /** What the work comes to; null where that takes too long. The work goes on unheard, until the program ends. */
  wait<Result>(work: Promise<Result>): Promise<Result | null>
}

/** `GIT_HANDOFF_PATIENCE`: seconds, for whoever would rather wait. */
export function openPatience({ GIT_HANDOFF_PATIENCE: said }: NodeJS.ProcessEnv): Patience {
  const asked = Number(said)
  const seconds = said !== undefined && Number.isFinite(asked) && asked > 0 ? asked : usual
  const end = performance.now() + seconds * 1000
  let isOver = false
  return {
    seconds,
    isOver: () => isOver,
    async wait<Result>(work: Promise<Result>): Promise<Result | null> {
      // Nobody hears of what fails after that.
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

/** Whatever went wrong, in one line; a push is never stopped by it. */
export function describeProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const what = error instanceof HandoffError && error.kind !== 'internal' ? '' : 'a mistake in git-handoff: '
  const hint = error instanceof HandoffError ? error.hints[0] : undefined
  const line = [
    `handoff: the page is left as it is, ${what}${message}`,
    ...(hint === undefined ? [] : [hint]),
  ]
  return showControls(maskKnownSecrets(line.join(' ').replace(/(?<!\s)\s*\n\s*/g, ' ')))
}
