/** Two threads, only for much to read: each needs a tenth of a second and memory for its own grammars. */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { deriveSize } from '../core/symbols/changes.js'
import type { FileReading } from '../core/symbols/file-symbols.js'
import type { SymbolInput, SymbolLimit } from '../core/symbols/types.js'

/** A share of the work: files and, for each, why it is not to be parsed. */
export interface Batch {
  files: readonly SymbolInput[]
  parseLimits: readonly (SymbolLimit | null)[]
}

const threads = 2
/** In MB. Without limits each thread lets garbage pile up as if the machine were its own. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 }
/** UTF-16 units in a batch: small enough that both threads end at about the same time. */
const batchSize = 1024 * 1024

/** The worker's own bundle, beside this one or above its chunks; null where the sources run unbundled. */
export function findWorker(): URL | null {
  const places = ['./symbols-worker.js', '../symbols-worker.js'].map(
    (place) => new URL(place, import.meta.url),
  )
  return places.find((place) => existsSync(fileURLToPath(place))) ?? null
}

/** Reads the files in two threads; the readings come in the order of the files. */
export async function readInWorkers(script: URL, all: Batch): Promise<FileReading[]> {
  const batches = deriveBatches(all)
  const readings: FileReading[][] = []
  let next = 0
  const work = async (): Promise<void> => {
    const worker = new Worker(script, { resourceLimits })
    try {
      for (let place = next++; place < batches.length; place = next++) {
        const batch = batches[place]
        if (batch !== undefined) readings[place] = await ask(worker, batch)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(threads, batches.length) }, work))
  return readings.flat()
}

function ask(worker: Worker, batch: Batch): Promise<FileReading[]> {
  return new Promise((resolve, reject) => {
    const onMessage = (readings: FileReading[]): void => end(() => resolve(readings))
    const onError = (error: Error): void => end(() => reject(error))
    const onExit = (code: number): void => end(() => reject(new Error(`a thread ended with code ${code}`)))
    const end = (settle: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      settle()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(batch)
  })
}

/** Cuts the files into runs of about the same size. */
function deriveBatches({ files, parseLimits }: Batch): Batch[] {
  const batches: { files: SymbolInput[]; parseLimits: (SymbolLimit | null)[]; size: number }[] = []
  files.forEach((file, index) => {
    let batch = batches.at(-1)
    if (batch === undefined || batch.size > batchSize) {
      batch = { files: [], parseLimits: [], size: 0 }
      batches.push(batch)
    }
    batch.files.push(file)
    batch.parseLimits.push(parseLimits[index] ?? null)
    batch.size += deriveSize(file)
  })
  return batches.map(({ files: some, parseLimits: limits }) => ({ files: some, parseLimits: limits }))
}
