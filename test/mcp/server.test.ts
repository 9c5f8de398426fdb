import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createHistory } from '../helpers/history.js'
import { createFolder, createRepository } from '../helpers/repository.js'
import { buildCli } from '../hook/scene.js'
import { openSession } from './client.js'

/** For machines with much else to do. */
const slow = 30_000

let cli: string
beforeAll(async () => {
  cli = await buildCli()
})

describe('the MCP server, asked by the client of the SDK', () => {
  it('takes an agent from an empty page to a checkpoint', { timeout: slow }, async () => {
    const repository = createHistory('session-auth')
    const { client, call, stderr } = await openSession(cli, repository)
    expect(client.getServerVersion()?.name).toBe('git-handoff')
    expect(client.getInstructions()).toContain('Call `resume` before you start')

    expect((await call('check')).text).toContain('handoff-present')
    await expect(client.readResource({ uri: 'handoff://page' })).rejects.toThrow(
      '`HANDOFF.md` does not exist yet.',
    )

    const noted = await call('note', {
      kind: 'decision',
      text: 'Sliding expiry',
      because: 'people stay logged in',
      at: 'src/auth/session-store.ts#RedisStore',
    })
    expect(noted).toEqual({
      text: expect.stringMatching(/^Created HANDOFF\.md with the note/),
      isError: false,
    })
    const { contents } = await client.readResource({ uri: 'handoff://page' })
    expect(contents).toEqual([
      {
        uri: 'handoff://page',
        mimeType: 'text/markdown',
        text: readFileSync(join(repository.path, 'HANDOFF.md'), 'utf8'),
      },
    ])
    expect(JSON.stringify(contents)).toContain('Sliding expiry')

    repository.write({ 'src/half.ts': 'export const half = 1\n' })
    const saved = await call('checkpoint', { message: 'store done' })
    expect(saved.text).toMatch(/^Committed HANDOFF\.md as [0-9a-f]{7}\. In progress: .*src\/half\.ts/)
    expect(repository.git('log', '-1', '--format=%s')).toBe('docs(handoff): checkpoint: store done')

    const brief = await call('resume')
    expect(brief.isError).toBe(false)
    expect(brief.text).toMatch(/^<handoff branch="feat\/session-auth" freshness="fresh">\n/)
    expect(brief.text.length).toBeLessThanOrEqual(1600)
    expect((await call('status')).text).toContain('HANDOFF.md matches the branch')

    // The same server sees what has changed since.
    repository.commit({ 'src/more.ts': 'export const more = 1\n' }, 'feat: more')
    expect((await call('resume')).text).toContain('freshness="stale"')
    expect((await call('check')).text).toContain('work-covered')
    expect((await call('checkpoint')).text).toMatch(/^Committed/)
    expect((await call('check')).text).not.toContain('work-covered')
    expect((await call('status', { all: true })).text).toContain('feat/session-auth')
    expect(stderr()).toBe('')
  })

  it('describes its tools, and what they change', { timeout: slow }, async () => {
    const { client } = await openSession(cli, createHistory('session-auth'))
    const { tools } = await client.listTools()
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['resume', true],
      ['check', true],
      ['note', false],
      ['checkpoint', false],
      ['status', true],
    ])
    expect(tools.find(({ name }) => name === 'note')?.inputSchema).toMatchObject({
      type: 'object',
      required: ['kind', 'text'],
      properties: { kind: { enum: ['decision', 'gotcha', 'task', 'done', 'context'] } },
    })
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toEqual(['handoff://page'])
  })

  it('answers a failure with a hint, and goes on', { timeout: slow }, async () => {
    const repository = createRepository()
    repository.commit({ 'a.txt': 'a\n' }, 'Initial commit')
    const { client, call } = await openSession(cli, repository)
    const onDefault = await call('resume')
    expect(onDefault).toEqual({ text: expect.stringMatching(/^error: .*\nhint: /s), isError: true })
    expect(await call('resume', { branch: 'no/such' })).toEqual({
      text: expect.stringContaining('hint: `git handoff status --all` lists the branches'),
      isError: true,
    })
    expect(await call('note', { kind: 'gotcha', text: 'x', because: 'y' })).toEqual({
      text: 'error: `because` does not work with `gotcha`, only with decision.',
      isError: true,
    })
    expect(await call('checkpoint', { mesage: 'x' })).toEqual({
      text: 'error: `checkpoint` has no argument `mesage`.\nhint: Did you mean `message`?',
      isError: true,
    })
    await expect(client.callTool({ name: 'push' })).rejects.toThrow('Use one of resume, check, note')
    await expect(client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow(
      'The only resource is handoff://page',
    )
  })

  it('repeats nothing of a client that hides or acts on a terminal', { timeout: slow }, () => {
    const { path: cwd, environment: env } = createRepository()
    const hidden = '\u200e\ufff9\u034f\u180e\u202e\u009b'
    const messages = [
      {
        id: `a${hidden}`,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: hidden, version: '1' },
        },
      },
      { id: `b${hidden}`, method: 'resources/read', params: { uri: hidden } },
      { id: `c${hidden}`, method: `no${hidden}such` },
    ]
    const input = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('')
    const { stdout } = spawnSync(process.execPath, [cli, 'mcp'], { cwd, env, input, encoding: 'utf8' })
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids.toSorted()).toEqual(messages.map(({ id }) => id))
    for (const character of hidden) expect(stdout).not.toContain(character)
  })

  it('works in the folder that a call names', { timeout: slow }, async () => {
    const elsewhere = { ...createHistory('session-auth') }
    const { call } = await openSession(cli, { ...elsewhere, path: createFolder() })
    expect((await call('status')).isError).toBe(true)
    const { text } = await call('status', { directory: elsewhere.path })
    expect(text).toContain('feat/session-auth')
  })

  it('answers what was asked before the input ended, prints nothing else, and ends', {
    timeout: slow,
  }, () => {
    const { path: cwd, environment: env } = createHistory('session-auth')
    const messages = [
      {
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'checkpoint', arguments: {} } },
      { id: 3, method: 'tools/call', params: { name: 'resume', arguments: {} } },
    ]
    const input = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('')
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'mcp'], {
      cwd,
      env,
      input,
      encoding: 'utf8',
    })
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
      ['2.0', 1],
      ['2.0', 2],
      ['2.0', 3],
    ])
    expect(answers[2].result.content[0].text).toContain('freshness="fresh"')
    expect([status, stderr]).toEqual([0, ''])
  })
})
