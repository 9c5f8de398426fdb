import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface TerminalState {
  /** Whether we may read: `git push &` would be stopped. */
  isForeground: boolean
  /** Whether the terminal hands over lines: a program with a screen of its own (lazygit, vim) has switched that off. */
  isCanonical: boolean
}

/** Asks the system about the terminal that a descriptor is open on. Where it cannot be asked, nobody is to be asked. */
export async function readTerminalState(handle: number): Promise<TerminalState> {
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
