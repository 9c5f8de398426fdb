import { describe, expect, it } from 'vitest'
import { checkHandoff } from '../../src/commands/check.js'
import { createHandoff } from '../../src/commands/create.js'
import { readBranchesStatus, readBranchStatus } from '../../src/commands/status.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const notes = { decisions: [], gotchas: [], context: [], tasks: [] }

async function commitPage(repository: TestRepository, tasks: readonly string[] = []): Promise<void> {
  await createHandoff({
    cwd: repository.path,
    environment: repository.environment,
    commit: true,
    stdout: false,
    notes: { ...notes, tasks: tasks.map((text) => ({ text, priority: 'must' as const })) },
    today: '2026-11-22',
  })
}

/** A branch off main with one commit, and its page. */
async function branch(repository: TestRepository, name: string, tasks?: readonly string[]): Promise<void> {
  repository.git('switch', '--quiet', 'main')
  repository.branch(name)
  repository.commit({ [`src/${name.replaceAll('/', '-')}.ts`]: 'export const one = 1\n' }, `feat: ${name}`)
  if (tasks !== undefined) await commitPage(repository, tasks)
}

function project(): TestRepository {
  const repository = createRepository()
  repository.commit({ 'README.md': 'A project\n', 'src/a.ts': 'export const a = 1\n' }, 'chore: base')
  return repository
}

async function statesOf(repository: TestRepository): Promise<Record<string, string>> {
  const { branches } = await readBranchesStatus({ cwd: repository.path, environment: repository.environment })
  return Object.fromEntries(
    branches.map(({ branch, remote, local, freshness }) => [
      local ? branch : `${remote}/${branch}`,
      freshness,
    ]),
  )
}

