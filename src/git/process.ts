/** The only file that starts git for reading: no shell, and plain `spawn`, as a library loads slower than git answers. */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { HandoffError } from '../core/errors.js'
import { renderCommand } from '../core/text/command.js'
import { wordList } from '../core/text/words.js'

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

/**
 * Where git runs and with which variables: everything that is read from a repository goes through one of these.
 */
export interface GitPlace {
  /** Working directory of the child. */
  directory: string
  environment: NodeJS.ProcessEnv
}

/** A git that runs: read `stdout` to its end, then await `finished`. */
interface GitProcess {
  stdout: Readable
  /** Fulfils when git has ended, whatever its exit code; rejects only if it could not be started. */
  finished: Promise<GitEnd>
  /** Ends it early, for a reader that knows enough. */
  stop(): void
}

/** Those that have not ended. */
const running = new Set<ChildProcess>()

/** Ends every git that still runs, for a program that leaves before its work is done. */
export function stopAllGit(): void {
  for (const child of running) child.kill()
}

/** Starts git; its output comes as a stream of buffers, as fast as it is read. */
export function startGit(place: GitPlace, args: readonly string[], options: GitOptions = {}): GitProcess {
  const { child, ...git } = start(place, args, options)
  if (options.input !== undefined) writeInput(child, options.input)
  return git
}

function start(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions,
): GitProcess & { child: ChildProcess } {
  const child = spawnGit(place, args, options)
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new HandoffError('internal', 'git was started without pipes.')
  const finished = waitForEnd(child, stderr, place)
  running.add(child)
  child.on('close', () => running.delete(child))
  // Whoever reads stdout first and fails must not leave an unhandled rejection behind.
  finished.catch(() => undefined)
  return { child, stdout, finished, stop: () => void child.kill() }
}

/** A git that answers as long as it is asked. */
export interface OpenGit extends GitProcess {
  write(text: string): void
  /** Whether this program stays for it; without that the program may end, and git with it. */
  hold(isHeld: boolean): void
}

/** Starts git with its input open. */
export function openGit(place: GitPlace, args: readonly string[]): OpenGit {
  const { child, ...git } = start(place, args, { input: '' })
  // It may end at any time; its exit code tells why.
  child.stdin?.on('error', () => undefined)
  const streams = [child, child.stdin, child.stdout, child.stderr] as ({
    ref?(): void
    unref?(): void
  } | null)[]
  return {
    ...git,
    write: (text) => void child.stdin?.write(text),
    hold: (isHeld) => {
      for (const stream of streams) isHeld ? stream?.ref?.() : stream?.unref?.()
    },
  }
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
export const settledConfiguration = wordList(
  'core.quotePath=false core.fsmonitor=false core.warnAmbiguousRefs=false log.showSignature=false',
)
const settled = settledConfiguration.flatMap((setting) => ['-c', setting])

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
    return new HandoffError('usage', `The folder \`${place.directory}\` does not exist.`, { cause: error })
  if (error.code === 'ENOTDIR')
    return new HandoffError('usage', `\`${place.directory}\` is not a folder.`, { cause: error })
  if (error.code === 'ENOENT')
    return new HandoffError('git', 'Cannot run git: `git` was not found on the PATH.', {
      hints: ['Install git (https://git-scm.com), or add its folder to PATH.'],
      cause: error,
    })
  return new HandoffError('git', `Cannot run git: ${error.message}`, { cause: error })
}

/** The lines of what git has printed, without empty ones. */
export function linesOf(output: Buffer): string[] {
  return output.toString().split('\n').filter(Boolean)
}

/** Which repository is meant: `git rev-parse --local-env-vars`, without those that hold configuration. */
const locators = wordList(
  'GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE GIT_GRAFT_FILE',
)

/** Those of them that hold one path, which may be relative to where the process was started. */
const pathLocators = wordList('GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_SHALLOW_FILE')

/** A hook of `git commit` sets GIT_INDEX_FILE to a temporary index; GIT_DIFF_OPTS overrides `-U0`. */
const disturbing = wordList(
  'GIT_INDEX_FILE GIT_PREFIX GIT_IMPLICIT_WORK_TREE GIT_DIFF_OPTS GIT_EXTERNAL_DIFF GIT_ATTR_SOURCE',
  'GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS LANGUAGE',
)

