import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkHandoff } from '../../src/commands/check.js'
import { type FinishOptions, finishHandoff } from '../../src/commands/finish.js'
import { readBranchLog } from '../../src/commands/log.js'
import { syncHandoff } from '../../src/commands/note.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const page = (branch: string, tasks = '- [ ] Write `src/b.ts`\n- [x] Write `src/c.ts`\n') =>
  `---\nhandoff: 1\nbranch: ${branch}\nbase: main\n---\n# Handoff: Sessions\n\n**Status:** In progress (1 of 2 must-do tasks done)\n\nWords.\n\n## Context\n\nWhy.\n\n## Remaining Work\n\n${tasks}\n## Gotchas\n\nNone recorded.\n`

function project(config?: string): TestRepository {
  const repository = createRepository()
  repository.commit(
    { 'a.ts': '1\n', ...(config === undefined ? {} : { '.handoff.yml': config }) },
    'chore: base',
  )
  repository.branch('feat/x')
  repository.commit({ 'a.ts': '2\n' }, 'feat: two')
  return repository
}

function finish({ path: cwd, environment }: TestRepository, options: Partial<FinishOptions> = {}) {
  return finishHandoff({ cwd, environment, render: (text) => text, ...options })
}

describe('finish', () => {
  it('removes the page in a commit of its own, and check says so', async () => {
    const repository = project()
    repository.commit({ 'HANDOFF.md': page('feat/x') }, 'docs: page')
    repository.write({ 'a.ts': '3\n' })
    const result = await finish(repository)
    expect(result).toMatchObject({
      branch: 'feat/x',
      path: 'HANDOFF.md',
      text: page('feat/x'),
      must: { done: 1, total: 2 },
    })
    expect(repository.git('show', '--format=%H %s', '--name-status', 'HEAD')).toBe(
      `${result.commit} docs(handoff): remove HANDOFF.md\n\nD\tHANDOFF.md`,
    )
    expect(existsSync(join(repository.path, 'HANDOFF.md'))).toBe(false)
    expect(repository.git('status', '--porcelain')).toBe('M a.ts')
    const { report } = await checkHandoff({ cwd: repository.path, environment: repository.environment })
    expect(report.freshness).toBe('finished')
    await expect(finish(repository)).rejects.toMatchObject({
      kind: 'usage',
      hints: [expect.stringContaining('git handoff')],
    })
  })

  it('keeps the page in a folder of the repository where that is wanted, and is finished all the same', async () => {
    const repository = project()
    repository.commit({ 'HANDOFF.md': page('feat/x') }, 'docs: page')
    mkdirSync(join(repository.path, 'docs'))
    const result = await finish(repository, { cwd: join(repository.path, 'docs'), archive: './handoffs' })
    expect(result.archive).toBe('docs/handoffs/feat/x.md')
    expect(repository.git('show', 'HEAD:docs/handoffs/feat/x.md')).toBe(page('feat/x').trim())
    expect(repository.git('status', '--porcelain')).toBe('')
    const { report } = await checkHandoff({ cwd: repository.path, environment: repository.environment })
    expect(report.freshness).toBe('finished')
  })

  it('writes the text to a file, never over one', async () => {
    const repository = project()
    const head = repository.commit({ 'HANDOFF.md': page('feat/x') }, 'docs: page')
    await expect(finish(repository, { output: 'a.ts' })).rejects.toMatchObject({ kind: 'usage' })
    await expect(finish(repository, { output: 'no/such/folder' })).rejects.toMatchObject({ kind: 'usage' })
    await expect(finish(repository, { archive: '../elsewhere' })).rejects.toMatchObject({ kind: 'usage' })
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
    await finish(repository, { output: 'body.md', render: (text) => text.toUpperCase() })
    expect(readFileSync(join(repository.path, 'body.md'), 'utf8')).toBe(page('feat/x').toUpperCase())
  })

  it('loses no word that is not committed', async () => {
    const repository = project()
    repository.write({ 'HANDOFF.md': page('feat/x') })
    await expect(finish(repository)).rejects.toMatchObject({ kind: 'page' })
    const head = repository.commit({}, 'docs: page')
    repository.write({ 'HANDOFF.md': `${page('feat/x')}- a word\n` })
    await expect(finish(repository)).rejects.toMatchObject({ kind: 'page' })
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
    repository.write({ 'HANDOFF.md': null })
    expect((await finish(repository)).text).toBe(page('feat/x'))
  })

  it('removes nothing in the middle of a merge, and takes the file it has written away', async () => {
    const repository = project()
    repository.commit({ 'HANDOFF.md': page('feat/x') }, 'docs: page')
    repository.git('switch', '--quiet', '--create', 'other', 'main')
    repository.commit({ 'a.ts': '9\n' }, 'feat: nine')
    repository.git('switch', '--quiet', 'feat/x')
    repository.run(['merge', 'other'])
    await expect(finish(repository, { output: 'body.md' })).rejects.toMatchObject({ kind: 'git' })
    expect(existsSync(join(repository.path, 'body.md'))).toBe(false)
    expect(existsSync(join(repository.path, 'HANDOFF.md'))).toBe(true)
  })

  it('leaves another branch’s page alone, and clears what a merge has left on the default branch', async () => {
    const repository = project()
    repository.commit({ 'HANDOFF.md': page('feat/x') }, 'docs: page')
    repository.branch('feat/y')
    await expect(finish(repository)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('`feat/x`'),
    })
    repository.git('switch', '--quiet', 'main')
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'feat/x')
    expect(await finish(repository)).toMatchObject({ branch: 'main', freshness: null })
    expect(repository.git('ls-files')).toBe('a.ts')
  })

  describe('and then the work goes on', () => {
    const said = page('feat/x').replace('None recorded.', '- The lock stays')
    const write = ({ path: cwd, environment }: TestRepository) =>
      syncHandoff({ cwd, environment, today: '2026-11-22' })

    it('takes people’s words back, and says so', async () => {
      const repository = project()
      repository.commit({ 'HANDOFF.md': said }, 'docs: page')
      const { commit } = await finish(repository)
      expect(await write(repository)).toMatchObject({ outcome: 'unchanged', commit: null })
      repository.commit({ 'b.ts': '1\n' }, 'feat: b')
      const { text, removed } = await write(repository)
      expect(text).toContain('## Context\n\nWhy.\n')
      expect(text).toContain('- [ ] Write `src/b.ts`\n')
      expect(text).toContain('## Gotchas\n\n- The lock stays\n')
      expect(text).toContain('`b.ts` (new file, 1 line)')
      expect(removed).toMatchObject({ removal: commit, isTakenBack: true })
      expect(await write(repository)).toMatchObject({ outcome: 'unchanged', removed: null })
    })

    it('leaves what somebody deleted by hand, and says where it is', async () => {
      const repository = project()
      repository.commit({ 'HANDOFF.md': said }, 'docs: page')
      const removal = repository.commit({ 'HANDOFF.md': null, 'b.ts': '1\n' }, 'chore: no page')
      const { text, removed } = await write(repository)
      expect(text).not.toContain('The lock stays')
      const lastSeen = repository.git('rev-parse', `${removal}^`)
      expect(removed).toMatchObject({ removal, lastSeen, isTakenBack: false })
    })

    it('leaves what somebody deleted from the disk, and says where it is', async () => {
      const repository = project()
      const head = repository.commit({ 'HANDOFF.md': said }, 'docs: page')
      rmSync(join(repository.path, 'HANDOFF.md'))
      expect((await write(repository)).removed).toMatchObject({
        removal: null,
        lastSeen: head,
        isTakenBack: false,
      })
    })

    it('leaves what names another branch that is this one’s former name, and says where it is', async () => {
      const repository = project()
      await write(repository)
      const { commit } = await finish(repository)
      repository.git('branch', '-m', 'feat/renamed')
      repository.commit({ 'b.ts': '1\n' }, 'feat: b')
      expect((await write(repository)).removed).toMatchObject({ removal: commit, isTakenBack: false })
    })

    it('takes no other branch’s page, nor what the base had', async () => {
      const repository = project()
      repository.commit({ 'HANDOFF.md': said }, 'docs: page')
      await finish(repository)
      repository.branch('feat/y')
      repository.commit({ 'b.ts': '1\n' }, 'feat: b')
      expect(await write(repository)).toMatchObject({ removed: null })
      repository.git('switch', '-q', 'main')
      repository.commit({ 'HANDOFF.md': page('feat/z') }, 'docs: left behind')
      repository.branch('feat/z')
      repository.commit({ 'HANDOFF.md': null }, 'docs(handoff): remove HANDOFF.md')
      repository.commit({ 'b.ts': '1\n' }, 'feat: b')
      expect(await write(repository)).toMatchObject({ removed: null })
    })
  })

  it('ends a branch that is not checked out, in a worktree and in a bare repository', async () => {
    const repository = project('path: "pages/{branch}.md"\n')
    repository.commit({ 'pages/feat/x.md': page('feat/x') }, 'docs: page')
    repository.git('switch', '--quiet', 'main')
    const bare = repository.clone('--bare')
    expect(await finish(bare, { branch: 'feat/x' })).toMatchObject({ path: 'pages/feat/x.md' })
    expect(bare.git('ls-tree', '-r', '--name-only', 'feat/x')).toBe('.handoff.yml\na.ts')
    const folder = `${repository.path}-tree`
    repository.git('worktree', 'add', '--quiet', folder, 'feat/x')
    expect(await finish(repository.at(folder))).toMatchObject({ branch: 'feat/x' })
    expect(existsSync(join(folder, 'pages'))).toBe(false)
    await expect(finish(repository, { branch: 'feat/z' })).rejects.toMatchObject({ kind: 'usage' })
  })
})

