import { describe, expect, test } from 'vitest'
import { type ChangeSet, readChangeSet } from '../../src/git/change-set.js'
import { resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type FileContent, type TestRepository } from '../helpers/repository.js'

async function changesOf(
  repository: TestRepository,
  options: { ignore?: string[]; base?: string; head?: string } = {},
): Promise<ChangeSet> {
  const opened = await openRepository(repository.path, repository.environment)
  const range = await resolveRange(opened, { base: options.base ?? 'main', head: options.head })
  return await readChangeSet(opened, range, { page: 'HANDOFF.md', ignore: options.ignore ?? [] })
}

/** A repository with one commit on main and one on `feat`. */
function createChange(
  before: Record<string, FileContent>,
  after: Record<string, FileContent>,
): TestRepository {
  const repository = createRepository()
  repository.commit(before, 'base')
  repository.branch('feat')
  repository.commit(after, 'work')
  return repository
}

/** `status path +additions -deletions ranges` */
function summary({ files }: ChangeSet): string[] {
  return files.map(({ status, path, previousPath, additions, deletions, ranges }) => {
    const name = previousPath === null ? path : `${previousPath} → ${path}`
    return `${status} ${name} +${additions} -${deletions} ${JSON.stringify(ranges)}`
  })
}

const ten = 'a b c d e f g h i j '.replaceAll(' ', '\n')

describe('files', () => {
  test('each status, with counts and exact ranges on the new side', async () => {
    const repository = createChange(
      {
        'm.txt': ten,
        'd.txt': 'x\ny\n',
        'old.txt': ten,
        'mode.sh': 'x\n',
        type: 'a\nb\n',
        bin: Buffer.from([0, 1]),
      },
      {
        'm.txt': ten.replace('b\n', 'B\nB2\n').replace('e\n', '').replace('j\n', 'J\n'),
        'd.txt': null,
        'old.txt': null,
        'new.txt': ten.replace('c', 'C'),
        'mode.sh': { executable: 'x\n' },
        type: { link: 'a' },
        bin: Buffer.from([0, 2]),
        'a.txt': 'one\ntwo\n',
        'empty.txt': '',
      },
    )
    const changes = await changesOf(repository)

    expect(summary(changes)).toEqual([
      'added a.txt +2 -0 [[1,2]]',
      'modified bin +0 -0 []',
      'deleted d.txt +0 -2 []',
      'added empty.txt +0 -0 []',
      'modified m.txt +3 -3 [[2,3],[10,10]]',
      'modified mode.sh +0 -0 []',
      'renamed old.txt → new.txt +1 -1 [[3,3]]',
      'type-changed type +1 -2 [[1,1]]',
    ])
    const byPath = new Map(changes.files.map((file) => [file.path, file]))
    expect(byPath.get('mode.sh')?.mode).toEqual({ from: '100644', to: '100755' })
    expect(byPath.get('type')?.mode).toEqual({ from: '100644', to: '120000' })
    expect(byPath.get('a.txt')?.mode).toEqual({ from: null, to: '100644' })
    expect(byPath.get('bin')).toMatchObject({
      binary: true,
      kind: 'binary',
      oid: { from: expect.any(String) },
    })
    expect(byPath.get('m.txt')?.hunks).toEqual([
      { oldStart: 2, oldLines: 1, newStart: 2, newLines: 2 },
      { oldStart: 5, oldLines: 1, newStart: 5, newLines: 0 },
      { oldStart: 10, oldLines: 1, newStart: 10, newLines: 1 },
    ])
    expect(changes.complete).toBe(true)
    expect(changes.limits).toEqual([])
  })

  test('a file without a final newline, and one with CRLF', async () => {
    const repository = createChange({ a: 'x\ny', b: 'x\r\ny\r\n' }, { a: 'x\nz', b: 'x\r\nz\r\n' })
    expect(summary(await changesOf(repository))).toEqual([
      'modified a +1 -1 [[2,2]]',
      'modified b +1 -1 [[2,2]]',
    ])
  })

  test('a submodule is an entry of its own kind', async () => {
    const inner = createRepository()
    inner.commit({ a: '1' }, 'one')
    const repository = createRepository()
    repository.commit({ a: '1' }, 'base')
    repository.branch('feat')
    repository.git('submodule', '--quiet', 'add', `file://${inner.path}`, 'libs/inner')
    repository.commit({}, 'add')
    const { files } = await changesOf(repository)
    expect(files.map(({ path, kind, mode }) => [path, kind, mode.to])).toEqual([
      ['.gitmodules', 'config', '100644'],
      ['libs/inner', 'submodule', '160000'],
    ])
  })

  test('nothing changed: no files', async () => {
    const repository = createChange({ a: '1\n' }, {})
    expect((await changesOf(repository)).files).toEqual([])
  })

  test('a copy is an added file', async () => {
    const repository = createChange({ 'a.txt': ten }, { 'b.txt': ten, 'a.txt': `${ten}k\n` })
    expect(summary(await changesOf(repository))).toEqual([
      'modified a.txt +1 -0 [[11,11]]',
      'added b.txt +10 -0 [[1,10]]',
    ])
  })
})

