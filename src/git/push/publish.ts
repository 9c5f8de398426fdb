import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Oid } from '../../core/facts.js'
import {
  deriveTrackingRef,
  isPublishHook,
  type PublishJob,
  parseJobLife,
  renderJob,
  renderPublishHook,
} from '../../core/push/publishing.js'
import { isCode } from '../page/lock.js'
import { runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'
import { readCommit } from '../revision.js'
import { makeStateFolder } from '../state-files.js'
import { jobsFolder } from './memory.js'

/** What the repository's configuration says about a remote and about hooks. */
export interface RemoteSettings {
  fetch: readonly string[]
  /** How many addresses a push goes to. */
  addresses: number
  /** Why no hook file of ours can lie in the hooks folder; null where one can. */
  hookObstacle: string | null
  /** The file that we would leave there: absolute. */
  hookFile: string
}

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
  const program = [process.execPath, process.argv[1] ?? ''].map(toShell)
  writeWhole(hookFile, renderPublishHook(toShell(folder), toShell(hookFile), program), 0o755)
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

export async function readRemoteSettings(repository: Repository, remote: string): Promise<RemoteSettings> {
  const pattern = '^(core\\.hookspath|remote\\..*\\.(fetch|url|pushurl))$'
  const args = ['config', '-z', '--show-scope', '--get-regexp', pattern]
  const config = await runGit(repository, args, { accept: [1] }) // 1: none is set
  const entries = parseScopedConfig(config.toString())
  const valuesOf = (name: string) =>
    entries.filter(({ key }) => key === `remote.${remote}.${name}`).map(({ value }) => value)
  const hooksPath = entries.findLast(({ key }) => key === 'core.hookspath')
  const hooks =
    hooksPath === undefined ? join(repository.commonDir, 'hooks') : await readHooksFolder(repository)
  const hookFile = join(hooks, 'reference-transaction')
  const pushUrls = valuesOf('pushurl')
  return {
    fetch: valuesOf('fetch'),
    addresses: (pushUrls.length > 0 ? pushUrls : valuesOf('url')).length,
    hookObstacle: findObstacle(hooksPath?.scope, hookFile),
    hookFile,
  }
}

/** Whether `remote.<name>.push` or `remote.<name>.mirror` forces what is pushed without arguments. */
export async function isForcedByConfiguration(repository: Repository, remote: string): Promise<boolean> {
  const args = ['config', '-z', '--get-regexp', '^remote\\..*\\.(push|mirror)$']
  const entries = (await tryGit(repository, args)).stdout.toString().split('\0')
  const has = (name: string, value: RegExp) =>
    entries.some((entry) => {
      const end = entry.indexOf('\n')
      return entry.slice(0, end) === `remote.${remote}.${name}` && value.test(entry.slice(end + 1))
    })
  return has('push', /^\+/) || has('mirror', /^(?:true|yes|on|1)$/i)
}

/** Where git looks for hooks: absolute. */
async function readHooksFolder(repository: Repository): Promise<string> {
  const folder = await runGit(repository, ['rev-parse', '--git-path', 'hooks'])
  return resolve(repository.directory, folder.toString().replace(/\r?\n$/, ''))
}

/** Whose hooks these are: a folder that all repositories share is not ours to write to. */
function findObstacle(scope: string | undefined, hookFile: string): string | null {
  if (scope !== undefined && scope !== 'local' && scope !== 'worktree')
    return `core.hooksPath is set for more than this repository (${scope})`
  const text = readHookFile(hookFile)
  return text === null || isPublishHook(text) ? null : 'there is a reference-transaction hook'
}

function readHookFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}

/** `git config -z --show-scope --get-regexp`: `local␀remote.origin.url␊/srv/project.git␀`. */
export function parseScopedConfig(output: string): { scope: string; key: string; value: string }[] {
  const tokens = output.split('\0')
  return tokens.flatMap((scope, index) => {
    const pair = tokens[index + 1]
    if (index % 2 !== 0 || pair === undefined) return []
    const end = pair.indexOf('\n')
    return [{ scope, key: end < 0 ? pair : pair.slice(0, end), value: end < 0 ? '' : pair.slice(end + 1) }]
  })
}

/** The tracking ref of a remote's ref, and where it is. */
export async function readTracking(
  repository: Repository,
  { fetch }: RemoteSettings,
  remoteRef: string,
): Promise<{ tracking: string | null; trackedOid: Oid | null }> {
  const tracking = deriveTrackingRef(fetch, remoteRef)
  return { tracking, trackedOid: tracking === null ? null : await readCommit(repository, tracking) }
}
