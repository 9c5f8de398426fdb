/**
 * Times `facts --json` as a whole process, against the least it could cost: an empty Node program and the one
 * `git diff` it reads, in the same run.
 *
 *   npm run bench                                         on two histories made for it
 *   npm run bench -- REPOSITORY [BASE..HEAD]               on another repository
 *   npm run bench -- --cli FILE --rounds 40 …              with another bundle, or for longer
 *   npm run bench -- --only push                           the pushes alone, see push.ts; or `facts`, `check`, `action`, `status`
 */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { patchArguments } from '../src/git/diff/read.js'
import { resolveRange } from '../src/git/range.js'
import { openRepository } from '../src/git/repository.js'
import { measureAction } from './action.js'
import { measureCheck } from './check.js'
import { createHistory, histories } from './histories.js'
import { type Command, measureInTurn, measureMemory, median } from './measure.js'
import { measurePushes } from './push.js'
import { measureStatus } from './status.js'

/** What is promised: on a branch of up to 50 files a ratio, above it a time over git's own. */
const mostRatio = 1.4
const mostOverGit = 1500
const mostMegabytes = 250
const smallBranch = 50

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cli: { type: 'string', default: resolve(import.meta.dirname, '../dist/cli.js') },
    rounds: { type: 'string', default: '21' },
    only: { type: 'string' },
  },
})
if (!existsSync(values.cli)) throw new Error(`There is no ${values.cli}: run \`npm run build\` first.`)

const [directory, range] = positionals
if (directory !== undefined) console.log(await measure(directory, resolve(directory), range))
else if (values.only === undefined || values.only === 'facts')
  for (const history of histories) {
    const made = createHistory(history)
    try {
      console.log(await measure(history.name, made))
    } finally {
      rmSync(dirname(made), { recursive: true, force: true })
    }
  }
if (directory === undefined && (values.only === undefined || values.only === 'check'))
  console.log(measureCheck(resolve(values.cli), Number(values.rounds)))
if (directory === undefined && (values.only === undefined || values.only === 'action'))
  console.log(measureAction(resolve(values.cli), Number(values.rounds)))
if (directory === undefined && (values.only === undefined || values.only === 'push'))
  console.log(measurePushes(resolve(values.cli), Number(values.rounds)))
if (directory === undefined && (values.only === undefined || values.only === 'status'))
  console.log(measureStatus(resolve(values.cli), Number(values.rounds)))

async function measure(name: string, path: string, range?: string): Promise<string> {
  const [base, head] = range?.split('..') ?? []
  const repository = await openRepository(path)
  const resolved = await resolveRange(repository, { base, head })
  const subject = { from: resolved.base.mergeBase, to: resolved.head, exclude: [] }
  const node: Command = { program: process.execPath, args: ['-e', '0'], directory: path }
  const diff: Command = { program: 'git', args: patchArguments(repository, subject), directory: path }
  const revisions = [...(base ? ['--base', base] : []), ...(head ? ['--head', head] : [])]
  const facts: Command = {
    program: process.execPath,
    args: [values.cli, 'facts', '--json', '-C', path, ...revisions],
    directory: path,
  }
  const [nodeTime = 0, diffTime = 0, factsTime = 0] = measureInTurn(
    [node, diff, facts],
    Number(values.rounds),
  ).map(median)
  return report(name, countFiles(path, subject), nodeTime, diffTime, factsTime, measureMemory(facts))
}

function countFiles(path: string, { from, to }: { from: string; to: string }): number {
  const names = execFileSync('git', ['diff', '--name-only', '-z', from, to], {
    cwd: path,
    maxBuffer: 1 << 28,
  })
  return names.toString('latin1').split('\0').length - 1
}

function report(
  name: string,
  files: number,
  node: number,
  diff: number,
  facts: number,
  memory: number,
): string {
  const least = node + diff
  const ratio = facts / least
  const over = facts - least
  const promise =
    files <= smallBranch
      ? judge(ratio <= mostRatio, `at most ${mostRatio} times`)
      : judge(over <= mostOverGit, `at most ${mostOverGit} ms more`)
  return [
    `${name} (${files} files changed), medians of ${values.rounds} runs`,
    `  node -e 0            ${milliseconds(node)}`,
    `  git diff             ${milliseconds(diff)}`,
    `  facts --json         ${milliseconds(facts)}   ${ratio.toFixed(2)} times both, ${over.toFixed(0)} ms more   ${promise}`,
    `  peak memory          ${memory.toFixed(0).padStart(7)} MB   ${judge(memory <= mostMegabytes, `at most ${mostMegabytes} MB`)}`,
  ].join('\n')
}

function milliseconds(time: number): string {
  return `${time.toFixed(1).padStart(7)} ms`
}

function judge(kept: boolean, promise: string): string {
  return `${kept ? 'ok' : 'TOO MUCH'} (${promise})`
}
