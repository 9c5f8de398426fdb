import { describe, expect, it } from 'vitest'
import { checkpoint } from '../../src/cli/commands/checkpoint.js'
import { finish } from '../../src/cli/commands/finish.js'
import { log } from '../../src/cli/commands/log.js'
import { resume } from '../../src/cli/commands/resume.js'
import { status } from '../../src/cli/commands/status.js'
import { runCommandLine } from '../../src/cli/run.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'
import { fakeSurroundings } from './surroundings.js'

const commands = {
  checkpoint: async () => checkpoint,
  finish: async () => finish,
  log: async () => log,
  resume: async () => resume,
  status: async () => status,
}

async function run(
  { path: cwd, environment }: TestRepository,
  args: readonly string[],
  { terminal = false }: { terminal?: boolean } = {},
) {
  const surroundings = { ...fakeSurroundings({ terminal, environment }), cwd }
  const code = await runCommandLine(args, surroundings, commands)
  return { code, out: surroundings.out.text, err: surroundings.err.text }
}

function project(page?: string): TestRepository {
  const repository = createRepository()
  repository.commit({ 'a.ts': '1\n', '.handoff.yml': 'verify: ["exit 7"]\n' }, 'chore: base')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': '2\n' }, 'feat: two')
  if (page !== undefined) repository.commit({ 'HANDOFF.md': page }, 'docs: page')
  return repository
}

const page =
  '# Handoff: Two\n\n## Remaining Work\n\n- [ ] Test `a.ts`\n- [x] Write it\n\n## Gotchas\n\n- `a.ts` is odd\n'

describe('without a page', () => {
  it.each([
    [['resume'], 1],
    [['status'], 0],
    [['status', '--all'], 0],
    [['log'], 0],
    [['finish'], 2],
    [['resume', 'no/such/branch'], 2],
    [['finish', 'no/such/branch'], 2],
  ])('%j names the next command', async (args, code) => {
    const result = await run(project(), args)
    expect(result.code).toBe(code)
    expect(result.out + result.err).toMatch(/git handoff (?:create|sync|resume|status|facts|check)/)
  })

  it.each(['resume', 'status', 'log'])(
    '%s on the default branch says where the branches are',
    async (name) => {
      const repository = project()
      repository.git('switch', '--quiet', 'main')
      expect(await run(repository, [name])).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('hint: `git handoff status --all` lists the branches'),
      })
    },
  )

  it('checkpoint writes one, and says what failed', async () => {
    const repository = project()
    const result = await run(repository, ['checkpoint', '--verify', '-m', 'half way'])
    expect(result).toEqual({
      code: 1,
      out: expect.stringMatching(
        /^`exit 7` exited with 7\.\nCommitted HANDOFF\.md as [0-9a-f]{7}\.\nNext: `git push`/,
      ),
      err: '$ exit 7\n',
    })
    expect((await run(repository, ['checkpoint', '--json'])).out).toContain('"outcome":"unchanged"')
    expect(await run(repository, ['checkpoint', '-m', ' '])).toMatchObject({ code: 2 })
  })
})