describe('status --all', () => {
  it('tells of every branch how its page stands, as check does', async () => {
    const repository = project()
    await branch(repository, 'feat/fresh', ['Write `src/b.ts`'])
    repository.branch('feat/cut')
    repository.commit({ 'src/cut.ts': 'export const cut = 1\n' }, 'feat: cut')
    await branch(repository, 'feat/stale', [])
    repository.commit({ 'src/more.ts': 'export const more = 1\n' }, 'feat: more')
    await branch(repository, 'feat/missing')
    await branch(repository, 'feat/finished', [])
    repository.commit({ 'HANDOFF.md': null }, 'docs: finish')
    await branch(repository, 'feat/reopened', [])
    repository.commit({ 'HANDOFF.md': null }, 'docs: finish')
    repository.commit({ 'src/again.ts': 'export const again = 1\n' }, 'feat: again')
    await branch(repository, 'feat/edited', [])
    repository.commit(
      { 'HANDOFF.md': `${repository.git('show', 'HEAD:HANDOFF.md')}\nA word.\n` },
      'docs: a word',
    )
    await branch(repository, 'feat/by-hand')
    repository.commit(
      { 'HANDOFF.md': '# By hand\n\n## Next steps\n\n1. Do it\n2. ✅ Did it\n' },
      'docs: page',
    )
    await branch(repository, 'feat/by-hand-old')
    repository.commit({ 'HANDOFF.md': '# By hand\n\n| a |\n|---|\n| b |\n' }, 'docs: page')
    repository.commit({ 'src/late.ts': 'export const late = 1\n' }, 'feat: late')
    await branch(repository, 'feat/rebased', [])
    await branch(repository, 'feat/renamed-then', [])
    repository.git('branch', '--move', 'feat/renamed')
    await branch(repository, 'feat/joined', [])
    await branch(repository, 'feat/conflict')
    repository.commit({ 'README.md': 'Our project\n' }, 'docs: ours')
    await commitPage(repository)
    repository.git('switch', '--quiet', 'main')
    repository.commit(
      { 'src/main.ts': 'export const main = 1\n', 'README.md': 'The project\n' },
      'feat: main',
    )
    repository.git('switch', '--quiet', 'feat/conflict')
    repository.run(['merge', '--quiet', '--no-edit', 'main'])
    repository.commit({ 'README.md': 'The project of ours\n' }, 'merge main')
    repository.git('switch', '--quiet', 'feat/rebased')
    repository.git('rebase', '--quiet', 'main')
    repository.git('switch', '--quiet', 'feat/joined')
    repository.git('merge', '--quiet', '--no-edit', 'main')
    repository.git('branch', 'feat/nothing', 'main')

    const states = await statesOf(repository)
    expect(states).toEqual({
      'feat/stale': 'stale',
      'feat/conflict': 'stale',
      'feat/by-hand-old': 'stale',
      'feat/cut': 'foreign',
      'feat/missing': 'missing',
      'feat/reopened': 'missing',
      'feat/fresh': 'fresh',
      'feat/edited': 'fresh',
      'feat/by-hand': 'fresh',
      'feat/rebased': 'fresh',
      'feat/renamed': 'fresh',
      'feat/joined': 'fresh',
      'feat/finished': 'finished',
      'feat/nothing': 'missing',
    })
    for (const [name, state] of Object.entries(states)) {
      const { report } = await checkHandoff({
        cwd: repository.path,
        environment: repository.environment,
        head: name,
      })
      expect([name, report.freshness]).toEqual([name, state])
    }
  })

  it('puts what needs attention first, and what is merged last', async () => {
    const repository = project()
    await branch(repository, 'fresh', [])
    await branch(repository, 'fresh-and-open', ['Write `src/b.ts`'])
    await branch(repository, 'missing')
    await branch(repository, 'stale', [])
    repository.commit({ 'src/more.ts': '1\n' }, 'feat: more')
    repository.git('branch', 'nothing', 'main')
    const { branches, base } = await readBranchesStatus({
      cwd: repository.path,
      environment: repository.environment,
    })
    expect(base).toBe('main')
    expect(branches.map(({ branch: name }) => name)).toEqual([
      'stale',
      'missing',
      'fresh-and-open',
      'fresh',
      'nothing',
    ])
    expect(branches[2]).toEqual({
      branch: 'fresh-and-open',
      remote: null,
      local: true,
      head: repository.git('rev-parse', 'fresh-and-open'),
      author: 'Ada Example',
      date: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
      freshness: 'fresh',
      must: { done: 0, total: 1 },
      title: 'Fresh-and-open',
      ahead: 2,
      behind: 0,
    })
  })

  it('tells of branches that only a remote has, and of one row for two sides at one commit', async () => {
    const origin = project()
    await branch(origin, 'theirs', ['Write `src/b.ts`'])
    await branch(origin, 'both', [])
    origin.git('switch', '--quiet', 'main')
    const clone = origin.clone()
    clone.git('branch', '--quiet', '--track', 'both', 'origin/both')
    clone.git('branch', '--quiet', 'moved-on', 'origin/both')
    clone.git('update-ref', 'refs/remotes/origin/moved-on', 'origin/theirs')
    const { branches } = await readBranchesStatus({ cwd: clone.path, environment: clone.environment })
    const rows = branches.map(({ branch: name, remote, local, freshness }) => [
      name,
      remote,
      local,
      freshness,
    ])
    expect(rows).toContainEqual(['theirs', 'origin', false, 'fresh'])
    expect(rows).toContainEqual(['both', 'origin', true, 'fresh'])
    expect(rows.filter(([name]) => name === 'moved-on')).toHaveLength(2)
    expect(rows.some(([name]) => name === 'main' || name === 'HEAD')).toBe(false)
  })

  it('counts as git does', async () => {
    const repository = project()
    for (const name of ['one', 'two', 'three']) {
      await branch(repository, name)
      repository.commit({ x: name }, 'more')
      repository.git('switch', '--quiet', 'main')
      repository.commit({ y: name }, 'main goes on')
    }
    repository.git('switch', '--quiet', 'two')
    repository.git('merge', '--quiet', '--no-edit', 'one', '-X', 'ours')
    repository.git('switch', '--quiet', '--orphan', 'pages')
    repository.commit({ index: 'x' }, 'pages')
    const { branches } = await readBranchesStatus({
      cwd: repository.path,
      environment: repository.environment,
    })
    for (const { branch: name, ahead, behind } of branches) {
      const [left, right] = repository
        .git('rev-list', '--left-right', '--count', `main...${name}`)
        .split('\t')
      expect([name, ahead, behind]).toEqual([name, Number(right), name === 'pages' ? null : Number(left)])
    }
  })

  it('works in a bare repository, in a worktree, and where no base is known', async () => {
    const origin = project()
    await branch(origin, 'theirs', [])
    const bare = origin.clone('--bare')
    expect(await statesOf(bare)).toEqual({ theirs: 'fresh' })
    const folder = `${origin.path}-tree`
    origin.git('worktree', 'add', '--quiet', folder, 'main')
    expect(await statesOf(origin.at(folder))).toEqual({ theirs: 'fresh' })
    const lone = createRepository({ branch: 'trunk' })
    lone.commit({ a: '1' }, 'one')
    expect(await statesOf(lone)).toEqual({ trunk: 'unknown' })
  })

  it('reads paths of their own, pages as JSON, and pages that are none', async () => {
    const repository = project()
    repository.commit(
      { '.handoff.yml': 'path: "pages/{branch}.json"\nformat: json\nignore: ["*.txt"]\n' },
      'chore: config',
    )
    await branch(repository, 'feat/x', ['Write `src/b.ts`'])
    repository.commit({ 'notes.txt': 'x' }, 'docs: ignored')
    await branch(repository, 'large')
    repository.commit({ 'pages/large.json': 'x'.repeat(10_000_000) }, 'docs: a page of 10 MB')
    await branch(repository, 'binary')
    repository.commit({ 'pages/binary.json': Buffer.from([0, 1, 2]) }, 'docs: no text')
    const { branches } = await readBranchesStatus({
      cwd: repository.path,
      environment: repository.environment,
    })
    expect(
      branches.map(({ branch: name, freshness, must, title }) => [name, freshness, must.total, title]),
    ).toEqual([
      ['binary', 'unknown', 0, null],
      ['large', 'unknown', 0, null],
      ['feat/x', 'fresh', 1, 'feat/x'],
    ])
  })
})

describe('status', () => {
  it('tells of the branch that is checked out, with what is not committed', async () => {
    const repository = project()
    await branch(repository, 'feat/x', ['Write `src/b.ts`'])
    repository.write({ 'src/c.ts': 'export const c = 1\n' })
    const found = await readBranchStatus({ cwd: repository.path, environment: repository.environment })
    expect(found.branches).toMatchObject([
      {
        branch: 'feat/x',
        freshness: 'fresh',
        must: { done: 0, total: 1 },
        title: 'feat/x',
        ahead: 2,
        behind: 0,
      },
    ])
    expect(found.uncommitted).toEqual(['src/c.ts'])
  })

  it('says what is missing on a branch without a page', async () => {
    const repository = project()
    await branch(repository, 'feat/x')
    const found = await readBranchStatus({ cwd: repository.path, environment: repository.environment })
    expect(found.branches).toMatchObject([{ freshness: 'missing', must: { done: 0, total: 0 }, title: null }])
  })
})
