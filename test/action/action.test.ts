import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram } from '../../scripts/build.js'
import { createFolder, type TestRepository } from '../helpers/repository.js'
import { type BranchKind, createOrigin } from './origin.js'
import { outcomes } from './outcomes.js'
import { openStage, type Stage } from './stage.js'

let dist = ''
let origin: TestRepository
const stages: Stage[] = []

beforeAll(async () => {
  // As in a clone: the folder above says that these are modules.
  const folder = createFolder()
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  dist = join(folder, 'dist')
  await buildProgram(dist)
  origin = createOrigin(dist)
})
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.github.close()
})

async function stageOf(kind: BranchKind = 'fresh'): Promise<Stage> {
  const stage = await openStage(dist, origin, kind)
  stages.push(stage)
  return stage
}

const codes = { pass: 0, fail: 1, unknown: 0 } as const

describe('in every situation', () => {
  it.each(outcomes)('$when: $result', async ({ branch, arrange, options, ...expected }) => {
    const stage = await stageOf(branch)
    arrange?.(stage)
    const given = typeof options === 'function' ? options(stage) : options
    const { code, outputs, log } = await stage.run(given)
    expect({ code, verdict: outputs['verdict'], log }).toEqual({
      code: codes[expected.verdict],
      verdict: expected.verdict,
      log,
    })
    if (expected.freshness !== undefined) expect(outputs['freshness'], log).toBe(expected.freshness)
    expect(stage.github.comments, log).toHaveLength(expected.comments)
    const [comment] = stage.github.comments
    expect(outputs['comment-url'] ?? '').toMatch(comment === undefined ? /^$/ : new RegExp(`-${comment.id}$`))
  })
})
