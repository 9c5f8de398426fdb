import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniteLines, unitePages } from '../../../src/core/page/unite.js'
import { propertyRuns } from '../../helpers/counts.js'

const page = (...lines: string[]) => `${lines.join('\n')}\n`
const header = (branch: string, covers = '111111111111') =>
  `---\nhandoff: 1\nbranch: ${branch}\nbase: main\ncovers: ${covers}\nwork: aaaaaaaaaaaa\nupdated: 2026-01-01\n---\n`

describe('uniteLines', () => {
  it.each<[name: string, base: string[], ours: string[], theirs: string[], united: string[]]>([
    [
      'keeps what both have added to one list, once',
      ['## Gotchas', '', '- A'],
      ['## Gotchas', '', '- A', '- B', '- X'],
      ['## Gotchas', '', '- A', '- X', '- C'],
      ['## Gotchas', '', '- A', '- B', '- X', '- C'],
    ],
    [
      'takes a deletion of what the other left alone',
      ['- A one', '- B two', '- C three'],
      ['- A one', '- C three'],
      ['- A one', '- B two', '- C three', '- D four'],
      ['- A one', '- C three', '- D four'],
    ],
    [
      'keeps both versions of a line that both have edited',
      ['- Use Redis for sessions'],
      ['- Use Redis 7 for sessions'],
      ['- Use Redis for sessions, with TLS'],
      ['- Use Redis 7 for sessions', '- Use Redis for sessions, with TLS'],
    ],
    [
      'keeps words that one has dropped and the other extended',
      ['- A', '- Use Redis for sessions', '- C'],
      ['- A', '- C'],
      ['- A', '- Use Redis for sessions, with TLS', '- C'],
      ['- A', '- Use Redis for sessions, with TLS', '- C'],
    ],
    [
      'lets a tick win over the untouched task',
      ['- [ ] Rotate the keys', '- [ ] Write docs'],
      ['- [x] Rotate the keys', '- [ ] Write docs'],
      ['- [ ] Rotate the keys', '- [ ] Write docs', '- [ ] More'],
      ['- [x] Rotate the keys', '- [ ] Write docs', '- [ ] More'],
    ],
    [
      'ticks what the other has reworded',
      ['- [ ] Rotate the keys'],
      ['- [x] Rotate the keys'],
      ['- [ ] Rotate the keys at night'],
      ['- [x] Rotate the keys at night'],
    ],
    [
      'ticks a task that both have added and one has done',
      ['# T'],
      ['# T', '', '- [ ] Rotate the keys'],
      ['# T', '', '- [x] Rotate the keys'],
      ['# T', '', '- [x] Rotate the keys'],
    ],
    [
      'puts two replacements of a placeholder side by side',
      ['## Gotchas', '', 'None recorded.', '', '## Environment', '', '- Run: x'],
      ['## Gotchas', '', '- A', '', '## Environment', '', '- Run: x'],
      ['## Gotchas', '', '- B', '', '## Environment', '', '- Run: x'],
      ['## Gotchas', '', '- A', '- B', '', '## Environment', '', '- Run: x'],
    ],
    [
      'unites sections that both have added',
      ['# T'],
      ['# T', '', '## Rules', '', '- R1', '', '## Tried', '', '- T1'],
      ['# T', '', '## Rules', '', '- R2', '', '## Tried', '', '- T2'],
      ['# T', '', '## Rules', '', '- R1', '- R2', '', '## Tried', '', '- T1', '- T2'],
    ],
    [
      'keeps a reason below its decision',
      ['# T'],
      ['# T', '', '1. Use A', '   - Reason: speed'],
      ['# T', '', '1. Use B', '   - Reason: speed'],
      ['# T', '', '1. Use A', '   - Reason: speed', '1. Use B', '   - Reason: speed'],
    ],
    [
      'unites paragraphs line by line',
      ['One line.', 'Two lines.', 'Three lines.'],
      ['One line here.', 'Two lines.', 'Three lines.'],
      ['One line.', 'Two lines.', 'Three lines there.'],
      ['One line here.', 'Two lines.', 'Three lines there.'],
    ],
    [
      'has one derived line about a file, with the remarks of both',
      ['1. `a.ts` (new file, 1 line)'],
      ['1. `a.ts` (new file, 2 lines)', '   - A remark of one'],
      ['1. `a.ts` (new file, 3 lines)', '   - A word of the other'],
      ['1. `a.ts` (new file, 3 lines)', '   - A remark of one', '   - A word of the other'],
    ],
    [
      'keeps the title once, and the other words below it',
      ['# Handoff: X'],
      ['# Handoff: Sessions'],
      ['# Handoff: Tokens'],
      ['# Handoff: Sessions', '', 'Handoff: Tokens'],
    ],
  ])('%s', (_, base, ours, theirs, united) => {
    expect(uniteLines(page(...base), page(...ours), page(...theirs))).toBe(page(...united))
  })

  it('keeps line endings, and a page without a final one', () => {
    expect(uniteLines('- A\r\n', '- A\r\n- B\r\n', '- A\n- C\n')).toBe('- A\r\n- B\r\n- C\r\n')
    expect(uniteLines('- A', '- A\n- B', '- A\n- C')).toBe('- A\n- B\n- C')
  })

  it('takes long pages in time that grows with them', () => {
    const long = (name: string) => Array.from({ length: 40_000 }, (_, index) => `- ${name} ${index}`)
    const started = performance.now()
    const united = uniteLines(page(...long('a')), page(...long('b')), page(...long('c'), ...long('a')))
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(united).toContain('- b 39999')
    expect(united).toContain('- c 39999')
  })
})

