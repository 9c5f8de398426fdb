import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run.js'
import { runPrePush } from '../../src/hook/pre-push.js'
import { callTool } from '../../src/mcp/server.js'
import { fakeSurroundings } from '../cli/surroundings.js'
import { createMaker } from '../core/secrets/samples.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const make = createMaker(12)
const github = `ghp${'_'}${make('word', 36)}`
const google = `AIza${make('word', 35)}`
const password = `${make('word', 15)}4`
const secrets = [github, google, password]

function createBranch(name = 'feat/x'): TestRepository {
  const repository = createRepository()
  repository.commit({ 'a.ts': 'export const a = 1\n', 'package.json': '{ "name": "x" }\n' }, 'Initial commit')
  repository.branch(name)
  repository.commit({ 'a.ts': 'export const a = 2\n' }, 'feat: count to two')
  return repository
}

async function run({ path, environment }: TestRepository, ...args: string[]) {
  const surroundings = { ...fakeSurroundings({ environment }), cwd: path }
  const status = await runCommandLine(args, surroundings)
  return { status, printed: surroundings.out.text + surroundings.err.text }
}

const pageOf = ({ path }: TestRepository) => readFileSync(join(path, 'HANDOFF.md'), 'utf8')

function expectNoSecret(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret)
}

test.each([
  ['note', 'gotcha', `the token is ${github}`],
  ['note', 'task', `put ${github} into the settings`],
  ['note', 'context', `the database is postgres://app:${password}@db.corp.dev/x`],
  ['note', 'decision', `Use ${google}`],
  ['note', 'decision', 'Redis store', '--because', `the key is ${google}`],
  ['note', 'decision', 'Redis store', '--at', `src/${github}.ts`],
  ['note', 'done', `put ${github} into the settings`],
  ['checkpoint', '-m', `works with ${github}`],
  ['create', '--gotcha', `needs ${google}`],
  ['create', '--commit', '--task', `rotate ${github}`],
  ['create', '--stdout', '--context', `api_key = "${password}"`],
  ['create', '--decision', 'Redis', '--because', `header Authorization: Bearer ${password}`],
])('%s %s refuses a secret, names its kind and writes nothing', async (...args) => {
  const repository = createBranch()
  const head = repository.git('rev-parse', 'HEAD')
  const { status, printed } = await run(repository, ...args)
  expect(status).toBe(2)
  expect(printed).toMatch(/contains an? (?:GitHub token|Google API key|password|authorization header|bearer)/)
  expect(printed).toContain('Revoke or rotate the secret')
  expectNoSecret(printed)
  expect(existsSync(join(repository.path, 'HANDOFF.md'))).toBe(false)
  expect(repository.git('rev-parse', 'HEAD')).toBe(head)
})

test.each([
  ['note', { kind: 'gotcha', text: `the token is ${github}` }],
  ['note', { kind: 'decision', text: 'Redis', because: `the key is ${google}` }],
  ['note', { kind: 'decision', text: 'Redis', at: github }],
  ['note', { kind: 'task', text: `password = "${password}"` }],
  ['checkpoint', { message: `works with ${github}` }],
])('the tool %s refuses %j', async (name, sent) => {
  const { path: cwd, environment } = createBranch()
  const context = { cwd, environment, today: () => '2026-11-22', version: '1' }
  const { content, isError } = await callTool({ name, arguments: sent }, context)
  expect(isError).toBe(true)
  expectNoSecret(JSON.stringify(content))
  expect(existsSync(join(cwd, 'HANDOFF.md'))).toBe(false)
})

const reading = [
  ['resume', '--full'],
  ['resume', '--prompt', '--full'],
  ['resume', '--json'],
  ['status'],
  ['status', '--all', '--json'],
  ['check'],
  ['check', '--json'],
  ['facts'],
  ['questions'],
  ['log'],
  ['create', '--stdout'],
]