test('no configuration of the user changes what is read', async () => {
  const inner = createRepository()
  inner.commit({ a: '1' }, 'one')
  const repository = createChange(
    { 'src/a.txt': ten, 'old.txt': ten, 'z.txt': 'x\n' },
    {
      'src/a.txt': ten.replace('a', 'A').replace('c', 'C'),
      'old.txt': null,
      'new.txt': ten,
      'z.txt': 'x\ny\n',
    },
  )
  repository.git('submodule', '--quiet', 'add', `file://${inner.path}`, 'inner')
  repository.commit({ 'copy.txt': ten }, 'more')
  const before = await changesOf(repository)
  const log = repository.path
  const hostile: Record<string, string> = {
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'diff.external': 'false',
    'diff.interHunkContext': '10',
    'diff.context': '7',
    'diff.relative': 'true',
    'diff.renames': 'copies',
    'diff.renameLimit': '1',
    'diff.orderFile': `${log}/order`,
    'diff.submodule': 'log',
    'diff.ignoreSubmodules': 'all',
    'diff.algorithm': 'patience',
    'diff.indentHeuristic': 'false',
    'diff.wsErrorHighlight': 'all',
    'diff.colorMoved': 'zebra',
    'diff.statGraphWidth': '3',
    'diff.suppressBlankEmpty': 'true',
    'core.quotePath': 'true',
    'core.abbrev': '4',
    'core.pager': 'false',
    'color.ui': 'always',
    'color.diff': 'always',
    'core.attributesFile': `${log}/attributes`,
    'diff.text.textconv': 'rev',
    'diff.text.binary': 'true',
  }
  for (const [key, value] of Object.entries(hostile)) repository.git('config', key, value)
  repository.write({ order: 'z.txt\nsrc/*\n', attributes: '*.txt diff=text\n' })
  const environment = { ...repository.environment, GIT_DIFF_OPTS: '--unified=5', GIT_EXTERNAL_DIFF: 'false' }
  expect(await changesOf({ ...repository, environment })).toEqual(before)
  expect(summary(before)).toContain('modified src/a.txt +2 -2 [[1,1],[3,3]]')
})

