import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { listActing } from '../core/report/hostile.js'
import { createFolder, type TestRepository } from '../helpers/repository.js'
import type { Answer } from './fake-github.js'
import { type BranchKind, createOrigin } from './origin.js'
import { play, type Stage } from './stage.js'

let origin: TestRepository

beforeAll(() => {
  origin = createOrigin()
})

describe.concurrent('a pull request that is', () => {
  it.each(['opened', 'reopened', 'ready_for_review'])('%s gets its comment', (action) =>
    play(origin, 'fresh', async (stage) => {
      const { outputs } = await stage.run({ payload: { action } })
      expect(outputs['verdict']).toBe('pass')
      expect(stage.github.comments).toHaveLength(1)
    }),
  )
})

describe.concurrent('the comment', () => {
  it('is written again only where its text is another', () =>
    play(origin, 'fresh', async (stage) => {
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
    }))

  it('is the same one after the branch went on', () =>
    play(origin, 'stale', async (stage) => {
      await stage.run({ run: 1 })
      const [before] = structuredClone(stage.github.comments)
      Object.assign(stage.pull.head, { ref: 'feat/x', sha: stage.oid('feat/x') })
      await stage.run({ run: 2 })
      expect(stage.github.comments.map(({ id }) => id)).toEqual([before?.id])
      expect(before?.body).toContain('is stale')
      expect(stage.github.comments[0]?.body).toContain('matches the branch')
    }))

  it('is brought up to date also where a new one would not be written', () =>
    play(origin, 'stale', async (stage) => {
      await stage.run({ run: 1 })
      Object.assign(stage.pull.head, { ref: 'feat/x', sha: stage.oid('feat/x') })
      await stage.run({ run: 2, inputs: { comment: 'findings' } })
      expect(stage.github.comments[0]?.body).toContain('matches the branch')
    }))

  it('is found among hundreds, and nobody else’s is touched', () =>
    play(origin, 'fresh', async (stage) => {
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
    }))

  it('is one of its own beside another app’s with the same mark', () =>
    play(origin, 'fresh', async (stage) => {
      await stage.run({ run: 1 })
      const [own] = stage.github.comments
      if (own === undefined) throw new Error('There is no comment.')
      const theirs = {
        ...own,
        id: 5,
        user: { login: 'other[bot]', type: 'Bot' as const },
        body: own.body.replace('matches', 'once matched'),
      }
      stage.github.comments = [theirs]
      await stage.run({ run: 2 })
      expect(stage.github.comments[0]).toEqual(theirs)
      expect(stage.github.comments.slice(1).map(({ user }) => user.login)).toEqual(['github-actions[bot]'])
    }))

  it('is a person’s own with a person’s token', () =>
    play(origin, 'fresh', async (stage) => {
      stage.github.tokens.set('ghp_person', { login: 'ada', type: 'User' })
      await stage.run({ run: 1, inputs: { 'github-token': 'ghp_person' } })
      await stage.run({ run: 2, inputs: { 'github-token': 'ghp_person' } })
      expect(stage.github.comments.map(({ user }) => user.login)).toEqual(['ada'])
      expect(stage.github.requests).toContain('GET /user')
    }))

  it('is not written twice where GitHub does not say who we are', () =>
    play(origin, 'fresh', async (stage) => {
      stage.github.tokens.set('ghp_person', { login: 'ada', type: 'User' })
      const inputs = { 'github-token': 'ghp_person' }
      await stage.run({ run: 1, inputs })
      stage.github.intercept = ({ path }) => (path === '/user' ? { status: 502, body: {} } : null)
      const { log } = await stage.run({ run: 2, inputs })
      expect(stage.github.comments).toHaveLength(1)
      expect(log).toContain('GitHub returned status 502')
    }))

  it('hears of a configuration that is broken', () =>
    play(origin, 'fresh', async (stage) => {
      await stage.run({ run: 1 })
      Object.assign(stage.pull.head, { ref: 'feat/broken', sha: stage.oid('feat/broken') })
      const { code } = await stage.run({ run: 2 })
      expect(code).toBe(1)
      expect(stage.github.comments).toHaveLength(1)
      expect(stage.github.comments[0]?.body).toMatch(/### ❌ .*fail_onn/)
    }))

  it('is not written by a run whose commit is not the newest any more', () =>
    play(origin, 'stale', async (stage) => {
      let asked = 0
      stage.github.intercept = ({ path }) => {
        // Somebody pushes while the check runs.
        if (path.endsWith('/pulls/7') && ++asked === 2) stage.pull.head.sha = stage.oid('feat/x')
        return null
      }
      await stage.run({ run: 1 })
      expect(stage.github.comments).toEqual([])
    }))

  it('says the verdict, one command, the findings with their lines, and how to go on', () =>
    play(origin, 'vague', async (stage) => {
      await stage.run()
      const body = stage.github.comments[0]?.body ?? ''
      const line = `${stage.github.url}/o/r/blob/${stage.pull.head.sha}/HANDOFF.md?plain=1#L`
      expect(body).toContain(line)
      expect(body).toMatch(/Status[\s\S]*Next: .*Call `b\(\)`[\s\S]*loaded twice/)
      expect(body.match(/```sh\n/g)?.length ?? 0).toBeLessThanOrEqual(1)
    }))
})

describe.concurrent('a token that may not write', () => {
  const answers: [string, Answer, RegExp][] = [
    [
      'without the permission',
      { status: 403, body: { message: 'Resource not accessible by integration' } },
      /pull-requests: write/,
    ],
    [
      'that has expired',
      { status: 401, body: { message: 'Bad credentials' } },
      /GitHub rejected the token. It may have expired/,
    ],
    ['in a locked conversation', { status: 403, body: { message: 'issue is locked' } }, /locked/],
    [
      'beyond the rate limit',
      { status: 403, headers: { 'retry-after': '3600' }, body: { message: 'secondary rate limit' } },
      /rate limit/,
    ],
    ['while GitHub is down', { status: 503, body: { message: 'Unavailable' } }, /GitHub returned status 503/],
  ]
  it.each(answers)('%s: the check stands, and the summary says why', (_, answer, expected) =>
    play(origin, 'fresh', async (stage) => {
      stage.github.intercept = ({ method }) => (method === 'POST' ? answer : null)
      const { code, summary, log, outputs } = await stage.run()
      expect(code, log).toBe(0)
      expect(outputs['verdict']).toBe('pass')
      expect(summary).toMatch(expected)
      expect(log).toMatch(/::warning title=No comment/)
    }),
  )

  it('gives up where GitHub says again and again that the comment is gone', () =>
    play(origin, 'stale', async (stage) => {
      await stage.run({ run: 1 })
      Object.assign(stage.pull.head, { ref: 'feat/x', sha: stage.oid('feat/x') })
      stage.github.requests = []
      stage.github.intercept = ({ method }) =>
        method === 'PATCH' ? { status: 404, body: { message: 'Not Found' } } : null
      const { code, summary } = await stage.run({ run: 2 })
      expect(code).toBe(0)
      expect(summary).toContain('pull-requests: write')
      expect(stage.github.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(5)
    }))

  it('is told on a fork what to add', () =>
    play(origin, 'fresh', async (stage) => {
      stage.pull.head.repo = { full_name: 'eve/r' }
      stage.github.permissions.pulls = 'read'
      const { summary } = await stage.run()
      expect(summary).toMatch(
        /on: pull_request_target\npermissions:\n {2}contents: read\n {2}pull-requests: write/,
      )
      expect(summary).toContain('mode: api')
    }))

  it('is told of Dependabot', () =>
    play(origin, 'fresh', async (stage) => {
      stage.github.permissions.pulls = 'read'
      expect((await stage.run({ actor: 'dependabot[bot]' })).summary).toContain('Dependabot')
    }))

  it('may be none at all', () =>
    play(origin, 'fresh', async (stage) => {
      const { code, summary } = await stage.run({ inputs: { 'github-token': '' } })
      expect(code).toBe(0)
      expect(summary).toContain('No comment: `github-token` is empty.')
      expect(stage.github.requests).toEqual([])
    }))

  it('waits for a short rate limit and goes on', () =>
    play(origin, 'fresh', async (stage) => {
      let refused = 0
      stage.github.intercept = ({ method }) =>
        method === 'POST' && refused++ < 2
          ? { status: 429, headers: { 'retry-after': '0' }, body: { message: 'slow down' } }
          : null
      await stage.run()
      expect(stage.github.comments).toHaveLength(1)
      expect(refused).toBe(3)
    }))
})

describe.concurrent('history', () => {
  it.each<[string, readonly string[] | null, Record<string, string>, string]>([
    ['is the checkout’s where that is complete', [], {}, 'checkout'],
    ['is fetched as far as needed for a shallow checkout', ['--depth=1'], {}, 'compare'],
    ['is fetched without a checkout', null, {}, 'compare'],
    ['is fetched where the checkout is not to be looked at', [], { mode: 'api' }, 'compare'],
    ['is fetched for a checkout without blobs', ['--filter=blob:none'], {}, 'compare'],
  ])('%s', (_, clone, inputs, source) =>
    play(origin, 'stale', async (stage) => {
      const { log, outputs } = await stage.run({ clone, inputs })
      expect(log).toContain(`history from: ${source}.`)
      expect(outputs['freshness']).toBe('stale')
    }),
  )

  it('is fetched for a checkout that the branch has left behind', () =>
    play(origin, 'stale', async (stage) => {
      await stage.run()
      const { ref, sha } = stage.pull.head
      const later = origin.git('commit-tree', `${sha}^{tree}`, '-p', sha, '-m', 'feat: later')
      origin.git('update-ref', `refs/heads/${ref}-later`, later)
      stage.pull.head.sha = later
      const { log, outputs } = await stage.run()
      expect(log).toContain('history from: compare.')
      expect(outputs['freshness']).toBe('stale')
    }))

  it.each<[string, readonly string[] | null]>([
    ['a checkout', []],
    ['no checkout', null],
  ])('begins where the base was merged last, whatever base the pull request began with: %s', (_, clone) =>
    play(origin, 'merged', async (stage) => {
      // GitHub leaves `base.sha` as it was.
      stage.pull.base.ref = 'trunk'
      const { outputs, log } = await stage.run({ clone })
      expect(outputs['freshness'], log).toBe('fresh')
      expect(outputs['errors'], log).toBe('0')
    }),
  )

  it('is fetched whole where GitHub does not tell the merge base', () =>
    play(origin, 'stale', async (stage) => {
      stage.github.intercept = ({ path }) => (path.includes('/compare/') ? { status: 500, body: {} } : null)
      const { log, outputs } = await stage.run({ clone: ['--depth=1'] })
      expect(log).toContain('history from: history.')
      expect(outputs['freshness']).toBe('stale')
    }))
})

describe.concurrent('text of a stranger', () => {
  it.each<BranchKind>(['hostile', 'many'])('starts nothing: %s', (kind) =>
    play(origin, kind, async (stage) => {
      const { code, log, summary, outputs } = await stage.run()
      expect(code).toBe(1)
      const body = stage.github.comments[0]?.body ?? ''
      expect(body.length).toBeLessThanOrEqual(65_536)
      const own = new RegExp(
        `^html <!-- git-handoff:1 run=1 |^html </?(?:details|sub|summary)|^link ${stage.github.url}/(?:o/r/|git-handoff/git-handoff#readme$)`,
      )
      for (const text of [body, summary]) {
        expect(listActing(text).filter((acting) => !own.test(acting))).toEqual([])
      }
      const [before = '', within = '', after = ''] = log.split(
        /^::(?:stop-commands::)?[0-9a-f-]{36}(?:::)?$/m,
      )
      expect(within).not.toMatch(/[\u001b\u202e]/)
      const commands = [before, after].join('\n').match(/^[ \t]*::[a-z-]+/gm) ?? []
      expect(new Set(commands)).toEqual(new Set(['::add-mask', ...levelsOf(after)]))
      expect(commands.filter((command) => command === '::error').length).toBeLessThanOrEqual(11)
      expect(outputs['verdict']).toBe('fail')
    }),
  )

  it.each<[string, string | null]>([
    ['of a range', 'compare'],
    ['of all history', 'history'],
  ])('reaches no git that holds the token, but for the fetches %s', (_, source) =>
    play(origin, 'stale', async (stage) => {
      if (source === 'history')
        stage.github.intercept = ({ path }) => (path.includes('/compare/') ? { status: 500, body: {} } : null)
      const { environment, calls } = recordGit(stage.github.url)
      const { log, outputs } = await stage.run({ clone: null, environment })
      expect(log).toContain(`history from: ${source}.`)
      // Also with a header of the machine's own, which git would send beside ours.
      expect(outputs['freshness']).toBe('stale')
      const found = calls()
      expect(found.length).toBeGreaterThan(10)
      const basic = Buffer.from('x-access-token:ghs_workflow').toString('base64')
      for (const { args, text } of found) {
        expect(text, args).not.toMatch(/ghs_workflow|ghs_other|oidc-secret|runtime-secret/)
        expect(text.includes(basic), args).toBe(/(?:^| )fetch /.test(args))
        expect(args).not.toContain(basic)
      }
    }),
  )

  it('never shows the token', () =>
    play(origin, 'hostile', async (stage) => {
      const { log, summary, outputs } = await stage.run({ clone: null })
      const shown = [
        log.replace(/^::add-mask::.*$/gm, ''),
        summary,
        JSON.stringify(outputs),
        stage.github.comments[0]?.body,
      ]
      expect(shown.join('\n')).not.toMatch(/ghs_workflow|eC1hY2Nlc3MtdG9rZW46/)
    }))
})

describe.concurrent('a mistake in the set-up', () => {
  it.each<[string, BranchKind, Record<string, string>, RegExp]>([
    [
      'an unknown value',
      'fresh',
      { comment: 'sometimes' },
      /Unknown value `comment: sometimes`. Use one of always, findings, never/,
    ],
    ['a broken configuration', 'broken', {}, /fail_on/],
    [
      'a configuration that is not there',
      'fresh',
      { config: 'none.yml' },
      /`none.yml`, which the input `config` names, does not exist/,
    ],
    ['a path that leads out', 'fresh', { path: '../x' }, /is not a path inside the repository/],
  ])('%s fails with what to do', (_, kind, inputs, expected) =>
    play(origin, kind, async (stage) => {
      const { code, log } = await stage.run({ inputs })
      expect(code).toBe(1)
      expect(log).toMatch(expected)
      expect(log).not.toMatch(/^\s+at /m)
    }),
  )

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a job without git', { PATH: '' }, /`git` was not found on the PATH.*\n.*Install git/],
    ['a runner without a folder', { RUNNER_TEMP: '/none/such' }, /a problem with git-handoff or the runner/],
  ])('%s fails and says so', (_, environment, expected) =>
    play(origin, 'fresh', async (stage) => {
      const { code, log } = await stage.run({ environment })
      expect(code).toBe(1)
      expect(log).toMatch(expected)
      expect(log).not.toMatch(/^\s+at /m)
    }),
  )

  it('of the address of GitHub leaves the check as it is', () =>
    play(origin, 'fresh', async (stage) => {
      const environment = { GITHUB_API_URL: 'http://127.0.0.1:1' }
      const { code, log, outputs } = await stage.run({ environment })
      expect([code, outputs['verdict']]).toEqual([0, 'pass'])
      expect(log).toContain('Comment not updated: GitHub could not be reached.')
    }))

  it('is not the fork’s to make lenient: the rules are those of today’s base', () =>
    play(origin, 'quiet', async (stage) => {
      stage.pull.head.repo = { full_name: 'eve/r' }
      Object.assign(stage.pull.base, { ref: 'feat/lenient', sha: stage.oid('feat/lenient') })
      for (const clone of [[], null]) {
        const { outputs, log } = await stage.run({ event: 'pull_request_target', clone })
        expect(outputs['verdict'], log).toBe('fail')
      }
    }))

  it('in a fork’s configuration has no say under pull_request_target', () =>
    play(origin, 'broken', async (stage) => {
      stage.pull.head.repo = { full_name: 'eve/r' }
      const { log } = await stage.run({ event: 'pull_request_target', clone: null, inputs: { mode: 'api' } })
      expect(log).not.toContain('fail_on')
    }))
})

function levelsOf(log: string): string[] {
  return ['::error', '::warning', '::notice'].filter((level) => new RegExp(`^${level}\\b`, 'm').test(log))
}

describe.concurrent('a page that may get onto the base', () => {
  const group = (stage: Stage, head = 'landed') => ({
    event: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: { head_sha: stage.oid(head), base_ref: 'refs/heads/main' },
    },
  })

  it.each<[string, Answer]>([
    ['is down', { status: 502, body: { message: 'Bad gateway' } }],
    ['refuses', { status: 403, headers: { 'retry-after': '3600' }, body: { message: 'rate limit' } }],
  ])('cannot be looked for while GitHub %s: no red check', (_, answer) =>
    play(origin, 'fresh', async (stage) => {
      stage.github.intercept = ({ path }) => (path.includes('/contents/') ? answer : null)
      const merged = { state: 'closed', merged: true, merge_commit_sha: stage.oid('landed') } as const
      for (const options of [group(stage), {}]) {
        if (!('event' in options)) Object.assign(stage.pull, merged)
        const { code, outputs, log } = await stage.run(options)
        expect([code, outputs['verdict']], log).toEqual([0, 'unknown'])
        expect(log).toContain(`::warning::Could not check: GitHub returned status ${answer.status}.`)
      }
    }),
  )

  it('cannot be looked for without a token: nothing is said to be well', () =>
    play(origin, 'fresh', async (stage) => {
      const { outputs } = await stage.run({
        ...group(stage),
        inputs: { 'github-token': '', require: 'finished' },
      })
      expect(outputs['verdict']).toBe('unknown')
    }))

  it('is there also where GitHub does not give its text at once', () =>
    play(origin, 'fresh', async (stage) => {
      let asked = 0
      stage.github.intercept = ({ path }) => {
        if (!path.endsWith('/contents/HANDOFF.md')) return null
        const file = { type: 'file', encoding: 'none', content: '', size: 1_500_000 }
        return asked++ === 0 ? { status: 200, body: file } : { status: 200, body: '# Handoff: Much' }
      }
      const { outputs } = await stage.run({ ...group(stage), inputs: { require: 'finished' } })
      expect([outputs['verdict'], asked]).toEqual(['fail', 2])
      // The description knows no raw answers.
      stage.github.faults = stage.github.faults.filter((fault) => !/ must (?:be|match)/.test(fault))
    }))

  it('may have a path of its own, which the commit does not tell', () =>
    play(origin, 'fresh', async (stage) => {
      const inputs = { path: '{branch}.md', require: 'finished' }
      const { outputs, log } = await stage.run({ ...group(stage), inputs })
      expect(outputs['verdict'], log).toBe('unknown')
    }))

  it('fails nothing where the configuration says so', () =>
    play(origin, 'fresh', async (stage) => {
      const { code } = await stage.run({ ...group(stage, 'feat/quiet'), inputs: { require: 'finished' } })
      expect(code).toBe(0)
    }))
})

