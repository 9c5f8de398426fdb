import { describe, expect, it } from 'vitest'
import { readChangeSet } from '../../../src/git/change-set.js'
import { readWork } from '../../../src/git/push/work.js'
import { resolveRange } from '../../../src/git/range.js'
import { openRepository } from '../../../src/git/repository.js'
import { createRepository, type FileContent } from '../../helpers/repository.js'

const many = Array.from({ length: 60 }, (_, line) => `line ${line}\n`).join('')

const cases: [string, Record<string, FileContent>, string[]][] = [
  ['lines', { 'a.txt': many.replace('line 9\n', 'nine\n'), 'new.txt': 'n' }, []],
  ['a file that went, and one that came', { 'a.txt': null, 'b.txt': many }, []],
  ['a rename with changes', { 'a.txt': null, 'moved.txt': `${many}more\n` }, []],
  ['a mode', { 'run.sh': { executable: 'echo\n' } }, []],
  ['a binary file', { 'image.png': Buffer.from([0, 1, 2, 255]), 'a.txt': 'x' }, []],
  ['a link that became a file', { link: 'text\n' }, []],
  ['ignored files', { 'a.txt': 'x\n', 'docs/b.md': 'y\n', 'z.snap': 'z\n' }, ['docs/**', '*.snap']],
  ['nothing but ignored files', { 'docs/b.md': 'y\n' }, ['docs/**']],
  ['nothing', {}, []],
]

describe('readWork', () => {
  it.each(cases)('is the identity of the facts: %s', async (_, files, ignore) => {
    const repository = createRepository()
    const link = { link: 'a.txt' }
    repository.commit({ 'a.txt': many, 'run.sh': 'echo\n', link, 'image.png': Buffer.from([0, 1]) }, 'base')
    repository.branch('feat/x')
    repository.commit({ ...files, 'HANDOFF.md': '# Page\n' }, 'work')
    const opened = await openRepository(repository.path, repository.environment)
    const range = await resolveRange(opened)
    const options = { page: 'HANDOFF.md', ignore }
    expect(await readWork(opened, range, options)).toBe((await readChangeSet(opened, range, options)).work)
  })

  it('is not known for little where a rename goes to or from an ignored path', async () => {
    const repository = createRepository()
    repository.commit({ 'a.txt': many }, 'base')
    repository.branch('feat/x')
    repository.commit({ 'a.txt': null, 'docs/a.txt': many }, 'work')
    const opened = await openRepository(repository.path, repository.environment)
    const options = { page: 'HANDOFF.md', ignore: ['docs/**'] }
    expect(await readWork(opened, await resolveRange(opened), options)).toBeNull()
  })
})
