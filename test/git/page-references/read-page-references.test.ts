import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { applyEdits } from '../../../src/core/page/source.js'
import { readPageReferences } from '../../../src/git/page-references/read.js'
import { resolveRange } from '../../../src/git/range.js'
import { openRepository } from '../../../src/git/repository.js'
import { createFolder, createRepository, type TestRepository } from '../../helpers/repository.js'
import { readFactsOf, readReferencesOf } from './scenario.js'

/** A branch with files and the page, committed in this order. */
function createBranch(page: string, files: Record<string, string | null> = {}): TestRepository {
  const repository = createRepository()
  repository.commit({ 'README.md': '# Readme\n' }, 'Start')
  repository.branch('feat')
  repository.commit({ 'src/a.ts': 'export function load() {\n  return 1\n}\n', ...files }, 'Work')
  repository.commit({ 'HANDOFF.md': page }, 'Hand over')
  return repository
}

async function statesOf(
  repository: TestRepository,
  changes: Parameters<typeof readReferencesOf>[1] = {},
): Promise<string[]> {
  const references = await readReferencesOf(repository, changes)
  return references.map(({ text, state }) => `${text} ${state}`)
}

describe('what was true when its line was last touched', () => {
  it('is dead when it is gone, and says since when', async () => {
    const repository = createBranch('- `src/a.ts` rounds\n')
    const since = repository.git('rev-parse', 'HEAD')
    repository.commit({ 'src/a.ts': null, 'src/b.ts': 'export const b = 1\n' }, 'Go on')
    expect(await readReferencesOf(repository)).toMatchObject([
      { kind: 'path', text: 'src/a.ts', state: 'dead', path: 'src/a.ts', since },
    ])
  })

  it('is unknown at most where the line was reworded after that', async () => {
    const repository = createBranch('- `src/a.ts` rounds\n')
    repository.commit({ 'src/a.ts': null }, 'Go on')
    repository.commit({ 'HANDOFF.md': '- `src/a.ts` rounds up\n' }, 'Reword')
    expect(await statesOf(repository)).toEqual(['src/a.ts unknown'])
  })

  it('is dead also where other lines of the page were touched since, or its white space', async () => {
    const repository = createBranch('- `src/a.ts` rounds\n')
    repository.commit({ 'src/a.ts': null }, 'Go on')
    repository.commit({ 'HANDOFF.md': '# Handoff\n\n-  `src/a.ts` rounds  \n' }, 'Format')
    expect(await statesOf(repository)).toEqual(['src/a.ts dead'])
  })

  it('is never dead on a line that is not committed', async () => {
    const repository = createBranch('- `src/a.ts` rounds\n')
    repository.commit({ 'src/a.ts': null }, 'Go on')
    repository.write({ 'HANDOFF.md': '- `src/a.ts` rounds\n- `src/a.ts` is there\n' })
    expect(await statesOf(repository)).toEqual(['src/a.ts dead', 'src/a.ts unknown'])
  })

  it('is never dead on a page that is not committed', async () => {
    const repository = createBranch('# Nothing\n')
    repository.git('rm', '-q', 'HANDOFF.md')
    repository.commit({ 'src/a.ts': null }, 'Go on')
    repository.write({ 'HANDOFF.md': '- `src/a.ts:2` rounds, `src/none.ts` too\n' })
    expect(await statesOf(repository)).toEqual(['src/a.ts:2 unknown', 'src/none.ts unknown'])
  })

  it('is read from the head for a page that is there only', async () => {
    const repository = createBranch('- `src/a.ts` rounds\n')
    repository.commit({ 'src/a.ts': null }, 'Go on')
    expect(await statesOf(repository, { onDisk: false })).toEqual(['src/a.ts dead'])
  })

  it('is found in a bare repository as well', async () => {
    const repository = createBranch('- `src/a.ts` rounds, `src/b.ts:2` too, `src/none.ts`\n', {
      'src/b.ts': 'one\nconst two = 2\n',
    })
    const changes = { 'src/a.ts': null, 'src/b.ts': 'new\none\nconst two = 2\n' }
    repository.commit(changes, 'Go on')
    const opened = await openRepository(repository.path, repository.environment)
    const bare = await openRepository(repository.clone('--bare').path, repository.environment)
    const range = await resolveRange(opened)
    const page = parsePage(repository.git('show', 'HEAD:HANDOFF.md'))
    const facts = await readFactsOf(repository)
    const input = { page, path: 'HANDOFF.md', range, facts, covers: null, onDisk: false }
    const states = (await readPageReferences(bare, input)).map(({ text, state }) => `${text} ${state}`)
    expect(states).toEqual(['src/a.ts dead', 'src/b.ts:2 alive', 'src/b.ts:2 moved', 'src/none.ts unknown'])
  })

  it('came with a page that was renamed', async () => {
    const repository = createBranch('# Handoff\n\nSome words that stay as they are.\n\n- `src/a.ts` rounds\n')
    repository.git('mv', 'HANDOFF.md', 'OLD.md')
    repository.commit({}, 'Away')
    repository.git('mv', 'OLD.md', 'HANDOFF.md')
    repository.commit({ 'src/a.ts': null }, 'And back')
    expect(await statesOf(repository)).toEqual(['src/a.ts dead'])
  })

  it('is judged by the edge of a shallow clone', async () => {
    const repository = createBranch('- `src/a.ts` rounds\n')
    repository.commit({ 'src/b.ts': 'export const b = 1\n' }, 'Go on')
    repository.commit({ 'src/a.ts': null }, 'Further')
    const clone = repository.clone('--depth=2', '--branch=feat')
    const base = { name: 'main', mergeBase: clone.git('rev-parse', 'HEAD~1') }
    const range = { branch: 'feat', head: clone.git('rev-parse', 'HEAD'), base }
    expect(await statesOf(clone, { range })).toEqual(['src/a.ts dead'])
  })

  it('is not judged by what a side branch did not have', async () => {
    const repository = createBranch('# Handoff\n')
    repository.commit({ 'HANDOFF.md': '# Handoff\n\n- `src/later.ts` rounds\n' }, 'Say it before it is there')
    expect(await statesOf(repository)).toEqual(['src/later.ts unknown'])
  })
})

