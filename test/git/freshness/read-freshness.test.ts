import { describe, expect, it, test } from 'vitest'
import { pageFormats } from '../../../src/core/page/format.js'
import { readBranch } from '../../../src/git/facts.js'
import { type FreshnessInput, readFreshness, readPageOf } from '../../../src/git/freshness/read.js'
import { resolveRange } from '../../../src/git/range.js'
import { openRepository } from '../../../src/git/repository.js'
import { branchExists } from '../../../src/git/revision.js'
import { createRepository, type TestRepository } from '../../helpers/repository.js'
import { createHandedOff, createWork, forget, handOff, lines, squash } from './branch.js'
import { judge } from './judge.js'

const page = 'HANDOFF.md'

async function inputOf(where: TestRepository): Promise<FreshnessInput> {
  const repository = await openRepository(where.path, where.environment)
  const range = await resolveRange(repository, { base: 'main' })
  const options = { page, ignore: ['docs/'], summary: false }
  const reading = await readBranch(repository, range, options)
  const { text, isOnDisk } = await readPageOf(repository, range, page)
  if (text === null) throw new Error('no page')
  const header = pageFormats.markdown.readHeader(text)
  return { repository, range, options, reading, page: { text, isOnDisk, header, format: 'markdown' } }
}

it('asks git nothing about a page that tells the work', async () => {
  const input = await inputOf(await createHandedOff('committed'))
  // Any git would fail there.
  const nowhere = { ...input.repository, directory: '/nowhere', gitDir: '/nowhere', environment: {} }
  expect(await readFreshness({ ...input, repository: nowhere })).toEqual({
    freshness: 'fresh',
    pageBranch: 'feat/x',
    renamedFrom: null,
    since: null,
    uncovered: [],
    cause: 'work-covered',
    reason: null,
  })
})

it('names the commits since, newest first, and not those that were only rebased', async () => {
  const repository = await createHandedOff('committed')
  repository.git('switch', '-q', 'main')
  repository.commit({ 'other.txt': 'other, on\n' }, 'base')
  repository.git('switch', '-q', 'feat/x')
  const covered = repository.git('rev-parse', 'HEAD~1')
  repository.git('rebase', '-q', 'main')
  const first = repository.commit({ 'new.txt': 'three\n', 'docs/a.md': 'ignored\n' }, 'feat: three')
  const second = repository.commit({ 'new.txt': 'four\n' }, 'feat: four')
  const author = 'Ada Example'
  expect(await readFreshness(await inputOf(repository))).toMatchObject({
    freshness: 'stale',
    since: covered,
    uncovered: [
      {
        path: 'new.txt',
        commits: [
          { sha: second, subject: 'feat: four', author },
          { sha: first, subject: 'feat: three', author },
        ],
      },
    ],
  })
})

it('does not take the word of a page whose commit and work do not belong together', async () => {
  const repository = await createHandedOff('committed')
  const head = repository.git('rev-parse', 'HEAD').slice(0, 12)
  const text = repository.git('show', `HEAD:${page}`)
  const forged = text.replace(/^work: .*$/m, 'work: 0123456789ab').replace(/^covers: .*$/m, `covers: ${head}`)
  repository.commit({ [page]: `${forged}\n` }, 'docs: forged')
  expect(await readFreshness(await inputOf(repository))).toMatchObject({
    freshness: 'stale',
    uncovered: [],
    cause: 'covered-commit-differs',
    reason: `the commit it covers, \`${head}\`, is not the work it describes`,
  })
})

it.each(['--upload-pack=x', 'HEAD', '0'.repeat(40), 'refs/heads/main', 'main'])(
  'takes `covers: %s` for no commit',
  async (covers) => {
    const repository = await createHandedOff('committed')
    repository.commit({ 'new.txt': 'three\n' }, 'feat: three')
    const text = repository.git('show', `HEAD:${page}`)
    repository.commit({ [page]: `${text.replace(/^covers: .*$/m, `covers: "${covers}"`)}\n` }, 'docs: odd')
    expect(await readFreshness(await inputOf(repository))).toMatchObject({
      freshness: 'stale',
      since: null,
      uncovered: [{ path: 'new.txt' }],
    })
  },
)

test('a branch exists here or on a remote, by its whole name', async () => {
  const origin = createRepository()
  origin.commit({ a: '1' }, 'base')
  origin.git('branch', 'team/feat')
  origin.git('branch', 'fix')
  const clone = origin.clone()
  clone.git('branch', 'here')
  const repository = await openRepository(clone.path, clone.environment)
  const exists = (name: string) => branchExists(repository, name)
  expect(await Promise.all(['here', 'fix', 'team/feat', 'main'].map(exists))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(await Promise.all(['feat', 'x', '*', 'origin/fix', 'heads/here'].map(exists))).toEqual(
    Array(5).fill(false),
  )
})

describe('a page in JSON', () => {
  const work = (repository: TestRepository) => ({ cwd: repository.path, environment: repository.environment })

  async function createJson(): Promise<TestRepository> {
    const repository = createWork()
    repository.commit({ '.handoff.yml': 'format: json\npath: HANDOFF.json\n' }, 'chore: JSON')
    await handOff(repository)
    return repository
  }

  it('is fresh, moved or stale like any other', async () => {
    const repository = await createJson()
    expect(await judge(work(repository))).toMatchObject({ freshness: 'fresh', pageBranch: 'feat/x' })
    repository.git('switch', '-q', 'main')
    repository.commit({ 'app.txt': lines({ 2: 'base\nwas\nhere' }) }, 'base')
    repository.git('switch', '-q', 'feat/x')
    repository.git('rebase', '-q', 'main')
    expect(await judge(work(repository))).toMatchObject({ freshness: 'moved' })
    repository.commit({ 'more.txt': 'more\n' }, 'feat: more')
    squash(repository)
    forget(repository)
    expect(await judge(work(repository))).toMatchObject({
      freshness: 'stale',
      uncovered: [{ path: 'more.txt' }],
    })
  })

  it('is missing without a word', async () => {
    const repository = await createJson()
    repository.write({
      'HANDOFF.json': '{ "handoff": 1, "branch": "feat/x", "title": "", "sections": [] }\n',
    })
    expect(await judge(work(repository))).toMatchObject({ freshness: 'missing' })
  })
})