it('masks what commits, files and settings hold, wherever it is shown', async () => {
  const repository = createBranch(`feat/${github}`)
  const body = `Because the old key ${google} was read by everybody, all of them have to be new.\n\nDecision: keep ${github}`
  const dependency = `{ "name": "x", "dependencies": { "own": "git+https://ci:${password}@git.corp.dev/own.git" } }\n`
  repository.commit(
    {
      'src/b.ts': `// TODO: rotate ${github}\nexport function f(key = "${github}") {\n  return key\n}\n`,
      [`src/${google}.ts`]: 'export const g = 1\n',
      'package.json': dependency,
      '.handoff.yml': `include_code: true\nverify: ["git --version ${github}"]\n`,
    },
    `feat: call with ${github}\n\n${body}`,
  )
  expect((await run(repository, 'create', '--commit')).status).toBe(0)
  const page = pageOf(repository)
  expectNoSecret(page)
  expect(page).toContain('[secret removed: GitHub token]')
  expect(page).toContain('[secret removed: password in a URL]')
  for (const args of reading) expectNoSecret((await run(repository, ...args)).printed)
  await run(repository, 'checkpoint', '--verify')
  expectNoSecret(pageOf(repository))
  // The page is this branch's, whatever the branch is called, and running it again changes nothing.
  const again = pageOf(repository)
  expect((await run(repository, 'check', '--json')).printed).toContain('"freshness":"fresh"')
  await run(repository, 'create')
  expect(pageOf(repository)).toBe(again)
})

it('commits no page on which people wrote a secret, and shows it nowhere', async () => {
  const repository = createBranch()
  await run(repository, 'create')
  repository.write({ 'HANDOFF.md': `${pageOf(repository)}\n## Notes\n\n- Ann said ${github}\n` })
  const head = repository.git('rev-parse', 'HEAD')
  const line =
    pageOf(repository)
      .split('\n')
      .findIndex((text) => text.includes(github)) + 1
  for (const args of [['create', '--commit'], ['sync'], ['checkpoint'], ['checkpoint', '-m', 'half way']]) {
    const { status, printed } = await run(repository, ...args)
    expect([args, status]).toEqual([args, 2])
    expect(printed).toContain(`Line ${line} of \`HANDOFF.md\` contains a GitHub token`)
    expectNoSecret(printed)
  }
  expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  for (const args of reading) expectNoSecret((await run(repository, ...args)).printed)
  expect((await run(repository, 'check')).printed).toContain('no-secret')
  // A person may say that it is none.
  const switched = pageOf(repository).replace(
    '- Ann said',
    '<!-- handoff-disable-next-line no-secret -->\n- Ann said',
  )
  repository.write({ 'HANDOFF.md': switched })
  expect((await run(repository, 'create', '--commit')).status).toBe(0)
})

it('finish prints a page without its secrets, and keeps none with one', async () => {
  const repository = createBranch()
  await run(repository, 'create')
  repository.commit(
    { 'HANDOFF.md': `${pageOf(repository)}\n## Notes\n\n- Ann said ${github}\n` },
    'docs: page',
  )
  const head = repository.git('rev-parse', 'HEAD')
  const kept = await run(repository, 'finish', '--archive', 'docs/handoffs')
  expect(kept.status).toBe(2)
  expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  const { status, printed } = await run(repository, 'finish')
  expect(status).toBe(0)
  expectNoSecret(kept.printed + printed)
})

it.each(['auto', 'block'])(
  'a push leaves such a page out with one line and goes on: publish %s',
  async (publish) => {
    const repository = createBranch()
    await run(repository, 'create')
    const settings = publish === 'block' ? { '.handoff.yml': 'publish: block\n' } : {}
    repository.write({
      ...settings,
      'HANDOFF.md': `${pageOf(repository)}\n## Notes\n\n- Ann said ${github}\n`,
    })
    const head = repository.git('rev-parse', 'HEAD')
    const said: string[] = []
    const goesOn = await runPrePush({
      remote: 'origin',
      url: 'x',
      lines: `refs/heads/feat/x ${head} refs/heads/feat/x ${'0'.repeat(40)}\n`,
      cwd: repository.path,
      environment: { ...repository.environment, CI: '1' },
      today: () => '2026-11-22',
      patience: { seconds: 60, wait: (work) => work, isOver: () => false },
      say: async (line) => {
        said.push(line)
      },
    })
    expect(goesOn).toBe(true)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/Line \d+ of `HANDOFF.md` contains a GitHub token/)
    expectNoSecret(said.join('\n'))
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  },
)

it('replaces its own lines from before secrets were masked', async () => {
  const repository = createBranch()
  repository.commit({ 'a.ts': 'export const a = 3\n' }, `feat: call with ${github}`)
  await run(repository, 'create')
  const masked = pageOf(repository)
  repository.write({ 'HANDOFF.md': masked.replaceAll('[secret removed: GitHub token]', github) })
  await run(repository, 'create')
  expect(pageOf(repository).match(/^- .*call with/gim)).toHaveLength(1)
  expect(pageOf(repository).split('## ').slice(1).join('')).not.toContain(github)
})
