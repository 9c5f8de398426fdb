/** The identity of a branch's own change: the rows of the freshness table, one test each. */
import { describe, expect, test } from 'vitest'
import { readChangeSet } from '../../src/git/change-set.js'
import { resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type FileContent, type TestRepository } from '../helpers/repository.js'

const page = 'HANDOFF.md'

async function workOf(
  repository: TestRepository,
  options: { base?: string; ignore?: string[]; environment?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const opened = await openRepository(repository.path, options.environment ?? repository.environment)
  const range = await resolveRange(opened, { base: options.base ?? 'main' })
  return (await readChangeSet(opened, range, { page, ignore: options.ignore ?? [] })).work
}

const python = 'def login(user):\n    if user:\n        return True\n    return False\n'
const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`)

function text(change: Record<number, string> = {}): string {
  return `${lines.map((line, index) => change[index + 1] ?? line).join('\n')}\n`
}

const baseFiles: Record<string, FileContent> = {
  'auth.py': python,
  'long.txt': text(),
  'gone.txt': 'to be deleted\n',
  'old name.txt': text({ 1: 'renamed' }),
  'run.sh': '#!/bin/sh\necho\n',
  'image.png': Buffer.from([0x89, 0, 1, 2]),
  'base only.txt': '1\n',
}

const branchFiles: Record<string, FileContent> = {
  'auth.py': python.replace('return True', 'return check(user)'),
  'long.txt': text({ 20: 'changed' }),
  'gone.txt': null,
  'old name.txt': null,
  'new name.txt': text({ 1: 'renamed', 2: 'and changed' }),
  'run.sh': { executable: '#!/bin/sh\necho\n' },
  'image.png': Buffer.from([0x89, 0, 1, 3]),
  'added.txt': 'a\nb\n',
}

/** A branch with a change of every sort, in two commits. */
function createBranch(objectFormat: 'sha1' | 'sha256' = 'sha1'): TestRepository {
  const repository = createRepository({ objectFormat })
  repository.commit(baseFiles, 'base')
  repository.branch('feat')
  repository.commit({ 'added.txt': 'a\n' }, 'start')
  repository.commit(branchFiles, 'work')
  return repository
}

/** Commits on main that touch the same files, at other lines. */
function moveBaseOn(repository: TestRepository): void {
  repository.git('switch', '-q', 'main')
  repository.commit(
    {
      'long.txt': text({ 1: 'base was here', 2: 'and added\na line', 35: 'and here' }),
      'auth.py': `import os\n\n\n${python}`,
      'old name.txt': text({ 1: 'renamed', 30: 'the base goes on with it' }),
      'base only.txt': '2\n',
    },
    'base moves on',
  )
  repository.git('switch', '-q', 'feat')
}

describe.each(['sha1', 'sha256'] as const)('in a %s repository the work is the same', (objectFormat) => {
  test.each<[string, (repository: TestRepository) => void]>([
    ['after the page’s own commit', (r) => void r.commit({ [page]: '# Handoff\n' }, 'docs: hand off')],
    ['after an amended message', (r) => void r.git('commit', '-q', '--amend', '--message=other words')],
    ['after an empty commit', (r) => void r.commit({}, 'nothing')],
    ['while the base moves on without being merged', moveBaseOn],
    [
      'after a squash',
      (r) => {
        r.git('reset', '-q', '--soft', 'main')
        r.git('commit', '-qm', 'all in one')
      },
    ],
    [
      'after a rebase',
      (r) => {
        moveBaseOn(r)
        r.git('rebase', '-q', 'main')
      },
    ],
    [
      'after a merge of the base',
      (r) => {
        moveBaseOn(r)
        r.git('merge', '-q', '--no-edit', 'main')
      },
    ],
    [
      'after the same change was written again in another order',
      (r) => {
        r.git('switch', '-q', '-C', 'feat', 'main')
        for (const [path, content] of Object.entries(branchFiles).reverse())
          r.commit({ [path]: content }, path)
      },
    ],
  ])('%s', async (_, change) => {
    const repository = createBranch(objectFormat)
    const before = await workOf(repository)
    expect(before).toMatch(/^[0-9a-f]{12}$/)
    change(repository)
    expect(await workOf(repository)).toBe(before)
  })
})

test('the same work has the same name in every clone and every object format', async () => {
  const repository = createBranch()
  const binary = 'image.png' // its object ids are part of the work, and differ between formats
  const without = { ignore: [binary] }
  expect(await workOf(createBranch())).toBe(await workOf(repository))
  expect(await workOf(createBranch('sha256'), without)).toBe(await workOf(repository, without))
})

describe('the work is another', () => {
  test.each<[string, Record<string, FileContent>]>([
    ['when an added line changes', { 'added.txt': 'a\nB\n' }],
    ['when white space changes', { 'added.txt': 'a\nb \n' }],
    [
      'when indentation changes in Python',
      { 'auth.py': python.replace('    return False', '        return False') },
    ],
    [
      'when a line moves to another block in Python',
      {
        'auth.py': python
          .replace('        return True', '        return check(user)')
          .replace('    return False', '        return False'),
      },
    ],
    [
      'when a tab takes the place of spaces',
      { 'auth.py': python.replace('        return True', '\treturn check(user)') },
    ],
    ['when lines change places', { 'added.txt': 'b\na\n' }],
    ['when line endings change', { 'added.txt': 'a\r\nb\r\n' }],
    ['when the final newline goes', { 'added.txt': 'a\nb' }],
    ['when a byte of a binary file changes', { 'image.png': Buffer.from([0x89, 0, 1, 4]) }],
    ['when a mode goes back', { 'run.sh': '#!/bin/sh\necho\n' }],
    ['when a mode changes', { 'added.txt': { executable: 'a\nb\n' } }],
    ['when a file becomes a link of the same text', { 'added.txt': { link: 'a\nb\n' } }],
    ['when a file is renamed', { 'added.txt': null, 'renamed.txt': 'a\nb\n' }],
    [
      'when a rename gets another target',
      { 'new name.txt': null, 'newer name.txt': text({ 1: 'renamed', 2: 'and changed' }) },
    ],
    ['when a file is deleted', { 'added.txt': null }],
    ['when a deleted file comes back', { 'gone.txt': 'to be deleted\n' }],
    ['when an empty file is added', { 'empty.txt': '' }],
    ['when a change is taken back', { 'long.txt': text() }],
    ['when one more line is removed', { 'long.txt': text({ 20: 'changed' }).replace('line 30\n', '') }],
    ['when hunks change places', { 'long.txt': text({ 20: 'line 20', 30: 'changed' }) }],
  ])('%s', async (_, files) => {
    const repository = createBranch()
    const before = await workOf(repository)
    repository.commit(files, 'more work')
    expect(await workOf(repository)).not.toBe(before)
  })

  test('when a commit is dropped, or reverted', async () => {
    const repository = createBranch()
    const before = await workOf(repository)
    repository.git('revert', '--no-edit', 'HEAD')
    const reverted = await workOf(repository)
    repository.git('reset', '-q', '--hard', 'HEAD~2')
    expect(await workOf(repository)).toBe(reverted)
    expect(reverted).not.toBe(before)
  })

  test('when a conflict is resolved in another way', async () => {
    const works = ['ours', 'theirs'].map(async (side) => {
      const repository = createBranch()
      repository.git('switch', '-q', 'main')
      repository.commit({ 'long.txt': text({ 20: 'also changed' }) }, 'touches the same line')
      repository.git('switch', '-q', 'feat')
      repository.git('merge', '-q', '--no-edit', '-X', side, 'main')
      return await workOf(repository)
    })
    const [ours, theirs] = await Promise.all(works)
    expect(ours).not.toBe(theirs)
  })

  test('when a submodule moves', async () => {
    const inner = createRepository()
    inner.commit({ a: '1' }, 'one')
    const outer = createRepository()
    outer.commit({ b: '1' }, 'base')
    outer.branch('feat')
    outer.git('submodule', '--quiet', 'add', `file://${inner.path}`, 'libs/inner')
    outer.commit({}, 'add the submodule')
    const before = await workOf(outer)
    outer.at(`${outer.path}/libs/inner`).commit({ a: '2' }, 'two')
    outer.commit({}, 'move it')
    expect(await workOf(outer)).not.toBe(before)
  })
})

