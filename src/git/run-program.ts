import { spawn } from 'node:child_process'
import { HandoffError } from '../core/errors.js'

export interface ProgramEnd {
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
