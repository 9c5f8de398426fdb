import { parentPort } from 'node:worker_threads'
import { parsers } from './parsers.js'
import type { Case } from './target.js'

/** Answers each input with what went wrong, and how long it took. */
parentPort?.on('message', async ({ name, input }: { name: string; input: Case }) => {
  const started = performance.now()
  let failures: string[]
  try {
    failures = (await parsers.find((target) => target.name === name)?.run(input)) ?? []
  } catch (error) {
    const [, place = ''] = (error instanceof Error ? (error.stack ?? '') : '').split('\n    at ')
    failures = [`thrown: ${String(error).slice(0, 300)} (${place.slice(0, 150)})`]
  }
  parentPort?.postMessage({ failures, milliseconds: performance.now() - started })
})
parentPort?.postMessage('ready')