describe('unitePages', () => {
  const ours = `${header('feat/x')}# T\n\n- A\n`
  it('never takes words of another branch', () => {
    const other = `${header('feat/y')}# U\n\n- Words of another branch\n`
    expect(unitePages(null, ours, other, 'feat/x')).toBe(ours)
    expect(unitePages(other, other, ours, 'feat/x')).toBe(ours)
    expect(unitePages(null, other, ours, 'feat/x')).toBe(ours)
    expect(unitePages(null, null, other, 'feat/x')).toBeNull()
  })

  it('keeps a page that was finished only where it has new words', () => {
    expect(unitePages(ours, null, ours, 'feat/x')).toBeNull()
    const fresh = ours.replace('111111111111', '222222222222')
    expect(unitePages(ours, null, fresh, 'feat/x')).toBeNull()
    expect(unitePages(ours, `${ours}- B\n`, null, 'feat/x')).toBe(`${ours}- B\n`)
    expect(unitePages(ours, null, `${ours}- B\n`, 'feat/x')).toBe(`${ours}- B\n`)
    expect(unitePages(ours, null, null, 'feat/x')).toBeNull()
  })

  it("has one header, with everybody's own keys", () => {
    const mine = `${header('feat/x', '222222222222').replace('---\n#', '')}`.replace(
      /---\n$/,
      'ticket: A-1\n---\n',
    )
    const theirs = header('feat/x', '333333333333').replace(/---\n$/, 'owner: ada\n---\n')
    const united = unitePages(`${header('feat/x')}# T\n`, `${mine}# T\n`, `${theirs}# T\n`, 'feat/x')
    expect(united).toBe(
      `${header('feat/x', '333333333333').replace(/---\n$/, 'ticket: A-1\nowner: ada\n---\n')}# T\n`,
    )
  })
})

describe('any three versions of a page', () => {
  const word = fc.stringMatching(/^zq[a-z]{4,8}$/)
  const line = fc
    .tuple(
      fc.constantFrom('', '- ', '* ', '1. ', '- [ ] ', '- [x] ', '> ', '  - ', '## ', '| ', '```'),
      word,
      word,
    )
    .map(([mark, one, other]) => `${mark}${one} ${other}`)
  const lines = fc.array(fc.oneof(line, line, fc.constant('')), { maxLength: 14 })
  /** What a person does with a page: puts lines in, takes some out, extends some. */
  const edits = fc.array(fc.tuple(fc.nat(13), fc.constantFrom('add', 'drop', 'extend', 'tick'), line), {
    maxLength: 6,
  })
  const edit = (base: readonly string[], changes: readonly (readonly [number, string, string])[]) => {
    const result = [...base]
    for (const [at, what, fresh] of changes) {
      const index = Math.min(at, result.length)
      const old = result[index] ?? ''
      if (what === 'add') result.splice(index, 0, fresh)
      else if (what === 'drop') result.splice(index, 1)
      else if (what === 'extend' && old !== '') result[index] = `${old} ${fresh.split(' ').at(-1)}`
      else if (what === 'tick') result[index] = old.replace('[ ]', '[x]')
    }
    return result
  }
  const versions = fc.tuple(lines, edits, edits).map(([base, one, other]) => ({
    base: page(...base),
    ours: page(...edit(base, one)),
    theirs: page(...edit(base, other)),
  }))
  const wordsOf = (text: string): string[] => text.match(/zq[a-z]+/g) ?? []
  const countOf = (text: string) => {
    const counts = new Map<string, number>()
    for (const one of wordsOf(text)) counts.set(one, (counts.get(one) ?? 0) + 1)
    return counts
  }

  it('loses no word that a side has added', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const known = new Set(wordsOf(base))
        const united = new Set(wordsOf(uniteLines(base, ours, theirs)))
        for (const one of [...wordsOf(ours), ...wordsOf(theirs)]) {
          if (!known.has(one)) expect(united.has(one), one).toBe(true)
        }
        const kept = wordsOf(ours).filter((one) => wordsOf(theirs).includes(one))
        for (const one of kept) expect(united.has(one), one).toBe(true)
      }),
      { numRuns: propertyRuns(2000) },
    )
  })

  it('says no line more often than a side does', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const united = uniteLines(base, ours, theirs)
        const counts = [ours, theirs].map((text) => countLines(text))
        for (const [one, count] of countLines(united)) {
          const most = Math.max(...counts.map((sides) => sides.get(one) ?? 0))
          if (most === 1) expect(count, `${one}\n${united}`).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: propertyRuns(2000) },
    )
  })

  it('unites the same words whichever side is ours', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const sorted = (text: string) => [...countOf(text)].map(([one, count]) => `${one} ${count}`).sort()
        expect(sorted(uniteLines(base, ours, theirs))).toEqual(sorted(uniteLines(base, theirs, ours)))
      }),
      { numRuns: propertyRuns(2000) },
    )
  })

  it('are the page where they are the same, or only one has changed', () => {
    fc.assert(
      fc.property(versions, ({ base, ours }) => {
        expect(uniteLines(ours, ours, ours)).toBe(ours)
        expect(uniteLines(base, base, ours)).toBe(ours)
        expect(uniteLines(base, ours, base)).toBe(ours)
        expect(uniteLines(base, ours, ours)).toBe(ours)
      }),
      { numRuns: propertyRuns(500) },
    )
  })
})

function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of text.split('\n')) {
    const key = line.replace(/\[x\]/, '[ ]').trim()
    if (key !== '' && !key.startsWith('```')) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
