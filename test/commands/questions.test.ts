import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderQuestions } from '../../src/cli/text.js'
import { createHandoff } from '../../src/commands/create.js'
import { readBranchQuestions } from '../../src/commands/questions.js'
import type { Notes } from '../../src/core/page/notes.js'
import { deriveAnswer, type Question } from '../../src/core/questions/question.js'
import { createHistory, historyFile, historyNames } from '../helpers/history.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const noNotes: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }

async function ask({ path: cwd, environment }: TestRepository, options: object = {}): Promise<Question[]> {
  return (await readBranchQuestions({ cwd, environment, ...options })).questions
}

const kindsOf = (questions: readonly Question[]) => questions.map(({ kind }) => kind)

function answer({ path: cwd, environment }: TestRepository, notes: Partial<Notes>, commit = false) {
  return createHandoff({
    ...{ cwd, environment, commit, stdout: false, today: '2026-11-22' },
    notes: { ...noNotes, ...notes },
  })
}

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit(
    { 'package.json': '{ "dependencies": { "express": "^5" } }\n', 'a.ts': '1\n' },
    'Initial commit',
  )
  repository.branch('feat/x')
  repository.commit(
    {
      'package.json': '{ "dependencies": { "express": "^5", "redis": "^5" } }\n',
      'a.ts': 'export const secret = process.env.SESSION_SECRET\n',
    },
    'feat: sessions',
  )
  return repository
}

describe('the questions of a branch', () => {
  it.each(historyNames)('%s', async (name) => {
    const text = renderQuestions(await ask(createHistory(name)))
    await expect(text).toMatchFileSnapshot(fileURLToPath(historyFile(name, 'questions.txt')))
  })

  it('are none for a typo', async () => {
    const repository = createRepository()
    repository.commit({ 'README.md': '# Shpo\n', 'a.ts': 'export const a = 1 // oen\n' }, 'Initial commit')
    repository.branch('fix/typo')
    repository.commit({ 'README.md': '# Shop\n', 'a.ts': 'export const a = 1 // one\n' }, 'Fix typos')
    expect(await ask(repository)).toEqual([])
  })

  it('are none without a commit', async () => {
    const repository = createRepository()
    repository.commit({ 'a.ts': '1\n' }, 'Initial commit')
    repository.branch('feat/x')
    expect(await ask(repository)).toEqual([])
  })

  it('come with branch and work', async () => {
    const { path: cwd, environment } = createBranch()
    const { branch, work } = await readBranchQuestions({ cwd, environment })
    expect({ branch, work }).toEqual({ branch: 'feat/x', work: expect.stringMatching(/^[0-9a-f]{12}$/) })
  })

  it('are not asked again when the page answers them, on disk or committed', async () => {
    const repository = createBranch()
    expect(kindsOf(await ask(repository))).toEqual(['variable', 'dependency'])
    await answer(repository, { gotchas: ['`SESSION_SECRET` is in the vault'] })
    expect(kindsOf(await ask(repository))).toEqual(['dependency'])
    await answer(repository, {}, true)
    const bare = repository.clone('--bare')
    expect(kindsOf(await ask(bare, { head: 'feat/x', base: 'main' }))).toEqual(['dependency'])
    const [question] = await ask(repository)
    if (question === undefined) throw new Error('one is left')
    await answer(repository, deriveAnswer(question, 'several instances run'))
    expect(await ask(repository)).toEqual([])
  })

  it('are not answered by what the page itself derived', async () => {
    const repository = createBranch()
    await answer(repository, {}, true)
    expect(kindsOf(await ask(repository))).toEqual(['variable', 'dependency'])
  })

  it('are read from a page in JSON, too', async () => {
    const repository = createBranch()
    repository.commit({ '.handoff.yml': 'format: json\n' }, 'chore: configure')
    await answer(repository, { gotchas: ['`SESSION_SECRET` is in the vault'] })
    expect(kindsOf(await ask(repository))).toEqual(['dependency'])
  })

  it('are not answered by the page of another branch', async () => {
    const repository = createBranch()
    const notes = { gotchas: ['`SESSION_SECRET` is in the vault'] }
    await answer(repository, notes, true)
    repository.branch('feat/y')
    expect(kindsOf(await ask(repository))).toEqual(['variable', 'dependency'])
    repository.git('branch', '-q', '-D', 'feat/x')
    expect(kindsOf(await ask(repository))).toEqual(['dependency'])
  })

  it('have the same ids after a rebase and new lines above', async () => {
    const repository = createBranch()
    const ids = (await ask(repository)).map(({ id }) => id)
    repository.git('switch', '-q', 'main')
    repository.commit({ 'other.ts': '1\n' }, 'feat: other')
    repository.git('switch', '-q', 'feat/x')
    repository.git('rebase', '-q', 'main')
    repository.commit(
      { 'a.ts': '// sessions\n\nexport const secret = process.env.SESSION_SECRET\n' },
      'docs: say so',
    )
    expect((await ask(repository)).map(({ id }) => id)).toEqual(ids)
  })

  it('look into files that may have been rewritten, and into pipelines', async () => {
    const lines = (name: string) => Array.from({ length: 150 }, (_, line) => `${name}(${line})\n`).join('')
    const workflow = '.github/workflows/ci.yml'
    const repository = createRepository()
    repository.commit(
      { 'store.ts': lines('old'), 'kept.ts': lines('old'), [workflow]: 'on: push\n' },
      'Initial commit',
    )
    repository.branch('feat/x')
    repository.commit({ 'store.ts': lines('new'), 'kept.ts': lines('    old') }, 'feat: store')
    expect(await ask(repository)).toMatchObject([{ kind: 'rewrite', about: [{ path: 'store.ts' }] }])
    repository.commit({ [workflow]: `on: push\nenv:\n  KEY: $\{{ secrets.GPG_KEY }}\n` }, 'ci: sign')
    expect(kindsOf(await ask(repository))).toEqual(['pipeline', 'rewrite'])
  })
})
