import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { isatty, ReadStream, WriteStream } from 'node:tty'

/** The controlling terminal of this process, even if its standard streams are redirected. */
export interface Terminal {
  input: Readable
  output: Writable
  /** Restores the terminal's mode and closes it. */
  close(): void
}

const names = process.platform === 'win32' ? ['\\\\.\\CONIN$', '\\\\.\\CONOUT$'] : ['/dev/tty', '/dev/tty']

/**
 * Opens the terminal for a prompt; null if no user would see or answer it: stderr is redirected, there is no terminal
 * (`ENXIO`), we run in the background, or a full-screen program is using the terminal.
 */
export async function openTerminal(): Promise<Terminal | null> {
  if (!isatty(2)) return null
  const [inputName = '', outputName = ''] = names
  const reading = tryOpen(inputName, 'r+')
  if (reading === null) return null
  const writing = tryOpen(outputName, 'r+')
  const state = writing === null ? null : await readTerminalState(reading)
  if (writing === null || state?.isForeground !== true || !state.isCanonical) {
    closeSync(reading)
    if (writing !== null) closeSync(writing)
    return null
  }
  const input = new ReadStream(reading)
  const output = new WriteStream(writing)
  // Pseudo-terminals may report a size of 0.
  if (!(output.columns > 0)) output.columns = 80
  if (!(output.rows > 0)) output.rows = 24
  return {
    input,
    output,
    close: () => {
      if (input.isRaw) input.setRawMode(false)
      input.destroy()
      output.destroy()
    },
  }
}

function tryOpen(name: string, flags: string): number | null {
  try {
    return openSync(name, flags)
  } catch {
    return null // ENXIO, ENOENT, EPERM: there is no terminal
  }
}

interface TerminalState {
  /** Whether this process may read from it: reading would suspend `git push &`. */
  isForeground: boolean
  /** Whether the terminal delivers whole lines: full-screen programs (lazygit, vim) switch that off. */
  isCanonical: boolean
}

/** Reads the state of the terminal behind a descriptor. If that fails, there is no prompt. */
async function readTerminalState(handle: number): Promise<TerminalState> {
  if (process.platform === 'win32') return { isForeground: true, isCanonical: true }
  return { isForeground: readIsForeground(), isCanonical: readIsCanonical(handle) }
}

function readIsForeground(): boolean {
  const [own, foreground] = process.platform === 'linux' ? groupsFromProc() : groupsFromPs()
  return own !== undefined && own === foreground
}

/** `/proc/self/stat`: `4711 (node) S <parent> <group> <session> <terminal> <foreground group> …`. */
function groupsFromProc(): (string | undefined)[] {
  const stat = readFileSync('/proc/self/stat', 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [fields[2], fields[5]]
}

function groupsFromPs(): (string | undefined)[] {
  const { stdout } = spawnSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], { encoding: 'utf8' })
  return (stdout ?? '').trim().split(/\s+/)
}

/** `stty -a`: `… isig icanon iexten echo …`, with a minus before what is off. */
function readIsCanonical(handle: number): boolean {
  const { stdout } = spawnSync('stty', ['-a'], { stdio: [handle, 'pipe', 'ignore'], encoding: 'utf8' })
  return /(?:^|\s)icanon\b/.test(stdout ?? '')
}
