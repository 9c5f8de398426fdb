import { spawn } from 'node:child_process'
import { HandoffError } from '../../core/errors.js'

/** Where git runs, and with what. */
export interface GitPlace {
  /** The folder it is started in. */
  cwd: string
  /** Given where the folder does not say it all, as for a submodule's or a bare repository's. */
  gitDir?: string
  workTree?: string
  /** As made by `plumbingEnvironment`. */
  environment: NodeJS.ProcessEnv
}

export interface GitOutcome {
  exitCode: number
  stdout: Buffer
  stderr: string
}

export interface GitInput {
  input?: string | Uint8Array
  environment?: NodeJS.ProcessEnv
}

// `git rev-parse --local-env-vars` without the configuration and the objects: what ties git to one repository.
// A hook has them set, for the repository and the index of the command that called it.
const tiesToRepository = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
]

/** The environment for plumbing: cut loose from the repository that a hook belongs to, messages in English. */
export function plumbingEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const loose = Object.entries(environment).filter(([name]) => !tiesToRepository.includes(name.toUpperCase()))
  return { ...Object.fromEntries(loose), LC_ALL: 'C', LANGUAGE: '', GIT_OPTIONAL_LOCKS: '0' }
}

/** Runs git and hands back what it said, whatever its exit code. Throws a `git` error where it cannot be started. */
export function runGit(place: GitPlace, args: readonly string[], given: GitInput = {}): Promise<GitOutcome> {
  const where: string[] = []
  if (place.gitDir !== undefined) where.push(`--git-dir=${place.gitDir}`)
  if (place.workTree !== undefined) where.push(`--work-tree=${place.workTree}`)
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...where, '--literal-pathspecs', ...args], {
      cwd: place.cwd,
      env: { ...place.environment, ...given.environment },
      stdio: [given.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', (error) => reject(cannotStart(place, error)))
    child.on('close', (code) =>
      resolve({
        exitCode: code ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString().trim(),
      }),
    )
    // A git that fails early closes its end: what counts then is its exit code and what it said.
    child.stdin?.on('error', () => {})
    child.stdin?.end(given.input)
  })
}

/** Runs git and returns its output without the last newline. Throws a `git` error where it fails. */
export async function git(place: GitPlace, args: readonly string[], given: GitInput = {}): Promise<string> {
  const outcome = await runGit(place, args, given)
  if (outcome.exitCode !== 0) throw gitError(args, outcome)
  return outcome.stdout.toString().replace(/\n$/, '')
}

/** What git said when it failed, as a `git` error. */
export function gitError(
  args: readonly string[],
  outcome: GitOutcome,
  hints: readonly string[] = [],
): HandoffError {
  const command = args.find((word) => !word.startsWith('-')) ?? ''
  const said = outcome.stderr.replace(/^(?:fatal|error): /gm, '')
  return new HandoffError(
    'git',
    `git ${command} failed (${outcome.exitCode}): ${said || 'it did not say why'}`,
    {
      hints,
    },
  )
}

function cannotStart(place: GitPlace, error: unknown): HandoffError {
  const why = error instanceof Error ? error.message : String(error)
  return new HandoffError('git', `git cannot be started in \`${place.cwd}\`: ${why}`, {
    hints: ['Check that the folder exists and that `git --version` works.'],
    cause: error,
  })
}
