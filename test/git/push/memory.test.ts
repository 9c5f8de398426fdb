import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noNotes, readMemory, writeMemory } from '../../../src/git/push/memory.js'
import { createFolder } from '../../helpers/repository.js'

const notes = { ...noNotes, gotchas: ['a'] }

describe('memory of a branch', () => {
  it('is what was written, each branch for itself', () => {
    const folder = createFolder()
    writeMemory(folder, { branch: 'feat/x', asked: ['a:b'], notes })
    writeMemory(folder, { branch: 'Feat/x', asked: [], notes: { ...noNotes, context: ['c'] } })
    expect(readMemory(folder, 'feat/x')).toEqual({ branch: 'feat/x', asked: ['a:b'], notes })
    expect(readMemory(folder, 'Feat/x').notes.context).toEqual(['c'])
    expect(readMemory(folder, 'main')).toEqual({ branch: 'main', asked: [], notes: noNotes })
  })

  it('is no file where there is nothing to keep, and leaves none behind', () => {
    const folder = createFolder()
    writeMemory(folder, { branch: 'x', asked: [], notes })
    const files = () => readdirSync(join(folder, 'git-handoff', 'branches'))
    expect(files()).toHaveLength(1)
    writeMemory(folder, { branch: 'x', asked: [], notes: noNotes })
    expect(files()).toEqual([])
  })

  it.each(['', '{', '[]', '{"asked":1}'])('says where %j lies, which it cannot read', (text) => {
    const folder = createFolder()
    mkdirSync(join(folder, 'git-handoff', 'branches'), { recursive: true })
    writeMemory(folder, { branch: 'x', asked: ['a'], notes })
    const [name = ''] = readdirSync(join(folder, 'git-handoff', 'branches'))
    writeFileSync(join(folder, 'git-handoff', 'branches', name), text)
    expect(() => readMemory(folder, 'x')).toThrow(expect.objectContaining({ kind: 'git' }))
  })
})
