import manifest from '../../package.json' with { type: 'json' }
import { renderDay } from '../core/text/words.js'

/** What a command line program has around it, as an object, so that tests can put another one in its place. */
export interface Surroundings {
  cwd: string
  environment: Readonly<Record<string, string | undefined>>
  /** The day, `YYYY-MM-DD`, as the clock on the wall shows it; loading the time zones takes milliseconds. */
  today(): string
  out: Sink
  err: Sink
  /** Ends the program at once, with work under way that nobody waits for any more. */
  leave(code: number): never
}

/** Where text goes. */
export interface Sink {
  isTerminal(): boolean
  /** Resolves when the text has left the program; a reader who has gone away (`| head`) is no error. */
  write(text: string): Promise<void>
}

export function openSurroundings(): Surroundings {
  return {
    cwd: process.cwd(),
    environment: process.env,
    today: () => renderDay(new Date()),
    // Node opens the streams when they are first looked at, which takes milliseconds.
    out: openSink(() => process.stdout),
    err: openSink(() => process.stderr),
    leave: (code) => process.exit(code),
  }
}

function openSink(open: () => NodeJS.WriteStream): Sink {
  return { isTerminal: () => open().isTTY === true, write: (text) => write(open(), text) }
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  // The callback has the error; without a listener the event of the same error would end the program.
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && 'code' in error && error.code !== 'EPIPE') reject(error)
      else resolve()
    })
  })
}

export const version: string = manifest.version
