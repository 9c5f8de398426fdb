import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markReminded } from '../../../src/git/hooks/try-push.js'
import { createFolder } from '../../helpers/repository.js'

describe('reminding', () => {
  it('is done once a session and branch', () => {
    const folder = createFolder()
    expect(markReminded(folder, 'a', 'feat/x')).toBe(false)
    expect(markReminded(folder, 'a', 'feat/x')).toBe(true)
    expect(markReminded(folder, 'a', 'feat/y')).toBe(false)
    expect(markReminded(folder, 'b', 'feat/x')).toBe(false)
    expect(markReminded(folder, 'a', 'feat/x')).toBe(true)
  })

  it('forgets old sessions, and what is no list', () => {
    const folder = createFolder()
    for (let at = 0; at < 60; at++) markReminded(folder, `s${at}`, 'x')
    const file = join(folder, 'git-handoff/reminded.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(50)
    for (const text of ['{', '{}', '[1]']) {
      writeFileSync(file, text)
      expect(markReminded(folder, 's', 'x')).toBe(false)
    }
    expect(existsSync(file)).toBe(true)
  })
})