describe('what is no work', () => {
  test('the page, even where git would call it a rename', async () => {
    const repository = createBranch()
    repository.commit({ 'notes.md': text({ 3: 'notes' }) }, 'notes')
    repository.commit({ 'notes.md': null }, 'drop them')
    const before = await workOf(repository, { base: 'main' })
    repository.commit({ [page]: python }, 'a page like the file auth.py was')
    expect(await workOf(repository)).toBe(before)
  })

  test('a page that takes the place of a deleted file of the base', async () => {
    const repository = createBranch()
    const before = await workOf(repository)
    repository.commit({ [page]: 'to be deleted\n' }, 'the text that gone.txt had')
    expect(await workOf(repository)).toBe(before)
  })

  test('ignored paths, renames into and out of them too', async () => {
    const repository = createBranch()
    const ignore = ['docs/', '*.snap']
    const before = await workOf(repository, { ignore })
    repository.commit({ 'docs/guide.md': 'x\n', 'test/a.snap': 'x\n' }, 'ignored')
    expect(await workOf(repository, { ignore })).toBe(before)
    repository.commit({ 'docs/gone.md': 'to be deleted\n' }, 'looks like a rename of gone.txt')
    expect(await workOf(repository, { ignore })).toBe(before)
  })

  test('attributes, which depend on what is checked out and on the user', async () => {
    const repository = createBranch()
    const before = await workOf(repository)
    repository.write({ '.gitattributes': '* -diff\n', '../attributes': '*.txt binary\n' })
    repository.git('config', 'core.attributesFile', '../attributes')
    expect(await workOf(repository)).toBe(before)
  })

  test('how similar the sides of a rename are', async () => {
    const repository = createBranch()
    const before = await workOf(repository)
    repository.git('switch', '-q', 'main')
    repository.commit(
      { 'old name.txt': `${text({ 1: 'renamed' })}${'the base adds to it\n'.repeat(9)}` },
      'base',
    )
    repository.git('switch', '-q', 'feat')
    repository.git('merge', '-q', '--no-edit', 'main')
    expect(await workOf(repository)).toBe(before)
  })
})
