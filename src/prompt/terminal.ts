import { closeSync, openSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { isatty, ReadStream, WriteStream } from 'node:tty'
import { readTerminalState } from './terminal-state.js'

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
