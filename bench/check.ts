/**
 * Times `check` as a whole process: of a page that was just made, against an empty Node program and the one `git diff`
 * of the branch; for the first time, and again for the same content; and the check of a page of 300 kB.
 */
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createHistory, fiftyFiles } from './histories.js'
import { type Command, measureInTurn, measureOnce, median } from './measure.js'

/** What is promised. */
const mostRatio = 1.8
const mostForLarge = 1000
/** In bytes. */
const largePage = 300_000

/** Measures on a repository made for it; `cli` is the bundle. */
export function measureCheck(cli: string, rounds: number): string {
  const directory = createHistory(fiftyFiles)
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [cli, ...args], { cwd: directory, env: identity, encoding: 'utf8' })
  try {
    const notes = [
      '--context',
      'A branch to measure on.',
      '--decision',
      'Numbers',
      '--because',
      'they compare',
    ]
    run(
      'create',
      '--commit',
      ...notes,
      '--gotcha',
      'The first run is cold.',
      '--task',
      'Measure `src/part0` again',
    )
    const node: Command = { program: process.execPath, args: ['-e', '0'], directory }
    const diff: Command = {
      program: 'git',
      args: ['diff', '--raw', '-p', '-U0', 'origin/main...HEAD'],
      directory,
    }
    const again: Command = { program: process.execPath, args: [cli, 'check'], directory }
    const first: Command = {
      ...again,
      program: 'env',
      args: ['GIT_HANDOFF_CACHE=0', process.execPath, ...again.args],
    }
    const [nodeTime = 0, diffTime = 0, againTime = 0, firstTime = 0] = measureInTurn(
      [node, diff, again, first],
      rounds,
    ).map(median)
    const page = renderLargePage(run('create', '--stdout'))
    // Another word each time: what is known of the same page would be told again without a look at it.
    const largeTimes = Array.from({ length: Math.min(rounds, 5) }, (_, round) => {
      writeFileSync(join(directory, 'HANDOFF.md'), `${page}- Round ${round}\n`)
      return measureOnce(again)
    })
    const largeTime = median(largeTimes)
    const least = nodeTime + diffTime
    const ratio = againTime / least
    return [
      `check on a fresh page (50 files changed), medians of ${rounds} runs`,
      row('node -e 0', nodeTime),
      row('git diff', diffTime),
      row(
        'check',
        againTime,
        `${ratio.toFixed(2)} times both`,
        ratio <= mostRatio,
        `at most ${mostRatio} times`,
      ),
      row('check, the first', firstTime, `${(firstTime / least).toFixed(2)} times both`),
      row('a page of 300 kB', largeTime, '', largeTime <= mostForLarge, `at most ${mostForLarge} ms`),
    ].join('\n')
  } finally {
    rmSync(dirname(directory), { recursive: true, force: true })
  }
}

/** Who commits. */
export const identity = {
  ...process.env,
  GIT_CONFIG_COUNT: '2',
  ...configOf('user.name', 0),
  ...configOf('user.email', 1),
}

function configOf(key: string, index: number): NodeJS.ProcessEnv {
  return { [`GIT_CONFIG_KEY_${index}`]: key, [`GIT_CONFIG_VALUE_${index}`]: 'ada@example.com' }
}

/** Thousands of gotchas, each another one. */
function renderLargePage(page: string): string {
  let text = page
  for (let index = 0; text.length < largePage; index += 1)
    text += `- Gotcha ${index}: \`value${index}\` is **read** twice, in \`src/part${index % 40}/module${index % 40}.ts\`\n`
  return text
}

function row(name: string, time: number, comment = '', kept?: boolean, promise?: string): string {
  const judged = kept === undefined ? '' : `   ${kept ? 'ok' : 'TOO MUCH'} (${promise})`
  return `  ${name.padEnd(20)} ${time.toFixed(1).padStart(7)} ms   ${comment}${judged}`
}
