/** The thread's side of `worker-pool.ts`: one message is one batch, one answer its readings. */
import { parentPort } from 'node:worker_threads'
import { readFiles } from './engine.js'
import type { Batch } from './worker-pool.js'

parentPort?.on('message', async (batch: Batch) => {
  parentPort?.postMessage(await readFiles(batch, false))
})