/** A `git` before the real one that writes down its arguments and environment, on a machine with a header of its own. */
function recordGit(url: string) {
  const folder = createFolder()
  const git = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim()
  const file = join(folder, 'git')
  const record = join(folder, 'calls')
  // What git starts by itself finds git by its own path.
  const script = `#!/bin/sh\nf=$(mktemp ${record}.XXXXXX)\n{ echo "$*"; env; } >"$f"\nexec '${git}' "$@"\n`
  writeFileSync(file, script, { mode: 0o755 })
  const home = join(folder, 'home')
  mkdirSync(home)
  writeFileSync(join(home, '.gitconfig'), `[http "${url}/"]\n\textraheader = AUTHORIZATION: basic b3RoZXI=\n`)
  return {
    environment: {
      PATH: `${folder}:${process.env['PATH']}`,
      HOME: home,
      GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
      GITHUB_TOKEN: 'ghs_other',
      GH_TOKEN: 'ghs_workflow',
      MY_COPY: 'Bearer ghs_workflow',
      ACTIONS_RUNTIME_TOKEN: 'runtime-secret',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'oidc-secret',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://oidc-secret.example.org',
    },
    calls: () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('calls.'))
        .map((name) => {
          const [args = '', ...lines] = readFileSync(join(folder, name), 'utf8').split('\n')
          return { args, text: lines.join('\n') }
        }),
  }
}
