import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  isPublishHook,
  type PublishJob,
  parseJobLife,
  renderJob,
  renderPublishHook,
} from '../../core/push/publish-hook.js'
import type { Repository } from '../repository.js'
import { makeStateFolder } from '../state-files.js'
import { readHookFile, readHooksFolder } from './circumstances.js'
import { jobsFolder } from './leftovers.js'

/** How long a push may take, in seconds, before its jobs are forgotten. */
const lifetime = 15 * 60

/** Leaves the jobs, and the hook that does them once git has sent what they wait for. */
export function leavePublishHook(
  commonDir: string,
  hookFile: string,
  jobs: readonly Omit<PublishJob, 'until'>[],
  now: Date,
): void {
  const folder = makeStateFolder(commonDir, 'publish')
  const until = Math.floor(now.getTime() / 1000) + lifetime
  for (const [index, job] of jobs.entries()) {
    writeWhole(join(folder, `${process.pid}-${index}.job`), renderJob({ ...job, until }), 0o600)
  }
  mkdirSync(dirname(hookFile), { recursive: true })
  writeWhole(hookFile, renderPublishHook(toShell(folder), toShell(hookFile)), 0o755)
}

/** Removes what pushes have left that failed, were dry or were killed. What belongs to one that still runs stays. */
export async function sweepLeftovers(repository: Repository, now: Date): Promise<void> {
  const folder = jobsFolder(repository.commonDir)
  let alive = 0
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const life = readJobLife(file)
    if (life !== null && life.until >= now.getTime() / 1000 && life.pid !== null && isRunning(life.pid))
      alive += 1
    else rmSync(file, { force: true, recursive: true })
  }
  if (alive > 0) return
  const hookFile = join(await readHooksFolder(repository), 'reference-transaction')
  const text = readHookFile(hookFile)
  if (text !== null && isPublishHook(text)) rmSync(hookFile, { force: true })
}

/** Null where it is no job, such as a folder. */
function readJobLife(file: string): ReturnType<typeof parseJobLife> {
  try {
    return parseJobLife(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false // no such process, or somebody else's: not the push we were called by
  }
}

/** Git for Windows runs hooks in a shell that takes `C:/project` for a path. */
function toShell(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}

/** git may look at the file at any moment. */
function writeWhole(file: string, text: string, mode: number): void {
  const fresh = `${file}.${process.pid}.new`
  writeFileSync(fresh, text, { mode })
  chmodSync(fresh, mode) // whatever the umask
  renameSync(fresh, file)
}