describe('names', () => {
  const names = [
    'tab\there',
    'new\nline',
    '\nleading',
    'quote"s',
    "apostrophe's",
    'back\\slash',
    '-leading-dash',
    '--output=x',
    ' spaces ',
    'b/b',
    '..dots',
    'a..b',
    ':(exclude)x',
    '*',
    'ünï/cödé',
    'x\n@@ -1 +1 @@\n+evil',
    'y\ndiff --git a/z b/z',
    'esc\x1b[31m',
    'del\x7f',
    'cr\r',
  ]

  test('none is taken for anything else', async () => {
    const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]))
    const repository = createChange({ a: '1' }, files)
    const { files: changed, limits } = await changesOf(repository)
    expect(changed.map((file) => file.path).sort()).toEqual([...names].sort())
    for (const file of changed) expect(file).toMatchObject({ status: 'added', hunks: [{ newStart: 1 }] })
    expect(limits).toEqual([])
  })

  test('one renamed to another', async () => {
    const repository = createChange(
      { [names[1] ?? '']: ten },
      { [names[1] ?? '']: null, [names[15] ?? '']: ten },
    )
    const { files } = await changesOf(repository)
    expect(files).toMatchObject([{ status: 'renamed', previousPath: 'new\nline', path: names[15] }])
  })

  test('bytes that are not UTF-8 are shown as U+FFFD, and said', async () => {
    const repository = createRepository()
    const main = repository.commit({ a: '1' }, 'base')
    const blob = repository.run(['hash-object', '-w', '--stdin'], { input: 'x\n' }).stdout.toString().trim()
    const entry = Buffer.concat([
      Buffer.from(`100644 blob ${blob}\tcaf`),
      Buffer.from([0xe9]),
      Buffer.from(`\x00100644 blob ${blob}\tcaf`),
      Buffer.from([0xe8]),
      Buffer.from('\0'),
    ])
    const tree = repository.run(['mktree', '-z'], { input: entry }).stdout.toString().trim()
    const head = repository.git('commit-tree', '-p', main, '-m', 'work', tree)
    const { files, limits, work } = await changesOf(repository, { head })
    expect(files.map((file) => file.path)).toEqual(['a', 'caf\uFFFD', 'caf\uFFFD'])
    expect(limits).toEqual([
      { kind: 'file-name-not-utf8', path: 'caf\uFFFD', reason: expect.stringContaining('not UTF-8') },
      { kind: 'file-name-not-utf8', path: 'caf\uFFFD', reason: expect.stringContaining('not UTF-8') },
    ])
    expect(work).toMatch(/^[0-9a-f]{12}$/)
  })
})

describe('what is left out', () => {
  test('the page, and ignored paths with a word about it', async () => {
    const repository = createChange(
      { a: '1\n' },
      {
        a: '2\n',
        'HANDOFF.md': '# x\n',
        'a.snap': 'x\n',
        'deep/b.snap': 'x\n',
        'docs/x.md': 'x\n',
        'src/docs/x.md': 'x\n',
      },
    )
    const { files, limits } = await changesOf(repository, { ignore: ['*.snap', '/docs/'] })
    expect(files.map((file) => file.path)).toEqual(['a', 'src/docs/x.md'])
    expect(limits).toEqual([
      { kind: 'files-ignored', path: null, reason: '3 changed files left out, as `ignore` says' },
    ])
  })

  const other = 'nothing\nlike\nit\n'

  test('a rename out of an ignored folder is an added file, into one a deleted one', async () => {
    const repository = createChange(
      { 'ignored/a.txt': ten, 'b.txt': other },
      { 'ignored/a.txt': null, 'a.txt': ten, 'b.txt': null, 'ignored/b.txt': other },
    )
    const changes = await changesOf(repository, { ignore: ['ignored/**'] })
    expect(summary(changes)).toEqual(['added a.txt +10 -0 [[1,10]]', 'deleted b.txt +0 -3 []'])
    expect(changes.limits).toEqual([
      { kind: 'files-ignored', path: null, reason: expect.stringContaining('2 changed files left out') },
    ])
  })
})