/**
 * The environment to read a repository with. What git says of the repository (GIT_DIR in the hook of a linked
 * worktree, the quarantine of a push that is being received) holds for the process's own folder; asked about
 * another folder (`-C`), it would lead back to the wrong repository, and goes. `git -c name=value` is kept.
 */
export function readingEnvironment(directory: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const reading: NodeJS.ProcessEnv = { ...environment }
  for (const name of disturbing) delete reading[name]
  for (const name of pathLocators) {
    const path = reading[name]
    if (path !== undefined) reading[name] = resolve(path)
  }
  if (resolve(directory) !== process.cwd()) dropLocators(reading)
  // Messages are recognised by their English text; nothing is locked, and nobody is asked for a password.
  return { ...reading, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }
}

/** The same environment without a word of which repository is meant, so that git looks for it. */
export function withoutLocators(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const copy = { ...environment }
  dropLocators(copy)
  return copy
}

function dropLocators(environment: NodeJS.ProcessEnv): void {
  for (const name of locators) delete environment[name]
}

/** What a failed git means for its user; the text is git's English one (LC_ALL=C). */
export function describeFailure(args: readonly string[], end: GitEnd, place: GitPlace): HandoffError {
  const { stderr } = end
  // fatal: detected dubious ownership in repository at '/srv/project'
  const dubious = /detected dubious ownership in repository at '(.*)'/.exec(stderr)
  if (dubious !== null) {
    const folder = dubious[1] ?? place.directory
    return new HandoffError('git', `git refuses to read \`${folder}\`: it belongs to another user.`, {
      because: 'dubious-ownership',
      hints: [
        `If you trust it, run \`${renderCommand(['git', 'config', '--global', '--add', 'safe.directory', folder])}\`.`,
      ],
    })
  }
  // fatal: not a git repository (or any of the parent directories): .git
  if (/^fatal: not a git repository/m.test(stderr))
    return new HandoffError('git', `\`${place.directory}\` is not in a git repository.`, {
      because: 'no-repository',
      hints: ['Run this in a clone, or point to one with `-C DIR`.'],
    })
  const failed = `\`${renderCommand(['git', subcommandOf(args)])}\` failed: ${firstComplaint(end)}`
  if (isCorrupt(end))
    return new HandoffError('git', failed, {
      because: 'corrupt-object',
      hints: [
        'An object of this repository is damaged. `git fsck --full` lists it; a new clone replaces it.',
      ],
    })
  return new HandoffError('git', failed)
}

/**
 * Whether git could not read an object, as in a partial clone without its remote:
 *
 *     fatal: could not fetch 04cfcc7c6743… from promisor remote
 *     fatal: unable to read 04cfcc7c6743…
 *     error: unable to read sha1 file of src/a.ts (04cfcc7c6743…)
 */
export function lacksObject(end: GitEnd): boolean {
  return /could not fetch|unable to read/.test(end.stderr)
}

/**
 * Whether an object is there and damaged:
 *
 *     error: inflate: data stream error (incorrect header check)
 *     error: object file .git/objects/04/cfcc7… is empty
 *     fatal: loose object 04cfcc7c6743… (stored in .git/objects/04/cfcc7…) is corrupt
 *     fatal: packed object 04cfcc7c6743… (stored in .git/objects/pack/….pack) is corrupt
 */
function isCorrupt(end: GitEnd): boolean {
  return /^(?:error: inflate: |error: object file .* is empty|fatal: (?:loose|packed) object .* is corrupt|error: .*\bhash mismatch)/m.test(
    end.stderr,
  )
}

function subcommandOf(args: readonly string[]): string {
  const index = args.findIndex((argument, at) => !argument.startsWith('-') && args[at - 1] !== '-c')
  return args[index] ?? ''
}

function firstComplaint(end: GitEnd): string {
  const lines = end.stderr.split('\n').filter((line) => line !== '')
  const complaint = lines.find((line) => /^(fatal|error): /.test(line)) ?? lines[0]
  return complaint?.replace(/^(fatal|error): /, '') ?? `it ended with status ${end.status}`
}
