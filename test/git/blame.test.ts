import { expect, it } from 'vitest'
import { parseBlame, readBlame } from '../../src/git/blame.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository } from '../helpers/repository.js'

it('knows a commit that comes again, the author’s own day, and lines of nobody yet', () => {
  const [one, none] = ['a'.repeat(40), '0'.repeat(40)]
  const output = [
    `${one} 1 1 1\nauthor Ada\nauthor-time 1767654000\nauthor-tz +0130\nsummary author Eve\n\t# A`,
    `${none} 2 2 1\nauthor Not Committed Yet\nauthor-time 1767654000\nauthor-tz +0000\n\tauthor Mallory`,
    `${one} 2 3\n\tb\n`,
  ].join('\n')
  const ada = { commit: one, name: 'Ada', date: '2026-01-06' }
  expect(parseBlame(output)).toEqual([ada, { commit: null, name: null, date: null }, ada])
})

it('says why there are no lines', async () => {
  const repository = createRepository()
  const head = repository.commit({ 'HANDOFF.md': '# A\n' }, 'docs: a page')
  const opened = await openRepository(repository.path, repository.environment)
  const { lines } = await readBlame(opened, { path: 'HANDOFF.md', head, text: '# A\nb\n' })
  expect(lines?.map(({ commit }) => commit)).toEqual([head, null])
  expect(await readBlame(opened, { path: 'OTHER.md', head, text: null })).toEqual({
    lines: null,
    why: 'not-committed',
  })
  expect(await readBlame(opened, { path: 'HANDOFF.md', head: '1'.repeat(40), text: null })).toEqual({
    lines: null,
    why: 'no-history',
  })
})
