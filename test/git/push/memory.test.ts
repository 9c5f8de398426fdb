import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noNotes, readMemory, writeMemory } from '../../../src/git/push/memory.js'
import { createFolder } from '../../helpers/repository.js'

const notes = { ...noNotes, gotchas: ['a'] }

describe('memory of a branch', () => {
  it('is what was written, each branch for itself', () => {
    const folder = createFolder()
    writeMemory(folder, { branch: 'feat/x', asked: ['a:b'], notes, seen: null })
    writeMemory(folder, { branch: 'Feat/x', asked: [], notes: { ...noNotes, context: ['c'] }, seen: null })
    expect(readMemory(folder, 'feat/x')).toEqual({ branch: 'feat/x', asked: ['a:b'], notes, seen: null })
    expect(readMemory(folder, 'Feat/x').notes.context).toEqual(['c'])
    expect(readMemory(folder, 'main')).toEqual({ branch: 'main', asked: [], notes: noNotes, seen: null })
  })

  it('is no file where there is nothing to keep, and leaves none behind', () => {
    const folder = createFolder()
    writeMemory(folder, { branch: 'x', asked: [], notes, seen: null })
    const files = () => readdirSync(join(folder, 'git-handoff', 'branches'))
    expect(files()).toHaveLength(1)
    writeMemory(folder, { branch: 'x', asked: [], notes: noNotes, seen: null })
    expect(files()).toEqual([])
  })

  it('keeps branches apart whose names are too long for a file, the last one', () => {
    const folder = createFolder()
    const [one, other] = ['1', '2'].map((end) => `feat/${'x'.repeat(220)}${end}`)
    for (const branch of [one, other])
      writeMemory(folder, { branch: branch ?? '', asked: ['a'], notes, seen: null })
    expect(readMemory(folder, one ?? '').asked).toEqual([])
    expect(readMemory(folder, other ?? '').asked).toEqual(['a'])
  })

  const none = { branch: 'x', asked: [], notes: noNotes, seen: null }
  const whole = (more: object) => JSON.stringify({ branch: 'x', asked: [], notes: noNotes, ...more })
  const broken = [
    '',
    '{',
    '[]',
    'null',
    '\0'.repeat(99),
    '{"asked":1}',
    whole({ branch: 1 }),
    whole({ asked: [1] }),
    whole({ notes: null }),
    whole({ notes: { ...noNotes, decisions: [1] } }),
    whole({ notes: { ...noNotes, decisions: [{ text: 'a', reason: 1, at: null }] } }),
    whole({ notes: { ...noNotes, gotchas: 'a' } }),
    whole({ notes: { ...noNotes, tasks: [{ text: 'a', priority: 'x' }] } }),
  ]
  it.each(broken)('sets aside what it cannot read, and keeps its bytes: %j', (text) => {
    const folder = createFolder()
    const branches = join(folder, 'git-handoff', 'branches')
    writeMemory(folder, { branch: 'x', asked: ['a'], notes, seen: null })
    writeFileSync(join(branches, 'x.json'), text)
    expect(readMemory(folder, 'x')).toEqual(none)
    expect(readFileSync(join(branches, 'x.json.set-aside'), 'utf8')).toBe(text)
    writeMemory(folder, { branch: 'x', asked: ['b'], notes, seen: null })
    expect(readMemory(folder, 'x').asked).toEqual(['b'])
    writeFileSync(join(branches, 'x.json'), text)
    expect(readMemory(folder, 'x')).toEqual(none)
    expect(readdirSync(branches)).toHaveLength(2)
  })

  it('takes the rest where only the work that was seen is nonsense', () => {
    const folder = createFolder()
    mkdirSync(join(folder, 'git-handoff', 'branches'), { recursive: true })
    for (const seen of [7, {}, { ignore: 7 }, { mergeBase: 'a', covers: 'b', work: 1, ignore: [] }]) {
      writeFileSync(join(folder, 'git-handoff', 'branches', 'x.json'), whole({ asked: ['a'], seen }))
      expect(readMemory(folder, 'x')).toEqual({ ...none, asked: ['a'] })
    }
  })
})
