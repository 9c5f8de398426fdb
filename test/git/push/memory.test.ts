import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
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

  it.each(['', '{', '[]', '{"asked":1}'])('says where %j lies, which it cannot read', (text) => {
    const folder = createFolder()
    mkdirSync(join(folder, 'git-handoff', 'branches'), { recursive: true })
    writeMemory(folder, { branch: 'x', asked: ['a'], notes, seen: null })
    const [name = ''] = readdirSync(join(folder, 'git-handoff', 'branches'))
    writeFileSync(join(folder, 'git-handoff', 'branches', name), text)
    expect(() => readMemory(folder, 'x')).toThrow(expect.objectContaining({ kind: 'git' }))
  })
})