describe('with a page', () => {
  it('resume prints JSON in the shape that was promised', async () => {
    const { code, out } = await run(project(page), ['resume', '--json'])
    const report = JSON.parse(out)
    expect(code).toBe(0)
    expect(report).toMatchObject({
      version: 1,
      branch: 'feat/x',
      freshness: 'fresh',
      status: { done: 1, total: 2 },
      changedSince: [],
      next: [{ text: 'Test `a.ts`', priority: 'must', place: { path: 'a.ts', line: null }, blockedBy: [] }],
      gotchas: [{ text: '`a.ts` is odd', anchor: 'a.ts', recheck: false }],
      decisions: [],
      commands: { install: null, run: null, test: null, build: null, lint: null },
    })
    expect(report.brief).toContain('Next: Test `a.ts`')
    expect(await run(project(page), ['resume', 'feat/x', '--head', 'HEAD'])).toMatchObject({ code: 2 })
  })

  it('resume ends with 1 where code changed since, and says how the page is seen', async () => {
    const repository = project(page)
    repository.commit({ 'a.ts': '3\n' }, 'feat: three')
    const { code, out } = await run(repository, ['resume'])
    expect(code).toBe(1)
    expect(out).toContain('- `a.ts` (1 commit by Ada Example)\n')
    expect(out).toMatch(/git handoff resume --full, or HANDOFF\.md\n$/)
  })

  it('status prints rows as JSON, a table, and colours on a terminal only', async () => {
    const repository = project(page)
    const { branches } = JSON.parse((await run(repository, ['status', '--all', '--json'])).out)
    expect(branches).toMatchObject([
      { branch: 'feat/x', freshness: 'fresh', must: { done: 1, total: 2 }, title: 'Two' },
    ])
    const plain = await run(repository, ['status', '--all'])
    expect(plain.out).toMatch(
      /^BRANCH {2}PAGE {3}MUST {2}AHEAD {2}BEHIND {2}WHO {10}WHEN {8}TITLE\nfeat\/x {2}fresh {3}1\/2 {6}2 {7}0 {2}Ada Example {2}2026-01-05 {2}Two\n/,
    )
    expect(plain.out).not.toContain('\u001b')
    expect((await run(repository, ['status', '--all'], { terminal: true })).out).toContain(
      '\u001b[32mfresh\u001b[39m',
    )
    const one = await run(repository, ['status'])
    expect(one.out).toContain(
      'feat/x: Two\nIn progress (1 of 2 must-do tasks done)\n2 commits ahead of main, 0 behind;',
    )
  })

  it('log tells how it went', async () => {
    const { out } = await run(project(page), ['log'])
    expect(out).toMatch(/^2026-01-05 {2}[0-9a-f]{7} {2}Ada Example {2}1\/2 must-do tasks done, page added\n/)
    expect(JSON.parse((await run(project(page), ['log', '--json'])).out).entries).toHaveLength(1)
  })

  it('finish gives the text alone to a pipe, and says the rest beside it', async () => {
    const repository = project(page)
    const { code, out, err } = await run(repository, ['finish', '--pr-body'])
    expect([code, out]).toEqual([0, page.replace('# Handoff: Two\n\n', '')])
    expect(err).toMatch(
      /^Removed HANDOFF\.md from feat\/x in [0-9a-f]{7}\.\nNote: 1 must-do task was still open\.\nNext: `git push`/,
    )
    expect(await run(repository, ['resume'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('finished'),
    })
    const commit = /show ["']?([0-9a-f]{12}\^):HANDOFF/.exec(err)?.[1] ?? ''
    expect(`${repository.git('show', `${commit}:HANDOFF.md`)}\n`).toBe(page)
  })
})

describe('a hostile page', () => {
  const hostile = '\u001b]0;title\u0007\u001b[31mred\u202e\u0085'
  const text = `# ${hostile}\n\n## Remaining Work\n\n- [ ] ${hostile}\n\n## Gotchas\n\n- ${hostile}\n`

  it.each([
    ['resume'],
    ['resume --prompt'],
    ['resume --full'],
    ['status'],
    ['status --all'],
    ['log'],
    ['finish'],
  ])('does nothing to a terminal by %s', async (args) => {
    const words = args.split(' ')
    for (const form of args === 'resume --prompt' ? [words] : [words, [...words, '--json']]) {
      const { out, err } = await run(project(text), form, { terminal: true })
      // Work that takes longer than half a second shows and erases a line of ours.
      const seen = (out + err).replace(/\u001b\[[0-9;]*m|\r\u001b\[K/g, '')
      expect(seen).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
      expect(out.match(/\u001b\[31m/)).toBeNull()
    }
  })
})
