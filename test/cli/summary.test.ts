import { describe, expect, it } from 'vitest'
import { renderJson } from '../../src/cli/output.js'
import { renderResult } from '../../src/cli/text.js'
import { type CreateResult, deriveCreateReport } from '../../src/commands/create.js'
import type { Limit } from '../../src/core/facts.js'
import { fakeSurroundings } from './surroundings.js'

const header = { handoff: 1, branch: 'feat/x', base: null, covers: null, work: null, updated: null } as const
const removed = { removal: 'd'.repeat(40), lastSeen: 'e'.repeat(40), isTakenBack: false, text: '', header }
const result: CreateResult = {
  path: 'HANDOFF.md',
  text: '# Handoff: x\n',
  outcome: 'written',
  commit: null,
  removed: null,
  facts: {
    version: 1,
    branch: 'feat/x',
    head: 'a'.repeat(40),
    base: { name: 'origin/main', mergeBase: 'b'.repeat(40) },
    work: '9b1f6c2e7a40',
    commits: [
      {
        sha: 'a'.repeat(40),
        subject: 'x',
        body: '',
        author: 'x',
        date: '2026-11-22T00:00:00Z',
        trailers: [],
      },
    ],
    files: [],
    dependencies: [],
    variables: [],
    openEnds: [
      { kind: 'todo', path: 'a.ts', line: 1, text: 'TODO: x' },
      { kind: 'todo', path: 'a.ts', line: 2, text: 'TODO: y' },
    ],
    limits: [],
  },
}

describe('renderResult', () => {
  it.each<[Partial<CreateResult>, string]>([
    [{}, 'Wrote HANDOFF.md (0 files, 1 commit, 2 open ends).\nTo commit it: git handoff sync\n'],
    [{ commit: 'c'.repeat(40) }, 'Committed HANDOFF.md as ccccccc (0 files, 1 commit, 2 open ends).\n'],
    [{ outcome: 'unchanged' }, 'HANDOFF.md is up to date (0 files, 1 commit, 2 open ends).\n'],
    [{ outcome: 'nothing-to-hand-off' }, 'Nothing to hand off: no commits since origin/main (bbbbbbb).\n'],
    [{ outcome: 'printed' }, '# Handoff: x\n'],
    [
      { commit: 'c'.repeat(40), removed: { ...removed, isTakenBack: true } },
      'Committed HANDOFF.md as ccccccc (0 files, 1 commit, 2 open ends).\nRestored what people wrote on the page that `finish` removed (ddddddd).\n',
    ],
    [
      { removed },
      'Wrote HANDOFF.md (0 files, 1 commit, 2 open ends).\nText that people wrote on the deleted page was not restored. To see it: git show eeeeeee:HANDOFF.md\nTo commit it: git handoff sync\n',
    ],
    [
      { outcome: 'unchanged', path: 'a\x1b[31m.md' },
      'a\\x1b[31m.md is up to date (0 files, 1 commit, 2 open ends).\n',
    ],
  ])('says for %j', (changes, text) => {
    expect(renderResult({ ...result, ...changes }, false)).toBe(text)
  })

  it('prints the page byte for byte, and harmless for a terminal', () => {
    const printed: CreateResult = { ...result, outcome: 'printed', text: 'a\x1b[31m\r\n' }
    expect(renderResult(printed, false)).toBe('a\x1b[31m\r\n')
    expect(renderResult(printed, true)).toBe('a\\x1b[31m\n')
  })

  it('says what is left out as it is not committed', () => {
    const openEnds = ['a.ts', 'b.ts'].map((path) => ({
      kind: 'uncommitted' as const,
      path,
      line: null,
      text: 'modified',
    }))
    expect(renderResult({ ...result, facts: { ...result.facts, openEnds } }, false)).toBe(
      'Wrote HANDOFF.md (0 files, 1 commit, 0 open ends).\nTo commit it: git handoff sync\n' +
        'Not on the page because not committed: a.ts and 1 more\n',
    )
  })

  it('names what was not looked at, three at most', () => {
    const limits: Limit[] = [
      { kind: 'file-not-here', path: 'big.bin', reason: '30 MB' },
      { kind: 'symbol-uses-cut', path: null, reason: 'a blob is missing' },
      { kind: 'long-lines', path: 'a', reason: 'b' },
      { kind: 'long-lines', path: 'c', reason: 'd' },
      { kind: 'long-lines', path: 'e', reason: 'f' },
    ]
    const text = renderResult({ ...result, outcome: 'unchanged', facts: { ...result.facts, limits } }, false)
    expect(text.split('\n').slice(1, -1)).toEqual([
      'Skipped: big.bin: 30 MB',
      'Skipped: a blob is missing',
      'Skipped: a: b',
      'and 2 more; see `git handoff facts`.',
    ])
  })
})

describe('deriveCreateReport', () => {
  it('has the page only where it was not written', () => {
    expect(deriveCreateReport(result)).toMatchObject({
      version: 1,
      outcome: 'written',
      path: 'HANDOFF.md',
      commit: null,
    })
    expect(deriveCreateReport(result)).not.toHaveProperty('text')
    expect(deriveCreateReport({ ...result, outcome: 'printed' })).toHaveProperty('text', '# Handoff: x\n')
  })
})

describe('renderJson', () => {
  it('is one line for programs and indented on a terminal', () => {
    expect(renderJson({ a: ['\u202e'] }, fakeSurroundings().out)).toBe('{"a":["\\u202e"]}\n')
    expect(renderJson({ a: 1 }, fakeSurroundings({ terminal: true }).out)).toBe('{\n  "a": 1\n}\n')
  })
})
