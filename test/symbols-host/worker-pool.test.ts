import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SymbolInput } from '../../src/core/symbols/types.js'
import { readInWorkers } from '../../src/symbols-host/worker-pool.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'workers-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** A thread that runs this for every message. */
async function openScript(name: string, body: string): Promise<URL> {
  const file = path.join(folder, `${name}.mjs`)
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', async (batch) => {${body}})\n`,
  )
  return pathToFileURL(file)
}

/** Files of 300 KB each, so that several batches are needed. */
function listFiles(count: number): SymbolInput[] {
  return Array.from({ length: count }, (_, index) => ({
    path: `${index}.ts`,
    previousPath: null,
    status: 'added' as const,
    language: 'typescript',
    before: null,
    after: ' '.repeat(300 * 1024),
    hunks: [],
  }))
}

describe('readInWorkers', () => {
  it('gives the readings in the order of the files, whichever thread is first', async () => {
    const script = await openScript(
      'echo',
      `await new Promise((done) => setTimeout(done, Math.random() * 20))
       parentPort.postMessage(batch.files.map(({ path }, at) => ({ symbols: [], traces: [], symbolsFrom: 'none', limit: { reason: path + batch.parseLimits[at].reason } })))`,
    )
    const files = listFiles(21)
    const readings = await readInWorkers(script, {
      files,
      parseLimits: files.map((_, at) => ({ reason: at === 20 ? '!' : '' })),
    })
    expect(readings.map(({ limit }) => limit?.reason)).toEqual(
      files.map(({ path: name }, at) => (at === 20 ? `${name}!` : name)),
    )
  })

  it.each([
    ['throws', 'throw new Error("no memory")', 'no memory'],
    ['ends', 'process.exit(3)', 'a thread ended with code 3'],
  ])('fails where a thread %s', async (name, body, message) => {
    const script = await openScript(name, body)
    const files = listFiles(2)
    await expect(readInWorkers(script, { files, parseLimits: [] })).rejects.toThrow(message)
  })

  it('fails where there is no script', async () => {
    const script = pathToFileURL(path.join(folder, 'missing.mjs'))
    await expect(readInWorkers(script, { files: listFiles(1), parseLimits: [] })).rejects.toThrow()
  })
})