describe('a path', () => {
  it('is alive where it is on disk, but not an empty folder', async () => {
    const repository = createBranch('- `src/new.ts`, `out/deep/x.ts`, `src/a.ts`, `jobs/`\n', {
      'jobs/night.ts': 'export {}\n',
    })
    repository.commit({ 'src/a.ts': null, 'jobs/night.ts': null }, 'Go on')
    repository.write({ 'src/new.ts': '1\n', 'out/deep/x.ts': '2\n', 'src/a.ts': '3\n' })
    expect(await statesOf(repository)).toEqual([
      'src/new.ts unjudged',
      'out/deep/x.ts unjudged',
      'src/a.ts unjudged',
      'jobs/ dead',
    ])
  })

  it('is not judged where it is ignored', async () => {
    const repository = createBranch('- `src/made.ts` and `src/none.ts`\n', {
      '.gitignore': 'made.ts\n',
    })
    expect(await statesOf(repository)).toEqual(['src/made.ts unjudged', 'src/none.ts unknown'])
  })

  it('says what it was renamed to, folders as well', async () => {
    const files = Object.fromEntries(
      ['x', 'y'].map((name) => [`lib/${name}.ts`, `export const ${name} = 1\n`]),
    )
    const repository = createBranch('- `src/a.ts`, `lib/`, `lib/x.ts`\n', files)
    repository.git('mv', 'lib', 'packages')
    repository.git('mv', 'src/a.ts', 'src/b.ts')
    repository.commit({}, 'Rename')
    const references = await readReferencesOf(repository)
    expect(references.map(({ nearest, renamed }) => [nearest, renamed])).toEqual([
      ['src/b.ts', true],
      ['packages', true],
      ['packages/x.ts', true],
    ])
  })

  it('is one finding, whatever of it is named', async () => {
    const repository = createBranch('- `src/a.ts:2`, line 3, `src/a.ts#load`\n')
    repository.commit({ 'src/a.ts': null }, 'Go on')
    const references = await readReferencesOf(repository)
    expect(references.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['path dead', 'path dead'])
  })

  it('with odd characters is no option and no pathspec', async () => {
    const repository = createBranch('- `src/ä ö.ts`, `src/größe.ts`, `--all/x.ts`, `:(top)/y.ts`\n', {
      'src/größe.ts': 'export {}\n',
    })
    repository.commit({ 'src/größe.ts': null }, 'Go on')
    expect(await statesOf(repository)).toContain('src/größe.ts dead')
  })
})

describe('lines', () => {
  it('are repaired so that nothing is left to repair', async () => {
    const page = '- `src/a.ts:2-3` and `src/a.ts#L2`, line 2\n'
    const repository = createBranch(page)
    repository.commit({ 'src/a.ts': '// one\n// two\nexport function load() {\n  return 1\n}\n' }, 'Go on')
    const moved = await readReferencesOf(repository)
    const edits = moved.flatMap((reference) => reference.moved?.edit ?? [])
    const fixed = applyEdits(parsePage(page).source, edits)
    expect(fixed).toBe('- `src/a.ts:4-5` and `src/a.ts#L4`, line 4\n')
    repository.write({ 'HANDOFF.md': fixed })
    expect((await readReferencesOf(repository)).map(({ state }) => state)).not.toContain('moved')
  })

  it('are where a page with a byte order mark and CRLF says', async () => {
    const page = '\uFEFF- Some words\r\n- `src/a.ts:2`\r\n'
    const repository = createBranch(page)
    repository.commit({ 'src/a.ts': '// one\nexport function load() {\n  return 1\n}\n' }, 'Go on')
    const references = await readReferencesOf(repository)
    const edits = references.flatMap(({ moved }) => moved?.edit ?? [])
    expect(applyEdits(parsePage(page).source, edits)).toBe(page.replace(':2', ':3'))
  })
})