describe('attributes', () => {
  test('say what is generated and vendored, and which lines not to show', async () => {
    const attributes =
      'gen/** linguist-generated\nlibs/** linguist-vendored\ndist/** -linguist-generated\n*.lines -diff\n'
    const repository = createChange(
      { '.gitattributes': attributes },
      { 'gen/a.ts': '1\n', 'libs/b.ts': '1\n', 'dist/c.ts': '1\n', 'd.lines': '1\n' },
    )
    const { files } = await changesOf(repository)
    expect(files.map(({ path, kind, additions }) => [path, kind, additions])).toEqual([
      ['d.lines', 'source', 0],
      ['dist/c.ts', 'source', 1],
      ['gen/a.ts', 'generated', 1],
      ['libs/b.ts', 'vendored', 1],
    ])
    expect(repository.git('diff', '--numstat', 'main', 'feat', '--', 'd.lines')).toBe('-\t-\td.lines')
  })

  test('and what Git LFS keeps: a file is binary, before and after its pointer changed', async () => {
    const pointer = (digit: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 5\n`
    const repository = createRepository()
    repository.commit({ '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n' }, 'base')
    // Without a filter of that name git takes the pointer as it is.
    repository.commit({ 'a.png': pointer('1'), 'c.png': pointer('3') }, 'images')
    repository.branch('feat')
    repository.commit({ 'a.png': pointer('2'), 'b.bin': pointer('4'), 'c.png': null }, 'more images')
    const { files } = await changesOf(repository)
    expect(files.map(({ path, kind, additions, ranges }) => [path, kind, additions, ranges])).toEqual([
      ['a.png', 'binary', 0, []],
      ['b.bin', 'binary', 0, []],
      ['c.png', 'binary', 0, []],
    ])
  })

  test('of a commit that is not checked out are read with a git that can, else it is said', async () => {
    const repository = createChange(
      { '.gitattributes': 'gen/** linguist-generated\n' },
      { 'gen/a.ts': '1\n' },
    )
    const { files, limits } = await changesOf(repository.clone('--bare'), { head: 'feat' })
    const [, minor = 0] = repository.git('version').match(/\d+/g)?.map(Number) ?? []
    const told = [files[0]?.kind, limits.map((limit) => limit.path)]
    expect(told).toEqual(minor >= 40 ? ['generated', []] : ['source', ['.gitattributes']])
  })

  test('are looked for in every folder above a changed file, and only ours count', async () => {
    const repository = createChange({ a: '1' }, { 'x/y/z.ts': '1\n', 'x/w.py': '1\n' })
    const kindsWith = async (path: string, attributes: string) => {
      repository.write({ [path]: attributes })
      return (await changesOf(repository)).files.map((file) => file.kind)
    }
    expect(await kindsWith('.gitattributes', '# linguist-generated\n*.py diff=python\n')).toEqual([
      'source',
      'source',
    ])
    expect(await kindsWith('x/y/.gitattributes', '*.ts linguist-vendored\n')).toEqual(['source', 'vendored'])
    expect(await kindsWith('.git/info/attributes', '*.py linguist-generated=true\n')).toEqual([
      'generated',
      'vendored',
    ])
  })

  test('a new file says itself that a program wrote it', async () => {
    const marked = `// Code generated by protoc-gen-go. DO NOT EDIT.\n${'x\n'.repeat(100)}// TODO: not ours\n`
    const repository = createChange(
      { a: '1' },
      { 'api.go': marked, run: '#!/usr/bin/env python3\n# TODO: write it\n' },
    )
    const { files, openEnds } = await changesOf(repository)
    expect(files.map(({ path, kind, language }) => [path, kind, language])).toEqual([
      ['api.go', 'generated', 'go'],
      ['run', 'source', 'python'],
    ])
    expect(openEnds).toMatchObject([{ kind: 'todo', path: 'run', line: 2 }])
  })
})

test('a line of 30 MB is read without keeping it', async () => {
  const repository = createChange(
    { 'a.js': '1\n' },
    { 'a.js': `${'x'.repeat(30_000_000)}\n// TODO: still found\n` },
  )
  const { files, openEnds, limits } = await changesOf(repository)
  expect(files).toMatchObject([{ additions: 2, deletions: 1, ranges: [[1, 2]] }])
  expect(openEnds).toMatchObject([{ kind: 'todo', line: 2 }])
  expect(limits).toEqual([
    { kind: 'long-lines', path: 'a.js', reason: 'lines of more than 5000 characters were not searched' },
  ])
})

test('above 1,000 files that came and went, only exact renames are found, and it is said', async () => {
  const repository = createRepository()
  const numbers = Array.from({ length: 1002 }, (_, index) => index)
  repository.commit(Object.fromEntries(numbers.map((n) => [`old/${n}`, `${ten}${n}\n`])), 'base')
  repository.branch('feat')
  repository.git('mv', 'old/0', 'kept')
  repository.commit(
    Object.fromEntries(
      numbers.flatMap(
        (n) =>
          [
            [`old/${n}`, null],
            [`new/${n}`, `${ten}${n}\nand more\n`],
          ] as const,
      ),
    ),
    'work',
  )
  const { files, limits } = await changesOf(repository)
  expect(files.filter((file) => file.status === 'renamed').map((file) => file.path)).toEqual(['kept'])
  expect(limits).toEqual([
    {
      kind: 'renames-exact-only',
      path: null,
      reason: expect.stringContaining('only renames without changes'),
    },
  ])
})
