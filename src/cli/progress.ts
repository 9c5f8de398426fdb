import type { Sink } from './surroundings.js'

const patience = 500

/**
 * Does the work; if it takes more than half a second and a terminal waits, says on it what is going on, and
 * takes that away again when the work is done or has failed.
 */
export async function withProgress<Result>(
  text: string,
  sink: Sink,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!sink.isTerminal()) return work()
  let isShown = false
  const timer = setTimeout(() => {
    isShown = true
    void sink.write(`${text} …`)
  }, patience)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (isShown) await sink.write('\r\x1b[K')
  }
}
