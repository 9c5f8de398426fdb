import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type NoteOptions, syncHandoff, writeNote } from '../../src/commands/note.js'
import type { Notes } from '../../src/core/page/notes.js'
import { readMemory, writeMemory } from '../../src/git/push/memory.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const today = '2026-11-22'

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit({ 'a.ts': 'export const a = 1\n' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': 'export const a = 2\n' }, 'feat: count to two')
  return repository
}

function add(notes: Partial<Notes>): { add: Notes } {
  return { add: { decisions: [], gotchas: [], context: [], tasks: [], ...notes } }
}

function note(repository: TestRepository, what: NoteOptions['note']) {
  const { path: cwd, environment } = repository
  return writeNote({ cwd, environment, note: what, today })
}

const read = ({ path }: TestRepository) => readFileSync(join(path, 'HANDOFF.md'), 'utf8')

describe('note', () => {
  it('writes the page first where there is none, and commits nothing', async () => {
    const repository = createBranch()
    const head = repository.git('rev-parse', 'HEAD')
    const gotchas = add({ gotchas: ['The cache is global.'] })
    expect(await note(repository, gotchas)).toEqual({ path: 'HANDOFF.md', outcome: 'created', removed: null })
    expect(read(repository)).toContain('- The cache is global.\n')
    expect(read(repository)).toContain('1. `a.ts` (line 1)\n')
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
    expect(repository.git('status', '--porcelain')).toBe('?? HANDOFF.md')
    expect(await note(repository, gotchas)).toEqual({
      path: 'HANDOFF.md',
      outcome: 'unchanged',
      removed: null,
    })
  })

  it('leaves all else on the page as it is', async () => {
    const repository = createBranch()
    const page = '---\nbranch: feat/x\n---\n# Mine\n\nWords.\n\n## Gotchas\n\n* One\n'
    repository.write({ 'HANDOFF.md': page })
    await note(repository, add({ gotchas: ['Two'] }))
    expect(read(repository)).toContain('# Mine\n')
    expect(read(repository)).toContain('* One\n* Two\n')
    expect(read(repository)).not.toContain('a.ts')
  })

  it('ticks a task, and refuses where none matches', async () => {
    const repository = createBranch()
    await note(repository, add({ tasks: [{ text: 'Update the docs', priority: 'must' }] }))
    expect(await note(repository, { done: 'docs' })).toMatchObject({ outcome: 'written' })
    expect(read(repository)).toContain('- [x] Update the docs\n')
    await expect(note(repository, { done: 'tests' })).rejects.toMatchObject({ kind: 'usage' })
  })

  it('ticks nothing without a page', async () => {
    await expect(note(createBranch(), { done: 'x' })).rejects.toMatchObject({ kind: 'usage' })
  })

  it('starts a page of its own where the one at hand is another branch’s', async () => {
    const repository = createBranch()
    repository.commit({ 'HANDOFF.md': '---\nbranch: main\n---\n# Other\n' }, 'docs: page')
    expect(await note(repository, add({ gotchas: ['Mine'] }))).toMatchObject({ outcome: 'created' })
    expect(read(repository)).toContain('branch: feat/x\n')
    expect(read(repository)).not.toContain('# Other')
  })

  it('loses none of several that are noted at once', async () => {
    const repository = createBranch()
    const gotchas = Array.from({ length: 6 }, (_, index) => `Gotcha number ${index}`)
    await note(repository, add({ gotchas: ['The first'] }))
    await Promise.all(gotchas.map((gotcha) => note(repository, add({ gotchas: [gotcha] }))))
    for (const gotcha of gotchas) expect(read(repository)).toContain(`- ${gotcha}\n`)
  })

  it('refuses where nothing can be handed off', async () => {
    const repository = createBranch()
    repository.git('switch', '--quiet', 'main')
    await expect(note(repository, add({ gotchas: ['x'] }))).rejects.toMatchObject({ kind: 'usage' })
    repository.branch('feat/empty')
    await expect(note(repository, add({ gotchas: ['x'] }))).rejects.toThrow('no commits since')
  })
})

describe('sync', () => {
  const sync = ({ path: cwd, environment }: TestRepository) => syncHandoff({ cwd, environment, today })

  it('commits the page, with what is noted on it, once', async () => {
    const repository = createBranch()
    await note(repository, add({ gotchas: ['The cache is global.'] }))
    const { commit } = await sync(repository)
    expect(repository.git('rev-parse', 'HEAD')).toBe(commit)
    expect(repository.git('show', '--format=', '--name-status', 'HEAD')).toBe('A\tHANDOFF.md')
    expect(repository.git('status', '--porcelain')).toBe('')
    expect(await sync(repository)).toMatchObject({ commit: null, outcome: 'unchanged' })
  })

  it('puts answers on the page that a push did not get through', async () => {
    const repository = createBranch()
    const commonDir = join(repository.path, '.git')
    const { add: notes } = add({ gotchas: ['Answered.'] })
    writeMemory(commonDir, { branch: 'feat/x', asked: ['variable:A'], notes, seen: null })
    await sync(repository)
    expect(repository.git('show', 'HEAD:HANDOFF.md')).toContain('- Answered.')
    expect(readMemory(commonDir, 'feat/x')).toMatchObject({ asked: ['variable:A'], notes: { gotchas: [] } })
  })
})
