import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkHandoff } from '../../src/commands/check.js'
import { createHandoff } from '../../src/commands/create.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const none = { decisions: [], gotchas: [], context: [], tasks: [] }
const line = '- Continues from `feat/one`, which has a page of its own.\n'

async function commitPage({ path: cwd, environment }: TestRepository, context: string[] = []): Promise<void> {
  await createHandoff({
    cwd,
    environment,
    commit: true,
    stdout: false,
    notes: { ...none, context },
    today: '2026-11-22',
  })
}

/** `feat/two` on top of `feat/one`, both with work, the first with its page. */
async function stack(config?: string): Promise<TestRepository> {
  const repository = createRepository()
  repository.commit(
    { 'a.ts': '1\n', ...(config === undefined ? {} : { '.handoff.yml': config }) },
    'chore: base',
  )
  repository.branch('feat/one')
  repository.commit({ 'one.ts': 'export const one = 1\n' }, 'feat: one')
  await commitPage(repository)
  repository.branch('feat/two')
  repository.commit({ 'two.ts': 'export const two = 2\n' }, 'feat: two')
  return repository
}

const read = ({ path }: TestRepository, page = 'HANDOFF.md') => readFileSync(join(path, page), 'utf8')

describe('a branch on top of another one', () => {
  it('begins a page of its own that says what it continues from, and goes on saying so', async () => {
    const repository = await stack()
    await commitPage(repository, ['Why two.'])
    const page = read(repository)
    expect(page).toContain('branch: feat/two\n')
    expect(page).toContain(line)
    expect(page).toContain('Why two.\n')
    repository.commit({ 'more.ts': 'export const more = 1\n' }, 'feat: more')
    await commitPage(repository)
    expect(read(repository).split(line)).toHaveLength(2)
    const { report } = await checkHandoff({ cwd: repository.path, environment: repository.environment })
    expect(report.freshness).toBe('fresh')
  })

  it('says so no longer when that branch is gone, as after its merge', async () => {
    const repository = await stack()
    await commitPage(repository)
    repository.git('switch', '--quiet', 'main')
    repository.git('merge', '--quiet', '--squash', 'feat/one')
    repository.commit({ 'HANDOFF.md': null }, 'feat: one')
    repository.git('branch', '--quiet', '--delete', '--force', 'feat/one')
    repository.git('switch', '--quiet', 'feat/two')
    repository.git('merge', '--quiet', '--no-edit', '--strategy-option=ours', 'main')
    await commitPage(repository)
    expect(read(repository)).not.toContain('Continues from')
  })

  it('says so no longer when that branch was finished, and has no page', async () => {
    const repository = await stack()
    await commitPage(repository)
    repository.git('switch', '--quiet', 'feat/one')
    repository.commit({ 'HANDOFF.md': null }, 'docs(handoff): remove HANDOFF.md')
    repository.git('switch', '--quiet', 'feat/two')
    repository.commit({ 'more.ts': 'export const more = 1\n' }, 'feat: more')
    await commitPage(repository)
    expect(read(repository)).not.toContain('Continues from')
  })

  it('finds its base’s page at a path of its own', async () => {
    const repository = await stack('path: "pages/{branch}.md"\n')
    repository.git('branch', '--quiet', '--set-upstream-to=feat/one')
    await commitPage(repository)
    const page = read(repository, 'pages/feat/two.md')
    expect(page).toContain(line)
    expect(page).toContain('base: feat/one\n')
    expect(page).not.toContain('one.ts')
    await commitPage(repository)
    expect(read(repository, 'pages/feat/two.md')).toBe(page)
  })
})
