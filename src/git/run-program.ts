import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { HandoffError } from '../core/errors.js'
import { type GitPlace, withoutLocators } from './process.js'

interface ProgramEnd {
  /** 128 where a signal ended it. */
  status: number
  /** What it printed, on stdout and stderr as it came. */
  output: string
}

/** Runs a program to its end, without input: `file` and its arguments, never a shell. */
export function runProgram(
  [file, ...args]: readonly [string, ...string[]],
  { cwd, environment }: { cwd: string; environment: NodeJS.ProcessEnv },
): Promise<ProgramEnd> {
  return new Promise((fulfil, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', (cause) => {
      reject(new HandoffError('git', `Cannot run \`${file}\`: ${cause.message}`, { cause }))
    })
    child.on('close', (code) => fulfil({ status: code ?? 128, output }))
  })
}

/**
 * Runs a command of the configuration's `verify` and resolves to its exit code; one that a signal ended has 128 and the
 * signal's number. It is meant for a shell, as those of package.json are (`npm` is no program on Windows), and
 * nothing is put into it. It gets no input, and can ask nobody.
 */
export function runVerification(
  command: string,
  { directory, environment }: GitPlace,
  onOutput: (bytes: Buffer) => void,
): Promise<number> {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, {
      cwd: directory,
      env: withoutLocators(environment),
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    child.stdout.on('data', onOutput)
    child.stderr.on('data', onOutput)
    child.on('error', (cause) => {
      reject(new HandoffError('git', `Cannot run \`${command}\`: ${cause.message}`, { cause }))
    })
    child.on('close', (code, signal) => {
      fulfil(code ?? 128 + (signal === null ? 0 : (constants.signals[signal] ?? 0)))
    })
  })
}
