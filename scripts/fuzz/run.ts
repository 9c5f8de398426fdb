/**
 * `npm run fuzz -- [--minutes N] [--seed S] [--only TARGET] [--input N] [--log FILE]`: hostile inputs for everything that
 * reads what others have written; `--shapes` see `shapes.ts`. Every input follows from the seed, the target's name and its number.
 */
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { parsers } from './parsers.js'
import { programs } from './program.js'
import { createRandom } from './random.js'
import { type Case, mostTime, type Target } from './target.js'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: `${Date.now()}` },
    only: { type: 'string' },
    input: { type: 'string' },
    log: { type: 'string' },
    shapes: { type: 'boolean', default: false },
  },
})

if (values.shapes) {
  const { tryShapes } = await import('./shapes.js')
  const isSeeded = process.argv.includes('--seed')
  const slow = isSeeded ? tryShapes(10, Number(values.seed)) : tryShapes()
  process.exit(slow.length === 0 ? 0 : 1)
}

/** Milliseconds after which a worker that gives no answer is ended. */
const patience = 20_000
/** Milliseconds that cutting an input down may take. */
const cuttingTime = 60_000

const folder = mkdtempSync(join(tmpdir(), 'git-handoff-fuzz-failures-'))
const targets = [...parsers, ...programs].filter(
  ({ name }) => values.only === undefined || name === values.only,
)
if (targets.length === 0) throw new Error(`There is no target ${values.only}.`)

let worker: Worker | null = null

/** Runs a target: those that are called directly in a worker with little memory, which can be ended. */
async function tryInput(target: Target, input: Case): Promise<string[]> {
  if (programs.includes(target)) return await target.run(input)
  const own = worker ?? (await openWorker())
  worker = own
  const before = process.cpuUsage()
  return await new Promise((fulfil) => {
    const end = (failures: string[], isOver: boolean) => {
      clearTimeout(timer)
      forget(own)
      if (isOver) {
        worker = null
        void own.terminate()
      }
      fulfil(failures)
    }
    const timer = setTimeout(() => end([`hang: no answer after ${patience / 1000} s`], true), patience)
    own.once('error', (error) => end([`ended: ${error.message}`], true))
    own.once('exit', (code) => end([`ended: with ${code}`], true))
    own.once('message', ({ failures, milliseconds }: { failures: string[]; milliseconds: number }) => {
      const { user, system } = process.cpuUsage(before)
      const time = Math.min(milliseconds, (user + system) / 1000)
      end(time > mostTime ? [...failures, `slow: ${Math.round(time)} ms`] : failures, false)
    })
    own.postMessage({ name: target.name, input })
  })
}

/** Only our own listeners: a worker without its other ones delivers no messages. */
function forget(one: Worker): void {
  for (const event of ['message', 'error', 'exit']) one.removeAllListeners(event)
}

async function openWorker(): Promise<Worker> {
  // Node.js 20 does not hand the loader of TypeScript on to workers.
  const start =
    "const { tsImport } = await import('tsx/esm/api'); await tsImport('./worker.ts', require('node:worker_threads').workerData)"
  const fresh = new Worker(`(async () => { ${start} })()`, {
    eval: true,
    workerData: import.meta.url,
    resourceLimits: { maxOldGenerationSizeMb: 500 },
  })
  await new Promise((fulfil, reject) => fresh.once('message', fulfil).once('error', reject))
  forget(fresh)
  return fresh
}

const kindOf = (failure: string) => failure.slice(0, failure.indexOf(':') < 0 ? 20 : failure.indexOf(':'))

/** The input without the parts that its failure does not need, and with long repeats made short. */
async function cutDown(target: Target, input: Case, kind: string): Promise<Case> {
  const until = Date.now() + cuttingTime
  const fails = async (parts: string[]) =>
    (await tryInput(target, { ...input, parts })).some((failure) => kindOf(failure) === kind)
  let parts = input.parts
  for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < parts.length && Date.now() < until; ) {
      const fewer = parts.toSpliced(at, size)
      if (fewer.length > 0 && (await fails(fewer))) parts = fewer
      else at += size
    }
  }
  for (let at = 0; at < parts.length; at += 1) {
    for (let part = parts[at] ?? ''; part.length > 8 && Date.now() < until; ) {
      const halves = [part.slice(part.length / 2), part.slice(0, part.length / 2)]
      const shorter = []
      for (const half of halves)
        if (shorter.length === 0 && (await fails(parts.with(at, half)))) shorter.push(half)
      if (shorter[0] === undefined) break
      part = shorter[0]
      parts = parts.with(at, part)
    }
  }
  return { ...input, parts }
}

const counts = new Map<string, number>()
const seen = new Map<string, number>()
let failed = 0

function log(line: string): void {
  process.stdout.write(`${line}\n`)
  if (values.log !== undefined) appendFileSync(values.log, `${line}\n`)
}

const summary = () =>
  `seed ${values.seed}: ${[...counts.values()].reduce((sum, one) => sum + one, 0)} inputs, ${failed} failures (${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')})`

async function runOne(target: Target, number: number): Promise<void> {
  const input = target.generate(createRandom(values.seed, target.name, number))
  counts.set(target.name, (counts.get(target.name) ?? 0) + 1)
  let failures = await tryInput(target, input)
  // What is slow once may have had a slow machine.
  if (failures.some((failure) => /^(?:slow|hang|killed)/.test(failure)))
    failures = await tryInput(target, input)
  if (failures.length === 0) return
  failed += 1
  const [first = ''] = failures
  const known = `${target.name} ${kindOf(first)}`
  seen.set(known, (seen.get(known) ?? 0) + 1)
  log(
    `FAILED ${target.name} ${first}\n  npm run fuzz -- --seed ${values.seed} --only ${target.name} --input ${number}`,
  )
  if ((seen.get(known) ?? 0) > 2) return // the first two of a kind are enough to work with
  const file = join(folder, `${target.name}-${number}.json`)
  writeFileSync(
    file,
    `${JSON.stringify({ failures, ...(await cutDown(target, input, kindOf(first))) }, null, 2)}\n`,
  )
  log(`  ${file}`)
}

log(`seed ${values.seed}, failures go to ${folder}`)
if (values.input !== undefined) for (const target of targets) await runOne(target, Number(values.input))
else {
  const until = Date.now() + Number(values.minutes) * 60_000
  let told = Date.now()
  const groups = [programs, parsers]
    .map((group) => ({ queue: targets.filter((target) => group.includes(target)), spent: 0 }))
    .filter(({ queue }) => queue.length > 0)
  const numbers = new Map<Target, number>()
  while (Date.now() < until) {
    // Children take a hundred times as long as calls: each kind gets half of the time, however slow the machine is.
    const group = groups.reduce((least, one) => (one.spent < least.spent ? one : least))
    const target = group.queue.shift() as Target
    group.queue.push(target)
    const number = numbers.get(target) ?? 0
    numbers.set(target, number + 1)
    const started = Date.now()
    await runOne(target, number)
    group.spent += Date.now() - started
    if (Date.now() - told < 60_000) continue
    told = Date.now()
    log(`${new Date().toISOString()} ${summary()}`)
  }
}
log(summary())
await (worker as Worker | null)?.terminate()
process.exitCode = failed === 0 ? 0 : 1