describe('log', () => {
  it('tells how the page went, with what is done', async () => {
    const repository = project()
    repository.commit({ 'HANDOFF.md': page('feat/x', '- [ ] A\n- [ ] B\n') }, 'docs: page')
    repository.commit({ 'a.ts': '3\n' }, 'feat: three')
    repository.commit({ 'HANDOFF.md': page('feat/x', '- [x] A\n- [ ] B\n') }, 'docs: page')
    repository.commit({ 'HANDOFF.md': Buffer.from([0]) }, 'docs: broken')
    repository.commit({ 'HANDOFF.md': null }, 'docs: finish')
    const { path: cwd, environment } = repository
    const { entries } = await readBranchLog({ cwd, environment })
    expect(entries.map(({ event, must, title, subject }) => [event, must, title, subject])).toEqual([
      ['removed', null, null, 'docs: finish'],
      ['updated', null, null, 'docs: broken'],
      ['updated', { done: 1, total: 2 }, 'Sessions', 'docs: page'],
      ['added', { done: 0, total: 2 }, 'Sessions', 'docs: page'],
    ])
    repository.git('switch', '--quiet', 'main')
    const clone = repository.clone()
    const named = await readBranchLog({ cwd: clone.path, environment, branch: 'feat/x' })
    expect(named.entries).toEqual(entries)
  })

  it('reads a bare repository', async () => {
    const repository = project()
    repository.commit({ 'HANDOFF.md': page('feat/x') }, 'docs: page')
    repository.git('switch', '--quiet', 'main')
    const { path: cwd, environment } = repository.clone('--bare')
    expect((await readBranchLog({ cwd, environment, branch: 'feat/x' })).entries).toHaveLength(1)
  })

  it('is empty without a page', async () => {
    const { path: cwd, environment } = project()
    expect(await readBranchLog({ cwd, environment })).toMatchObject({
      branch: 'feat/x',
      path: 'HANDOFF.md',
      entries: [],
    })
  })
})
