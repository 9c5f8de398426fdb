import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createHandoff } from '../../src/commands/create.js'
import { readBranchFacts } from '../../src/commands/facts.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const notes = { decisions: [], gotchas: [], context: [], tasks: [] }

function create({ path: cwd, environment }: TestRepository) {
  return createHandoff({ cwd, environment, commit: false, stdout: false, notes, today: '2026-11-22' })
}

function createBranch(configuration = 'include_code: true\n'): TestRepository {
  const repository = createRepository()
  repository.commit({ '.handoff.yml': configuration, 'a.ts': '' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': 'export function open(url: string): void {}\n' }, 'feat: open')
  return repository
}

const change = (repository: TestRepository) =>
  repository.commit({ 'a.ts': '\nexport function open(url: URL): Promise<void> {}\n' }, 'feat: wait')
const pageOf = ({ path }: TestRepository) => join(path, 'HANDOFF.md')
const read = (repository: TestRepository) => readFileSync(pageOf(repository), 'utf8')
const edit = (repository: TestRepository, from: string, to: string) =>
  writeFileSync(pageOf(repository), read(repository).replace(from, to))
/** Lines nested below the file. */
const nested = (page: string) =>
  page.match(/^ {3}.*$/gm)?.map((line) => line.replace(/ts [0-9a-f]{6}$/, 'ts')) ?? []
const block = (line: number, signature: string) => [
  `   - \`open\` (line ${line}):`,
  '     ```ts',
  `     export function ${signature}`,
  '     ```',
]
const first = ['   - Added `open`', ...block(1, 'open(url: string): void')]

describe('include_code', () => {
  it('shows signatures, once', async () => {
    const repository = createBranch()
    expect(nested((await create(repository)).text)).toEqual(first)
    expect((await create(repository)).outcome).toBe('unchanged')
  })

  it('is off by default, on the page and in the facts', async () => {
    const repository = createBranch('include_env: false\n')
    expect(nested((await create(repository)).text)).toEqual(['   - Added `open`'])
    const facts = await readBranchFacts({ cwd: repository.path, environment: repository.environment })
    expect(facts.files[0]?.symbols[0]).not.toHaveProperty('signature')
  })

  it('follows the signature, also where nobody knows any more what the page was written for', async () => {
    const repository = createBranch()
    await create(repository)
    edit(repository, 'covers: ', 'covers: 000000')
    change(repository)
    const wanted = ['   - Added `open`', ...block(2, 'open(url: URL): Promise<void>')]
    expect(nested((await create(repository)).text)).toEqual(wanted)
  })

  it('goes when it is switched off, or when files are grouped', async () => {
    for (const configuration of ['include_code: false\n', 'include_code: true\ndetail_level: summary\n']) {
      const repository = createBranch()
      await create(repository)
      repository.write({ '.handoff.yml': configuration })
      const { text } = await create(repository)
      expect(text).not.toContain('```')
      expect(text).not.toContain('no longer part')
      expect(text).toContain('`a.ts`')
    }
  })

  it('leaves a block to the person who changed it, and makes no second one', async () => {
    const repository = createBranch()
    await create(repository)
    edit(repository, '): void\n', '): void // throws when offline\n')
    change(repository)
    const edited = first.map((line) => line.replace(/: void$/, ': void // throws when offline'))
    expect(nested((await create(repository)).text)).toEqual(edited)
    repository.write({ '.handoff.yml': 'include_code: false\n' })
    expect(nested((await create(repository)).text)).toEqual(edited)
  })

  it('leaves people’s own code below a file where it is', async () => {
    const repository = createBranch()
    await create(repository)
    const own = '   - Call it so:\n     ```ts\n     await open(new URL(here))\n     ```\n'
    edit(repository, '\n   - Added', `\n${own}   - Added`)
    change(repository)
    const { text } = await create(repository)
    expect(text).toContain(own)
    expect(nested(text)).toEqual(
      expect.arrayContaining([...block(2, 'open(url: URL): Promise<void>'), ...own.trimEnd().split('\n')]),
    )
    expect((await create(repository)).outcome).toBe('unchanged')
  })

  it('is on a page in JSON, too', async () => {
    const repository = createBranch('include_code: true\nformat: json\n')
    const { text } = await create(repository)
    expect(text).toContain('`open` (line 1):\\n  ```ts ')
    expect((await create(repository)).outcome).toBe('unchanged')
    change(repository)
    const changed = (await create(repository)).text
    expect(changed).toContain('`open` (line 2):\\n  ```ts ')
    expect(changed).not.toContain('(line 1):')
  })
})
