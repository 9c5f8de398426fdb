import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/action/api.js'
import { converge } from '../../src/action/comment.js'
import { type OwnComment, renderMarker } from '../../src/core/report/comment-state.js'

const newest = 'b'.repeat(40)
const rounds = 50

/** Comments that several runs change at once; each request takes its time on the way there and on the way back. */
function createComments(delay: () => number) {
  let comments: OwnComment[] = []
  let nextId = 1
  const slowly = async <T>(act: () => T): Promise<T> => {
    await wait(delay())
    const result = act()
    await wait(delay())
    return result
  }
  const missing = () => Object.assign(new Error('Not Found'), { status: 404 })
  const connect = (): Api => ({
    slowest: () => 2 * longest,
    readPull: () => Promise.resolve(null),
    compare: () => Promise.reject(missing()),
    readFile: () => Promise.resolve(null),
    listOwnComments: () => slowly(() => comments.map((comment) => ({ ...comment }))),
    createComment: (_, body) =>
      slowly(() => {
        comments.push({ id: nextId++, body })
        return { id: nextId - 1, url: '' }
      }),
    updateComment: (id, body) =>
      slowly(() => {
        const found = comments.find((comment) => comment.id === id)
        if (found === undefined) throw missing()
        found.body = body
      }),
    deleteComment: (id) =>
      slowly(() => {
        if (!comments.some((comment) => comment.id === id)) throw missing()
        comments = comments.filter((comment) => comment.id !== id)
      }),
  })
  return { connect, list: () => comments }
}

const longest = 40

describe('three runs at the same time', () => {
  it.each([
    ['without a comment before', 0],
    ['with one before', 1],
    ['with two left over', 2],
  ])('leave one comment with the newest text, every time: %s', async (_, before) => {
    // A fixed seed: the delays differ from round to round, and not from day to day.
    const seeds = fc.sample(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { numRuns: rounds, seed: 7 })
    const ends = await Promise.all(seeds.map((seed) => race(seed, before)))
    for (const comments of ends) {
      expect(comments).toHaveLength(1)
      expect(comments[0]?.body).toContain('text of 3')
    }
  })
})

async function race(seed: number, before: number): Promise<readonly OwnComment[]> {
  let state = seed
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const { connect, list } = createComments(() => random() * longest)
  const bodyOf = (run: number) => `${renderMarker({ run, attempt: 1, head: newest })}\ntext of ${run}`
  for (let at = 0; at < before; at++) await connect().createComment(1, bodyOf(0))
  await Promise.all(
    [1, 2, 3].map(async (run) => {
      await wait(random() * 100)
      const message = { state: { run, attempt: 1, head: newest }, body: bodyOf(run), isWanted: true }
      return converge(connect(), 1, message, () => Promise.resolve(newest))
    }),
  )
  return list()
}