describe('what it takes', () => {
  /** Names of git's commands that were started for references alone, in order. */
  async function commandsOf(repository: TestRepository): Promise<string[]> {
    const facts = await readFactsOf(repository)
    const log = join(createFolder(), 'trace')
    const environment = { ...repository.environment, GIT_TRACE2_EVENT: log }
    await readReferencesOf({ ...repository, environment }, { facts })
    const events = readFileSync(log, 'utf8').split('\n')
    const names = events.filter((line) => line.includes('"event":"cmd_name"'))
    return names
      .map((line) => (JSON.parse(line) as { name: string }).name)
      .filter((name) => !/^(?:rev-parse|merge-base|for-each-ref|rev-list)$/.test(name))
  }

  it('is one listing where all paths are there, and one search for names that the facts do not know', async () => {
    const there = '- `src/a.ts`, `README.md`, `src/`, Node.js, and/or, `feat/x`'
    expect(await commandsOf(createBranch(`${there}\n`))).toEqual(['ls-tree'])
    expect(await commandsOf(createBranch(`${there}, \`load()\`\n`))).toEqual(['ls-tree'])
    expect(await commandsOf(createBranch(`${there}, \`return\`, \`fetchAll()\`\n`))).toContain('grep')
  })

  it('is one blame and one reading of texts more where lines or symbols of files are named', async () => {
    const names = await commandsOf(createBranch('- `src/a.ts:2`, line 3, `src/a.ts#load`\n'))
    expect(names.toSorted()).toEqual(['blame', 'ls-tree'])
    const repository = createBranch('- `src/a.ts:2`, line 3, `src/a.ts#load`\n')
    repository.commit({ 'src/b.ts': 'export {}\n' }, 'Go on')
    expect((await commandsOf(repository)).toSorted()).toEqual(['blame', 'cat-file', 'ls-tree'])
  })

  it('is nothing but the listing where nothing is named', async () => {
    expect(await commandsOf(createBranch('- Words\n'))).toEqual(['ls-tree'])
  })
})

describe('symbols and commands', () => {
  it('of lines that are derived are left to others', async () => {
    const page = '- `src/a.ts:2`\n- `src/none.ts`\n'
    const repository = createBranch(page)
    const derived = [{ start: 0, end: page.indexOf('\n') + 1 }]
    expect(await statesOf(repository, { derived })).toEqual(['src/none.ts unknown'])
  })

  it('that a person renamed are told by their new name', async () => {
    const text = (name: string) =>
      `export function ${name}(a: number, b: number) {\n  const c = a + b\n  const d = c * a\n  return d - b\n}\n`
    const repository = createRepository()
    repository.commit({ 'src/a.ts': text('oldName') }, 'Start')
    repository.branch('feat')
    repository.commit({ 'HANDOFF.md': '- `oldName()` and `src/a.ts#oldName`\n' }, 'Hand over')
    repository.commit({ 'src/a.ts': text('newName') }, 'Rename')
    expect(await readReferencesOf(repository)).toMatchObject([
      { kind: 'symbol', state: 'dead', nearest: 'newName', renamed: true },
      { kind: 'symbol', state: 'dead', nearest: 'newName', renamed: true },
    ])
  })

  it('are alive where something else declares them now', async () => {
    const repository = createBranch('- `load()` and `src/a.ts`\n')
    repository.commit(
      { 'src/a.ts': 'export const x = 1\n', 'src/b.ts': 'export const load = () => 2\n' },
      'Go on',
    )
    expect(await statesOf(repository)).toEqual(['load() alive', 'src/a.ts alive'])
  })

  it('are not judged where a Makefile includes others, and found in any package', async () => {
    const repository = createBranch('- `make all`, `npm run build`, `yarn lint`\n', {
      Makefile: 'all:\n\ttrue\n',
      'package.json': '{ "scripts": { "build": "x", "lint": "y" } }',
    })
    const now = {
      Makefile: 'include x.mk\n',
      'package.json': '{}',
      'web/package.json': '{ "scripts": { "build": "x" } }',
    }
    repository.commit(now, 'Go on')
    expect(await statesOf(repository)).toEqual(['make all unjudged', 'npm run build alive', 'yarn lint dead'])
  })
})
