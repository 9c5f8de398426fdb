import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CreateOptions, type CreateResult, createHandoff } from '../../src/commands/create.js'
import { createFolder, createRepository, type TestRepository } from '../helpers/repository.js'

const noNotes = { decisions: [], gotchas: [], context: [], tasks: [] }

function create(repository: TestRepository, options: Partial<CreateOptions> = {}): Promise<CreateResult> {
  const { path: cwd, environment } = repository
  return createHandoff({
    ...{ cwd, environment, commit: false, stdout: false, notes: noNotes, today: '2026-11-22' },
    ...options,
  })
}

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit({ 'a.ts': 'export const a = 1\n' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': 'export const a = 2\n// TODO: make it 3\n' }, 'feat: count to two')
  return repository
}

const pageOf = ({ path }: TestRepository) => join(path, 'HANDOFF.md')
const read = (repository: TestRepository) => readFileSync(pageOf(repository), 'utf8')

describe('create', () => {
  it('writes the page on disk and nothing else', async () => {
    const repository = createBranch()
    const head = repository.git('rev-parse', 'HEAD')
    const { outcome, path, text, commit } = await create(repository)
    expect({ outcome, path, commit }).toEqual({ outcome: 'written', path: 'HANDOFF.md', commit: null })
    expect(read(repository)).toBe(text)
    expect(text).toContain('1. `a.ts` (lines 1-2)\n')
    expect(repository.git('status', '--porcelain')).toBe('?? HANDOFF.md')
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  })

  it('changes nothing the second time, the file’s time and the date on the page included', async () => {
    const repository = createBranch()
    await create(repository)
    const { mtimeMs } = statSync(pageOf(repository))
    const { outcome } = await create(repository, { today: '2027-01-01' })
    expect(outcome).toBe('unchanged')
    expect(statSync(pageOf(repository)).mtimeMs).toBe(mtimeMs)
  })

  it('commits the page alone, once, and covers the work, not its own commit', async () => {
    const repository = createBranch()
    const work = repository.git('rev-parse', 'HEAD')
    repository.write({ 'a.ts': 'staged\n' })
    repository.git('add', 'a.ts')
    const { commit, text } = await create(repository, { commit: true })
    expect(repository.git('show', '--format=', '--name-status', 'HEAD')).toBe('A\tHANDOFF.md')
    expect(repository.git('rev-parse', 'HEAD')).toBe(commit)
    expect(text).toContain(`covers: ${work.slice(0, 12)}\n`)
    expect(repository.git('status', '--porcelain')).toBe('M  a.ts')
    expect(await create(repository, { commit: true })).toMatchObject({ outcome: 'unchanged', commit: null })
  })

  it('commits a page that is on disk and up to date', async () => {
    const repository = createBranch()
    await create(repository)
    expect(await create(repository, { commit: true })).toMatchObject({ outcome: 'written' })
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  it('keeps people’s words over new commits, a rebase and a squash', async () => {
    const repository = createBranch()
    await create(repository)
    writeFileSync(
      pageOf(repository),
      read(repository).replace('(lines 1-2)\n', '(lines 1-2)\n   - Three is next\n'),
    )
    repository.commit({ 'b.ts': 'export const b = 1\n' }, 'feat: start b')
    await create(repository, { commit: true })
    repository.git('switch', '-q', 'main')
    repository.commit({ 'other.ts': '1\n' }, 'feat: other')
    repository.git('switch', '-q', 'feat/x')
    repository.git('rebase', '-q', 'main')
    expect((await create(repository)).outcome).toBe('unchanged')
    repository.git('reset', '-q', '--soft', 'main')
    repository.git('commit', '-q', '-m', 'feat: all of it')
    const { text } = await create(repository)
    expect(text).toContain(
      '1. `a.ts` (lines 1-2)\n   - Three is next\n   - Changed `a`\n2. `b.ts` (new file, 1 line)\n',
    )
    expect(text).toContain('### Changes\n\n- All of it (`a.ts`, `b.ts`)\n\n### Files')
  })

  it('takes a remark along with a file that the branch added and renamed', async () => {
    const repository = createBranch()
    repository.commit(
      { 'b.ts': 'export const b = 1\nexport const c = 1\nexport const d = 1\n' },
      'feat: start b',
    )
    await create(repository)
    writeFileSync(
      pageOf(repository),
      read(repository).replace('3 lines)\n', '3 lines)\n   - Three is next\n'),
    )
    repository.git('add', 'HANDOFF.md')
    repository.git('mv', 'b.ts', 'lib.ts')
    repository.git('commit', '-q', '-m', 'refactor: rename b')
    await create(repository)
    expect(read(repository)).toContain('`lib.ts` (new file, 3 lines)\n   - Three is next\n')
    expect(read(repository)).not.toContain('`b.ts`')
  })

  it('drops a derived task when its cause is gone, also after a rebase took the covered commit away', async () => {
    const repository = createBranch()
    const { text } = await create(repository, { commit: true })
    expect(text).toContain('make it 3')
    repository.commit({ 'a.ts': 'export const a = 3\n' }, 'feat: count to three')
    repository.git('rebase', '-q', '--force-rebase', '--reset-author-date', 'main')
    repository.git('reflog', 'expire', '--expire=now', '--all')
    repository.git('gc', '-q', '--prune=now')
    expect((await create(repository)).text).not.toContain('make it 3')
  })

  it('notes what was said on the command line, once', async () => {
    const repository = createBranch()
    const notes = { ...noNotes, decisions: [{ text: 'Two, not one', reason: 'one is odd', at: 'a.ts' }] }
    const { text } = await create(repository, { notes })
    expect(text).toContain('1. Two, not one (`a.ts`)\n   - Reason: one is odd\n')
    expect(await create(repository, { notes })).toMatchObject({ outcome: 'unchanged' })
  })

  it('adopts a page that people wrote', async () => {
    const repository = createBranch()
    repository.write({ 'HANDOFF.md': '# My notes\n\n## Next steps\n\n- call Ann\n' })
    const { text } = await create(repository)
    expect(text).toContain('# My notes\n')
    expect(text).toContain('## Next steps\n\n- call Ann\n')
    expect(text).toContain('1. `a.ts` (lines 1-2)\n')
  })

  it('fills a page of front matter alone, and keeps people’s keys', async () => {
    const repository = createBranch()
    repository.write({ 'HANDOFF.md': '---\nowner: ann # the boss\n---\n' })
    const { text } = await create(repository)
    expect(text).toMatch(/^---\nowner: ann # the boss\nhandoff: 1\n/)
    expect(text).toContain('## Key Decisions\n\nNone recorded.\n')
  })

  it('groups by folder, leaves sections out and goes elsewhere as the configuration says', async () => {
    const repository = createBranch()
    const config =
      'path: docs/{branch}.md\ndetail_level: summary\ninclude_env: false\nignore: ["*.md", ".handoff.yml"]\n'
    repository.commit(
      { 'src/a.ts': '1\n', 'src/b.ts': '1\n', '.handoff.yml': config, 'x.md': 'x\n' },
      'feat: more',
    )
    const { path, text, facts } = await create(repository)
    expect(path).toBe('docs/feat/x.md')
    expect(text).toContain('`src/` (2 files, +2 −0)\n')
    expect(facts.files.map((file) => file.path)).toEqual(['a.ts', 'src/a.ts', 'src/b.ts'])
    expect(facts.limits).toEqual([expect.objectContaining({ reason: expect.stringContaining('ignore') })])
  })

  it('writes the same as JSON', async () => {
    const repository = createBranch()
    repository.write({ '.handoff.yml': 'format: json\n' })
    const { path, text } = await create(repository)
    expect(path).toBe('HANDOFF.json')
    expect(JSON.parse(text)).toMatchObject({ handoff: 1, branch: 'feat/x', title: 'Handoff: Count to two' })
    expect((await create(repository)).outcome).toBe('unchanged')
  })
})

describe('create, where it writes nothing', () => {
  it('prints the page of any range, in a bare repository, too', async () => {
    const repository = createBranch()
    const bare = repository.clone('--bare')
    const { text, outcome } = await create(bare, { stdout: true, base: 'main', head: 'feat/x' })
    expect(outcome).toBe('printed')
    expect(text).toContain('branch: feat/x\n')
    expect(existsSync(pageOf(repository))).toBe(false)
  })

  it('commits to a branch that is not checked out, in a bare repository, too', async () => {
    const bare = createBranch().clone('--bare')
    const { commit } = await create(bare, { commit: true, base: 'main', head: 'feat/x' })
    expect(bare.git('rev-parse', 'feat/x')).toBe(commit)
    expect(bare.git('show', '--format=', '--name-status', 'feat/x')).toBe('A\tHANDOFF.md')
  })

  it('has nothing to hand off without a commit', async () => {
    const repository = createRepository()
    repository.commit({ a: '1' }, 'Initial commit')
    repository.branch('feat/x')
    expect(await create(repository)).toMatchObject({ outcome: 'nothing-to-hand-off', text: '' })
    expect(existsSync(pageOf(repository))).toBe(false)
  })
})

describe('a page of another branch', () => {
  it('makes place for a new one, its own text is in history', async () => {
    const repository = createBranch()
    await create(repository, { commit: true, notes: { ...noNotes, gotchas: ['only for x'] } })
    repository.branch('feat/y')
    repository.commit({ 'y.ts': '1\n' }, 'feat: y')
    const { text } = await create(repository)
    expect(text).toContain('branch: feat/y\n')
    expect(text).not.toContain('only for x')
  })

  it('is not touched while it holds words that are in no commit', async () => {
    const repository = createBranch()
    await create(repository, { commit: true })
    repository.branch('feat/y')
    repository.commit({ 'y.ts': '1\n' }, 'feat: y')
    const edited = `${read(repository)}\nunsaved words\n`
    writeFileSync(pageOf(repository), edited)
    await expect(create(repository)).rejects.toMatchObject({
      kind: 'page',
      message: expect.stringContaining('feat/x'),
    })
    expect(read(repository)).toBe(edited)
  })

  it('is ours where the branch was renamed, with more work as well', async () => {
    const repository = createBranch()
    await create(repository, { commit: true, notes: { ...noNotes, gotchas: ['only for x'] } })
    repository.git('branch', '-m', 'feat/z')
    repository.commit({ 'y.ts': '1\n' }, 'feat: y')
    const { text } = await create(repository)
    expect(text).toContain('branch: feat/z\n')
    expect(text).toContain('- only for x\n')
  })
})

describe('create, where it cannot', () => {
  const failure = (kind: string, message: RegExp) => ({
    kind,
    message: expect.stringMatching(message),
    hints: expect.arrayContaining([expect.any(String)]),
  })

  it.each<[string, () => TestRepository, string, RegExp]>([
    [
      'no repository',
      () => ({ ...createRepository(), path: createFolder() }),
      'git',
      /not in a git repository/,
    ],
    ['no commits', () => createRepository(), 'git', /no commits/],
    ['the default branch', () => onMain(), 'usage', /Nothing to hand off on `main`/],
    ['a detached head', () => detached(), 'usage', /not the tip of a branch/],
    ['no base', () => withoutBase(), 'history', /Cannot find the base of `feat\/x`/],
    ['a shallow clone', () => shallow(), 'history', /shallow/],
    ['broken configuration', () => withFile('.handoff.yml', 'pth: x\n'), 'config', /pth/],
    [
      'broken front matter',
      () => withFile('HANDOFF.md', '---\na: [\n---\n# x\n'),
      'page',
      /front matter: line/,
    ],
    ['a binary page', () => withFile('HANDOFF.md', Buffer.from([35, 0, 1])), 'page', /not a text file/],
    [
      'a page that is not UTF-8',
      () => withFile('HANDOFF.md', Buffer.from([35, 0xe4, 0x20])),
      'page',
      /UTF-8/,
    ],
    ['a page of 12 MB', () => withFile('HANDOFF.md', Buffer.alloc(12_000_000, 'a')), 'page', /MB|bytes/],
  ])('%s', async (_, build, kind, message) => {
    const repository = build()
    const content = () =>
      existsSync(pageOf(repository)) ? readFileSync(pageOf(repository)).toString('base64') : null
    const before = content()
    await expect(create(repository)).rejects.toMatchObject(failure(kind, message))
    expect(content() === before).toBe(true)
  })

  it('a folder in the place of the page', async () => {
    const repository = createBranch()
    mkdirSync(pageOf(repository))
    await expect(create(repository)).rejects.toMatchObject(failure('page', /folder|directory/))
  })

  it('a link out of the repository in the place of the page', async () => {
    const repository = createBranch()
    const outside = join(createFolder(), 'secret.md')
    writeFileSync(outside, 'mine\n')
    symlinkSync(outside, pageOf(repository))
    await expect(create(repository)).rejects.toMatchObject(failure('page', /link/))
    expect(readFileSync(outside, 'utf8')).toBe('mine\n')
  })

  it('nobody to sign the commit', async () => {
    const repository = createBranch()
    rmSync(join(repository.environment['HOME'] ?? '', '.gitconfig'))
    repository.git('config', 'user.useConfigOnly', 'true')
    const environment = Object.fromEntries(
      Object.entries(repository.environment).filter(
        ([name]) => !/^GIT_(?:AUTHOR|COMMITTER)_|^EMAIL$/.test(name),
      ),
    )
    await expect(create(repository, { commit: true, environment })).rejects.toMatchObject(
      failure('git', /name|author|who/i),
    )
    expect(existsSync(pageOf(repository))).toBe(false)
  })

  it.each(['--upload-pack=touch x', '-x', '--output=x'])(
    'takes %s for a revision that is not there',
    async (revision) => {
      const repository = createBranch()
      await expect(create(repository, { stdout: true, base: revision })).rejects.toMatchObject(
        failure('usage', /is not a commit/),
      )
      await expect(create(repository, { stdout: true, head: revision })).rejects.toMatchObject(
        failure('usage', /is not a commit/),
      )
      expect(existsSync(join(repository.path, 'x'))).toBe(false)
    },
  )
})

describe('hostile names', () => {
  it('are shown, and do nothing', async () => {
    const repository = createRepository()
    repository.commit({ a: '1\n' }, 'Initial commit')
    repository.git('switch', '-q', '-c', ['x;$(touch$', '{IFS}pwned)'].join(''))
    repository.commit(
      {
        'tab\there.ts': '1\n',
        'line\nfeed.ts': '1\n',
        '-rf.ts': '1\n',
        '"quoted".ts': '1\n',
        '`tick`.ts': '1\n',
      },
      'feat: \u001b[31mred\u001b[0m <script>alert(1)</script> @everyone',
    )
    const { text } = await create(repository)
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
    expect(text).toContain('`` `tick`.ts `` (new file, 1 line)')
    expect(text).not.toMatch(/(^|[^\\])<script>/)
    expect(existsSync(join(repository.path, 'pwned'))).toBe(false)
    expect((await create(repository)).outcome).toBe('unchanged')
  })
})

function onMain(): TestRepository {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'Initial commit')
  return repository
}

function detached(): TestRepository {
  const repository = createBranch()
  repository.git('switch', '-q', '--detach')
  repository.commit({ 'src/more.ts': 'export const more = 1\n' }, 'feat: more')
  return repository
}

function withoutBase(): TestRepository {
  const repository = createBranch()
  repository.git('branch', '-q', '-D', 'main')
  return repository
}

function shallow(): TestRepository {
  const repository = createBranch()
  repository.commit({ 'c.ts': '1\n' }, 'feat: c')
  repository.git('switch', '-q', 'main')
  return repository.clone('--depth=1', '--no-single-branch', '--branch=feat/x')
}

function withFile(path: string, content: string | Buffer): TestRepository {
  const repository = createBranch()
  repository.write({ [path]: content })
  return repository
}
