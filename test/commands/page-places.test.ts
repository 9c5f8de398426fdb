import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createHandoff } from '../../src/commands/create.js'
import { finishHandoff } from '../../src/commands/finish.js'
import { writeNote } from '../../src/commands/note.js'
import { createFolder, createRepository, type TestRepository } from '../helpers/repository.js'

const notes = { decisions: [], gotchas: ['It bites.'], context: [], tasks: [] }
const today = '2026-11-20'

function project(config: string, files: Record<string, string> = {}): TestRepository {
  const repository = createRepository()
  repository.commit({ 'a.ts': '1\n', '.handoff.yml': config, ...files }, 'chore: base')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': '2\n' }, 'feat: two')
  return repository
}

const create = ({ path: cwd, environment }: TestRepository, commit: boolean) =>
  createHandoff({ cwd, environment, commit, stdout: false, notes, today })
const note = ({ path: cwd, environment }: TestRepository) =>
  writeNote({ cwd, environment, note: { add: notes }, today })
const finish = (
  { path: cwd, environment }: TestRepository,
  more: { output?: string; archive?: string } = {},
) => finishHandoff({ cwd, environment, render: (text) => text, ...more })

describe('a page is written nowhere where tools run or agents obey', () => {
  it.each([
    '.husky/pre-push',
    '.github/workflows/x.yml',
    '.claude/settings.json',
    'Makefile',
    '.envrc',
    '.github/copilot-instructions.md',
    'docs/AGENTS.md',
  ])('%s', async (path) => {
    const repository = project(`path: ${path}\n`)
    await expect(create(repository, true)).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringMatching(/^\.handoff\.yml:1:7: /),
    })
    await expect(note(repository)).rejects.toMatchObject({ kind: 'config' })
    expect(existsSync(join(repository.path, path))).toBe(false)
    expect(repository.git('log', '-1', '--format=%s')).toBe('feat: two')
  })

  it('nor over a file that is no page', async () => {
    const readme = '# Tools\n\n## Usage\n\nRun it.\n'
    const repository = project('path: README.md\n', { 'README.md': readme })
    await expect(create(repository, false)).rejects.toMatchObject({ kind: 'config' })
    await expect(create(repository, true)).rejects.toMatchObject({ kind: 'config' })
    await expect(note(repository)).rejects.toMatchObject({ kind: 'config' })
    await expect(finish(repository)).rejects.toMatchObject({ kind: 'config' })
    expect(readFileSync(join(repository.path, 'README.md'), 'utf8')).toBe(readme)
    expect(repository.git('status', '--porcelain')).toBe('')
  })
})

describe('what finish writes beside', () => {
  it('stays in the work tree, out of git and out of what tools run', async () => {
    const repository = project('path: HANDOFF.md\n')
    await create(repository, true)
    const outside = createFolder()
    symlinkSync(outside, join(repository.path, 'out'))
    symlinkSync(join(repository.path, '.git'), join(repository.path, 'sly'))
    mkdirSync(join(repository.path, '.husky'))
    const head = repository.git('rev-parse', 'HEAD')
    const outputs = [
      ...[
        join(outside, 'x.md'),
        '../x.md',
        'out/x.md',
        '.git/x.md',
        '.GIT/x.md',
        'sly/x.md',
        '.git/hooks/pre-push',
      ],
      ...['.husky/pre-push', '.husky/a.md', 'CLAUDE.md', 'Makefile', '.envrc', '.'],
    ]
    for (const output of outputs) {
      await expect(finish(repository, { output }), output).rejects.toMatchObject({ kind: 'usage' })
    }
    for (const archive of ['.github', '.claude/commands', '.husky', 'hooks', '.git', '../x', 'GITHUB~1']) {
      await expect(finish(repository, { archive }), archive).rejects.toMatchObject({
        kind: expect.stringMatching(/^(?:usage|config)$/),
      })
    }
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
    await finish(repository, { output: 'body.md' })
    expect(existsSync(join(repository.path, 'body.md'))).toBe(true)
  })
})
