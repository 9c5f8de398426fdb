import { readSync } from 'node:fs'
import { isatty } from 'node:tty'

/** In milliseconds, for a pipe that somebody left open and empty without waiting. */
const patience = 2000

/** Reads what git wrote to standard input; empty where that is a terminal, as under some hook managers. */
export function readHookInput(): string {
  if (isatty(0)) return ''
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(65_536)
  const started = Date.now()
  for (;;) {
    try {
      const size = readSync(0, chunk)
      if (size === 0) break
      chunks.push(Buffer.from(chunk.subarray(0, size)))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EOF') break // Windows says so of a pipe that was closed
      if (code !== 'EAGAIN' || Date.now() - started > patience) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
  return Buffer.concat(chunks).toString()
}
