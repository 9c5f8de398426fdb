/** A terminal with somebody at it: `script` of util-linux runs a command line on a pseudo-terminal of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

/** Whether this machine has such a `script`; macOS has another one. */
export const hasTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true
if (!hasTerminal) console.warn('SKIPPED: questions on a terminal. Install script of util-linux to run them.')

export interface Typist {
  /** Waits until the terminal shows a text behind all that was waited for. Fails after half a minute. */
  sees(text: string): Promise<void>
  types(keys: string): void
  /** Waits for the end of the command line; everything that was shown, and its exit code. */
  leaves(): Promise<{ status: number | null; shown: string }>
}

const patience = 30_000

export const keys = { enter: '\r', escape: '\x1b', interrupt: '\x03' }

export function openTypist(
  commandLine: string,
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Typist {
  const child: ChildProcess = spawn(
    'script',
    ['--quiet', '--return', '--command', commandLine, '/dev/null'],
    {
      cwd,
      env: { ...env, TERM: 'xterm', SHELL: '/bin/sh', COLUMNS: '200', NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let shown = ''
  let seen = 0
  const waiting = new Set<() => void>()
  child.stdout?.on('data', (data: Buffer) => {
    shown += stripVTControlCharacters(data.toString())
    for (const look of waiting) look()
  })
  const end = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    sees: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const at = shown.indexOf(text, seen)
          if (at < 0) return
          seen = at + text.length
          stop()
          resolve()
        }
        const timer = setTimeout(() => {
          stop()
          child.kill()
          reject(new Error(`Not seen: ${text}\nbut:\n${shown}`))
        }, patience)
        const stop = (): void => {
          clearTimeout(timer)
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    types: (text) => void child.stdin?.write(text),
    leaves: async () => ({ status: await end, shown }),
  }
}
