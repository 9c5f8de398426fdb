import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram } from '../../scripts/build.js'
import { listActing } from '../core/comment/hostile.js'
import { createFolder, type TestRepository } from '../helpers/repository.js'
import type { Answer } from './fake-github.js'
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
  for (const { github } of stages.splice(0)) {
    await github.close()
    expect(github.faults).toEqual([])
  }
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

describe('a pull request that is', () => {
  it.each(['opened', 'reopened', 'ready_for_review'])('%s gets its comment', async (action) => {
    const stage = await stageOf()
    const { outputs } = await stage.run({
      payload: { action, number: 7, pull_request: structuredClone(stage.pull) },
    })
    expect(outputs['verdict']).toBe('pass')
    expect(stage.github.comments).toHaveLength(1)
  })
})

describe('the comment', () => {
  it('is written again only where its text is another', async () => {
    const stage = await stageOf()
    await stage.run({ run: 1 })
    const [first] = structuredClone(stage.github.comments)
    stage.github.requests = []
    const { outputs } = await stage.run({ run: 2 })
    expect(stage.github.comments).toEqual([first])
    // The pull request twice, its comments once: nothing is asked that is not needed.
    expect(stage.github.requests).toEqual([
      'GET /repos/o/r/pulls/7',
      'GET /repos/o/r/pulls/7',
      'GET /repos/o/r/issues/7/comments',
    ])
    expect(outputs['comment-url']).toContain(String(first?.id))
  })

  it('is the same one after the branch went on', async () => {
    const stage = await stageOf('stale')
    await stage.run({ run: 1 })
    const [before] = structuredClone(stage.github.comments)
    Object.assign(stage.pull.head, { ref: 'feat/x', sha: stage.oid('feat/x') })
    await stage.run({ run: 2 })
    expect(stage.github.comments.map(({ id }) => id)).toEqual([before?.id])
    expect(before?.body).toContain('is stale')
    expect(stage.github.comments[0]?.body).toContain('matches the branch')
  })

  it('is brought up to date also where a new one would not be written', async () => {
    const stage = await stageOf('stale')
    await stage.run({ run: 1 })
    Object.assign(stage.pull.head, { ref: 'feat/x', sha: stage.oid('feat/x') })
    await stage.run({ run: 2, inputs: { comment: 'findings' } })
    expect(stage.github.comments[0]?.body).toContain('matches the branch')
  })

  it('is found among hundreds, and nobody else’s is touched', async () => {
    const stage = await stageOf()
    await stage.run({ run: 1 })
    const [own] = stage.github.comments
    if (own === undefined) throw new Error('There is no comment.')
    const others = Array.from({ length: 230 }, (_, at) => ({
      ...own,
      id: at + 1,
      user: { login: 'eve', type: 'User' as const },
      body: at % 2 === 0 ? own.body : 'Looks good',
    }))
    stage.github.comments = [...others, { ...own, body: own.body.replace('matches', 'once matched') }]
    await stage.run({ run: 2 })
    expect(stage.github.comments.slice(0, 230)).toEqual(others)
    expect(stage.github.comments).toHaveLength(231)
    expect(stage.github.comments.at(-1)?.body).toContain('matches the branch')
  })

  it('is a person’s own with a person’s token', async () => {
    const stage = await stageOf()
    stage.github.tokens.set('ghp_person', { login: 'ada', type: 'User' })
    await stage.run({ run: 1, inputs: { 'github-token': 'ghp_person' } })
    await stage.run({ run: 2, inputs: { 'github-token': 'ghp_person' } })
    expect(stage.github.comments.map(({ user }) => user.login)).toEqual(['ada'])
    expect(stage.github.requests).toContain('GET /user')
  })

  it('is not written by a run whose commit is not the newest any more', async () => {
    const stage = await stageOf('stale')
    let asked = 0
    stage.github.intercept = ({ path }) => {
      // Somebody pushes while the check runs.
      if (path.endsWith('/pulls/7') && ++asked === 2) stage.pull.head.sha = stage.oid('feat/x')
      return null
    }
    await stage.run({ run: 1 })
    expect(stage.github.comments).toEqual([])
  })

  it('says the verdict, one command, the findings with their lines, and how to go on', async () => {
    const stage = await stageOf('vague')
    await stage.run()
    const body = stage.github.comments[0]?.body ?? ''
    const line = `${stage.github.url}/o/r/blob/${stage.pull.head.sha}/HANDOFF.md?plain=1#L`
    expect(body).toContain(line)
    expect(body).toMatch(/Where it stands[\s\S]*Next: .*Call `b\(\)`[\s\S]*loaded twice/)
    expect(body.match(/```sh\n/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })
})

/** Each costs a second of a processor; `HANDOFF_RACE_ROUNDS=50` for all that were promised. */
const rounds = Number(process.env['HANDOFF_RACE_ROUNDS'] ?? 3)

describe('three runs at the same time', () => {
  it(`leave one comment with the newest text, ${rounds} times of ${rounds}`, {
    timeout: 600_000,
  }, async () => {
    const stage = await stageOf()
    stage.github.delay = () => Math.random() * 40
    for (let round = 0; round < rounds; round++) {
      stage.github.comments = []
      // Each says something else: the first two are about work that the third has covered.
      const heads = [1, 2, 3].map((run) =>
        stage.run({ run: round * 10 + run, inputs: { path: `P${run}.md`, require: 'page' } }),
      )
      await Promise.all(heads)
      expect(stage.github.comments).toHaveLength(1)
      expect(stage.github.comments[0]?.body).toContain('P3.md')
    }
  })
})

describe('a token that may not write', () => {
  const answers: [string, Answer, RegExp][] = [
    [
      'without the permission',
      { status: 403, body: { message: 'Resource not accessible by integration' } },
      /pull-requests: write/,
    ],
    ['that has expired', { status: 401, body: { message: 'Bad credentials' } }, /does not accept the token/],
    ['in a locked conversation', { status: 403, body: { message: 'issue is locked' } }, /locked/],
    [
      'beyond the rate limit',
      { status: 403, headers: { 'retry-after': '3600' }, body: { message: 'secondary rate limit' } },
      /rate limit/,
    ],
    ['while GitHub is down', { status: 503, body: { message: 'Unavailable' } }, /GitHub answered 503/],
  ]
  it.each(answers)('%s: the check stands, and the summary says why', async (_, answer, expected) => {
    const stage = await stageOf()
    stage.github.intercept = ({ method }) => (method === 'POST' ? answer : null)
    const { code, summary, log, outputs } = await stage.run()
    expect(code, log).toBe(0)
    expect(outputs['verdict']).toBe('pass')
    expect(summary).toMatch(expected)
    expect(log).toMatch(/::warning title=No comment/)
  })

  it('is told on a fork what to add', async () => {
    const stage = await stageOf()
    stage.pull.head.repo = { full_name: 'eve/r' }
    stage.github.permissions.pulls = 'read'
    const { summary } = await stage.run()
    expect(summary).toMatch(
      /on: pull_request_target\npermissions:\n {2}contents: read\n {2}pull-requests: write/,
    )
    expect(summary).toContain('mode: api')
  })

  it('is told of Dependabot', async () => {
    const stage = await stageOf()
    stage.github.permissions.pulls = 'read'
    expect((await stage.run({ actor: 'dependabot[bot]' })).summary).toContain('Dependabot')
  })

  it('may be none at all', async () => {
    const stage = await stageOf()
    const { code, summary } = await stage.run({ inputs: { 'github-token': '' } })
    expect(code).toBe(0)
    expect(summary).toContain('there is no token')
    expect(stage.github.requests).toEqual([])
  })

  it('waits for a short rate limit and goes on', async () => {
    const stage = await stageOf()
    let refused = 0
    stage.github.intercept = ({ method }) =>
      method === 'POST' && refused++ < 2
        ? { status: 429, headers: { 'retry-after': '0' }, body: { message: 'slow down' } }
        : null
    await stage.run()
    expect(stage.github.comments).toHaveLength(1)
    expect(refused).toBe(3)
  })
})

describe('history', () => {
  it.each<[string, readonly string[] | null, Record<string, string>, string]>([
    ['is the checkout’s where that is complete', [], {}, 'checkout'],
    ['is fetched as far as needed for a shallow checkout', ['--depth=1'], {}, 'compare'],
    ['is fetched without a checkout', null, {}, 'compare'],
    ['is fetched where the checkout is not to be looked at', [], { mode: 'api' }, 'compare'],
    ['is fetched for a checkout without blobs', ['--filter=blob:none'], {}, 'compare'],
  ])('%s', async (_, clone, inputs, source) => {
    const stage = await stageOf('stale')
    const { log, outputs } = await stage.run({ clone, inputs })
    expect(log).toContain(`history from: ${source}.`)
    expect(outputs['freshness']).toBe('stale')
  })

  it('is fetched whole where GitHub does not tell the merge base', async () => {
    const stage = await stageOf('stale')
    stage.github.intercept = ({ path }) => (path.includes('/compare/') ? { status: 500, body: {} } : null)
    const { log, outputs } = await stage.run({ clone: ['--depth=1'] })
    expect(log).toContain('history from: history.')
    expect(outputs['freshness']).toBe('stale')
  })
})

describe('text of a stranger', () => {
  it.each<BranchKind>(['hostile', 'many'])('starts nothing: %s', async (kind) => {
    const stage = await stageOf(kind)
    const { code, log, summary, outputs } = await stage.run()
    expect(code).toBe(1)
    const body = stage.github.comments[0]?.body ?? ''
    expect(body.length).toBeLessThanOrEqual(65_536)
    const own = new RegExp(
      `^html <!-- git-handoff:1 run=1 |^html </?(?:details|sub|summary)|^link ${stage.github.url}/o/r/`,
    )
    for (const text of [body, summary]) {
      expect(listActing(text).filter((acting) => !own.test(acting))).toEqual([])
    }
    const [before = '', within = '', after = ''] = log.split(/^::(?:stop-commands::)?[0-9a-f-]{36}(?:::)?$/m)
    expect(within).not.toMatch(/[\u001b\u202e]/)
    const commands = [before, after].join('\n').match(/^[ \t]*::[a-z-]+/gm) ?? []
    expect(new Set(commands)).toEqual(new Set(['::add-mask', ...levelsOf(after)]))
    expect(commands.filter((command) => command === '::error').length).toBeLessThanOrEqual(11)
    expect(outputs['verdict']).toBe('fail')
  })

  it('never shows the token', async () => {
    const stage = await stageOf('hostile')
    const { log, summary, outputs } = await stage.run({ clone: null })
    const shown = [
      log.replace(/^::add-mask::.*$/gm, ''),
      summary,
      JSON.stringify(outputs),
      stage.github.comments[0]?.body,
    ]
    expect(shown.join('\n')).not.toMatch(/ghs_workflow|eC1hY2Nlc3MtdG9rZW46/)
  })
})

describe('a mistake in the set-up', () => {
  it.each<[string, BranchKind, Record<string, string>, RegExp]>([
    [
      'an unknown value',
      'fresh',
      { comment: 'sometimes' },
      /Unexpected `comment: sometimes`, expected one of always, findings, never/,
    ],
    ['a broken configuration', 'broken', {}, /fail_on/],
    ['a configuration that is not there', 'fresh', { config: 'none.yml' }, /There is no `none.yml`/],
    ['a path that leads out', 'fresh', { path: '../x' }, /is not a path inside the repository/],
  ])('%s fails with what to do', async (_, kind, inputs, expected) => {
    const stage = await stageOf(kind)
    const { code, log } = await stage.run({ inputs })
    expect(code).toBe(1)
    expect(log).toMatch(expected)
    expect(log).not.toMatch(/^\s+at /m)
  })

  it('in a fork’s configuration has no say under pull_request_target', async () => {
    const stage = await stageOf('broken')
    stage.pull.head.repo = { full_name: 'eve/r' }
    const { log } = await stage.run({ event: 'pull_request_target', clone: null, inputs: { mode: 'api' } })
    expect(log).not.toContain('fail_on')
  })
})

function levelsOf(log: string): string[] {
  return ['::error', '::warning', '::notice'].filter((level) => new RegExp(`^${level}\\b`, 'm').test(log))
}
