import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { isatty, ReadStream, WriteStream } from 'node:tty'

/** The terminal of whoever started this process, whatever its streams are. */
export interface Terminal {
  input: Readable
  output: Writable
  /** Leaves it as it was. */
  close(): void
}

const names = process.platform === 'win32' ? ['\\\\.\\CONIN$', '\\\\.\\CONOUT$'] : ['/dev/tty', '/dev/tty']

/**
 * Opens the terminal to ask somebody something; null where nobody would answer or see it: stderr goes elsewhere, there is
 * no terminal (`ENXIO`), we are in the background, or a program that draws its own screen holds it.
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
  // A terminal that does not say how large it is, such as one that a program has made.
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
    return null // ENXIO, ENOENT, EPERM: there is no terminal, which is an answer
  }
}

interface TerminalState {
  /** Whether we may read: `git push &` would be stopped. */
  isForeground: boolean
  /** Whether the terminal hands over lines: a program with a screen of its own (lazygit, vim) has switched that off. */
  isCanonical: boolean
}

/** Asks the system about the terminal that a descriptor is open on. Where it cannot be asked, nobody is to be asked. */
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
