import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { parseMarker } from '../../src/core/report/comment-state.js'
import { rounds } from '../helpers/counts.js'
import type { TestRepository } from '../helpers/repository.js'
import { branches, createOrigin } from './origin.js'
import { play, type Stage } from './stage.js'

const races = rounds(50)
/** As many at a time as keep two processors busy, since the runs of each mostly wait for each other. */
const atOnce = 2
/** Milliseconds that an answer takes at most to be made, and at most to arrive. */
const longest = 40

let origin: TestRepository

beforeAll(() => {
  origin = createOrigin()
})

it(`three runs at the same time leave one comment with the newest text, ${races} times of ${races}`, {
  timeout: 600_000,
}, async () => {
  const left = Array.from({ length: races }, (_, round) => round)
  const work = async () => {
    for (let round = left.pop(); round !== undefined; round = left.pop()) {
      const isPushedTo = round % 2 === 1
      await play(origin, 'none', (stage) => race(stage, isPushedTo))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
})

/** Three runs for one commit, or two for a commit and one for that which is pushed meanwhile. */
async function race(stage: Stage, isPushedTo: boolean): Promise<void> {
  const { github, pull } = stage
  github.delay = () => Math.random() * longest
  const start = async (run: number) => {
    await wait(Math.random() * 150)
    if (run === 3 && isPushedTo) pull.head.sha = stage.oid(branches.foreign)
    // The paths tell the texts apart.
    return stage.run({ run, inputs: { path: `P${run}.md` } })
  }
  const ends = await Promise.all([1, 2, 3].map(start))
  const { comments } = github
  const logs = ends.map(({ log }) => log).join('\n')
  expect(comments, logs).toHaveLength(1)
  expect(comments[0]?.body, logs).toContain('P3.md')
  expect(parseMarker(comments[0]?.body ?? '')).toEqual({ run: 3, attempt: 1, head: pull.head.sha })
}
