/**
 * The only file that starts git for reading: argument arrays, never a shell, plain `spawn`, because loading a
 * library costs more than git itself takes.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { HandoffError } from '../core/errors.js'
import type { GitPlace } from './environment.js'
import { describeFailure } from './process-error.js'

/** A git that runs: read `stdout` to its end, then await `finished`. */
export interface GitProcess {
  stdout: Readable
  /** Fulfils when git has ended, whatever its exit code; rejects only if it could not be started. */
  finished: Promise<GitEnd>
  /** Ends it early, for a reader that knows enough. */
  stop(): void
}

export interface GitEnd {
  status: number
  /** At most the first 64 KiB. */
  stderr: string
}

export interface GitOptions {
  /** Written to stdin, which is closed after it; without it stdin is empty. */
  input?: string | Buffer
  /** Added to the place's environment. */
  environment?: NodeJS.ProcessEnv
}

/** Those that have not ended. */
const running = new Set<ChildProcess>()

/** Ends every git that still runs, for a program that leaves before its work is done. */
export function stopAllGit(): void {
  for (const child of running) child.kill()
}

/** Starts git; its output comes as a stream of buffers, as fast as it is read. */
export function startGit(place: GitPlace, args: readonly string[], options: GitOptions = {}): GitProcess {
  const child = spawnGit(place, args, options)
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new HandoffError('internal', 'git was started without pipes.')
  if (options.input !== undefined) writeInput(child, options.input)
  const finished = waitForEnd(child, stderr, place)
  running.add(child)
  child.on('close', () => running.delete(child))
  // Whoever reads stdout first and fails must not leave an unhandled rejection behind.
  finished.catch(() => undefined)
  return { stdout, finished, stop: () => void child.kill() }
}

/** Runs git to its end and returns what it printed; a status not in `accept` (0) is an error. */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions & { accept?: readonly number[] } = {},
): Promise<Buffer> {
  const { stdout, status, stderr } = await tryGit(place, args, options)
  if (status === 0 || options.accept?.includes(status)) return stdout
  throw describeFailure(args, { status, stderr }, place)
}

/** Runs git to its end, for a caller that knows what its failures mean. */
export async function tryGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitEnd & { stdout: Buffer }> {
  const git = startGit(place, args, options)
  const chunks: Buffer[] = []
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const end = await git.finished
  return { ...end, stdout: Buffer.concat(chunks) }
}

/**
 * Said to every git: what a repository's own configuration may not change. `core.fsmonitor` names a program that git would
 * run on a mere read, `log.showSignature` runs `gpg.program`. With ambiguous refs a branch called `HEAD` would leave
 * `HEAD` without a full name; without them a name means the first ref of git's own order.
 */
const settled = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'core.warnAmbiguousRefs=false',
  'log.showSignature=false',
].flatMap((setting) => ['-c', setting])

function spawnGit(place: GitPlace, args: readonly string[], options: GitOptions): ChildProcess {
  try {
    return spawn('git', [...settled, ...args], {
      cwd: place.directory,
      env:
        options.environment === undefined
          ? place.environment
          : { ...place.environment, ...options.environment },
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
  } catch (error) {
    // Some failures (ENOTDIR, a NUL in an argument, E2BIG) are thrown instead of emitted.
    throw describeStart(error instanceof Error ? error : new Error(String(error)), place)
  }
}

function writeInput(child: ChildProcess, input: string | Buffer): void {
  // git may end before it has read everything (a broken pipe); its exit code tells what happened.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
}

const stderrLimit = 64 * 1024

function waitForEnd(child: ChildProcess, stderr: Readable, place: GitPlace): Promise<GitEnd> {
  let text = ''
  stderr.setEncoding('utf8')
  stderr.on('data', (chunk: string) => {
    if (text.length < stderrLimit) text += chunk
  })
  return new Promise((fulfil, reject) => {
    child.on('error', (error) => reject(describeStart(error, place)))
    child.on('close', (code) => fulfil({ status: code ?? 128, stderr: text }))
  })
}

/** `spawn git ENOENT` is said of a missing program and of a missing working directory alike. */
function describeStart(error: NodeJS.ErrnoException, place: GitPlace): HandoffError {
  if (!existsSync(place.directory))
    return new HandoffError('usage', `There is no folder \`${place.directory}\`.`, { cause: error })
  if (error.code === 'ENOTDIR')
    return new HandoffError('usage', `\`${place.directory}\` is not a folder.`, { cause: error })
  if (error.code === 'ENOENT')
    return new HandoffError('git', 'Cannot run git: there is no `git` on the PATH.', {
      hints: ['Install git (https://git-scm.com), or add its folder to PATH.'],
      cause: error,
    })
  return new HandoffError('git', `Cannot run git: ${error.message}`, { cause: error })
}
