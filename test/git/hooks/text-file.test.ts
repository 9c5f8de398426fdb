import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isInside, readTextFile, writeEdit } from '../../../src/git/hooks/text-file.js'
import { createFolder } from '../../helpers/repository.js'

describe('a file that is edited', () => {
  it.runIf(process.platform !== 'win32')('keeps its mode', () => {
    const path = join(createFolder(), 'hook')
    writeFileSync(path, 'a')
    chmodSync(path, 0o741)
    writeEdit({ path, from: 'a', to: 'b', executable: false })
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['b', 0o741])
  })

  it('is left alone where it has changed, and nothing lies beside it', () => {
    const folder = createFolder()
    const path = join(folder, 'hook')
    writeFileSync(path, 'theirs')
    const edit = { path, to: 'b', executable: false }
    expect(() => writeEdit({ ...edit, from: 'a' })).toThrow(
      'changed while this command was running, so it was not written',
    )
    expect(() => writeEdit({ ...edit, from: null })).toThrow(
      'changed while this command was running, so it was not written',
    )
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['theirs', ['hook']])
  })

  it('is no link, no folder and no other bytes than UTF-8', () => {
    const folder = createFolder()
    writeFileSync(join(folder, 'latin'), Buffer.from([0xe9]))
    symlinkSync('latin', join(folder, 'link'))
    expect(['link', '.', 'latin', 'none'].map((name) => readTextFile(join(folder, name)))).toEqual([
      { kind: 'other', what: 'a symbolic link' },
      { kind: 'other', what: 'not a file' },
      { kind: 'other', what: 'not a text in UTF-8' },
      { kind: 'none' },
    ])
    const edit = { path: join(folder, 'link'), from: null, to: 'x', executable: false }
    expect(() => writeEdit(edit)).toThrow('changed while this command was running, so it was not written')
  })
})

it.each([
  ['/a', '/a/b', true],
  ['/a', '/a', true],
  ['/a', '/a/..b', true],
  ['/a', '/b', false],
  ['/a/b', '/a', false],
])('%s has %s in it: %s', (folder, path, expected) => {
  expect(isInside(folder, path)).toBe(expected)
})
