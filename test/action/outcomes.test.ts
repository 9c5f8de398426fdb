import { beforeAll, describe, expect, it } from 'vitest'
import { someOf } from '../helpers/counts.js'
import type { TestRepository } from '../helpers/repository.js'
import { createOrigin } from './origin.js'
import { outcomes } from './outcomes.js'
import { play } from './stage.js'

let origin: TestRepository

beforeAll(() => {
  origin = createOrigin()
})

const codes = { pass: 0, fail: 1, unknown: 0 } as const

describe.concurrent('in every situation', () => {
  it.each(someOf(outcomes, 20))('$when: $result', ({ branch = 'fresh', arrange, options, ...expected }) =>
    play(origin, branch, async (stage) => {
      arrange?.(stage)
      const given = typeof options === 'function' ? options(stage) : options
      const { code, outputs, log } = await stage.run(given)
      expect({ code, verdict: outputs['verdict'], log }).toEqual({
        code: codes[expected.verdict],
        verdict: expected.verdict,
        log,
      })
      if (expected.freshness !== undefined) expect(outputs['freshness'], log).toBe(expected.freshness)
      const { comments, requests } = stage.github
      expect(comments, log).toHaveLength(expected.comments)
      const [comment] = comments
      expect(outputs['comment-url'] ?? '').toMatch(
        comment === undefined ? /^$/ : new RegExp(`-${comment.id}$`),
      )
      expect(requests.filter((request) => !request.startsWith('GIT '))).toHaveLength(expected.requests)
    }),
  )
})
