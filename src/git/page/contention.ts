import { setTimeout as sleep } from 'node:timers/promises'
import { HandoffError, OvertakenError } from '../../core/errors.js'
import type { GitPlace } from '../environment.js'
import { tryGit } from '../process.js'
import { describeFailure } from '../process-error.js'

/** How long another git may hold a lock before we give up, in milliseconds. */
const patience = 2000

/** Runs a git command that writes; while another git holds a lock it needs, waits and tries again. */
export async function runWhenUnlocked(place: GitPlace, args: readonly string[]): Promise<void> {
  const started = performance.now()
  for (;;) {
    const end = await tryGit(place, args)
    if (end.status === 0) return
    const lock = findLock(end.stderr)
    if (lock === null) throw describeFailure(args, end, place)
    if (performance.now() - started > patience) throw isLocked(lock)
    await sleep(20 + Math.random() * 60)
  }
}

/** `fatal: Unable to create '/home/ada/project/.git/index.lock': File exists.` */
function findLock(stderr: string): string | null {
  return stderr.match(/Unable to create '(.*\.lock)': File exists/)?.[1] ?? null
}

function isLocked(lock: string): HandoffError {
  return new HandoffError('git', `Another git command is at work: \`${lock}\` is there.`, {
    hints: ['Wait for it to end, then run this again.', 'If no git command is running, remove that file.'],
  })
}

/** More attempts than this, and somebody else changes the branch all the time. */
const mostAttempts = 12

/**
 * Reads, derives and writes again where another process has moved the branch, or changed the page, meanwhile: each attempt
 * starts from what is there then.
 */
export async function retryOvertaken<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof OvertakenError) || attempt === mostAttempts) throw error
      await sleep(Math.random() * 50 * attempt)
    }
  }
}
