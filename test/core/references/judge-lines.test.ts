import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeLines, mapLines } from '../../../src/core/references/lines.js'
import { cpuTime } from '../../helpers/timing.js'

const text = 'first line\nthe second line\n\nthird line\nfourth line\n'

describe('lines of a file', () => {
  it('stand where the text is the same', () => {
    expect(judgeLines([2, 4], text, text)).toEqual({ state: 'alive' })
  })

  it('stand where only other lines changed', () => {
    expect(judgeLines([2, 2], text, text.replace('third', '3rd'))).toEqual({ state: 'alive' })
    expect(judgeLines([1, 4], text, text.replace('second', '2nd'))).toEqual({ state: 'alive' })
  })

  it('move with what comes before them, and grow with what comes into them', () => {
    expect(judgeLines([2, 4], text, `new\n${text}`)).toEqual({ state: 'moved', lines: [3, 5] })
    expect(judgeLines([2, 4], text, text.replace('\n\n', '\nnew\n\n'))).toEqual({
      state: 'moved',
      lines: [2, 5],
    })
  })

  it('are found where they were taken to as a whole', () => {
    const now = 'fourth line\nfirst line\n\nthird line\n  the second line\n'
    expect(judgeLines([2, 2], text, now)).toEqual({ state: 'moved', lines: [5, 5] })
  })

  it('follow a word that changed in them, between lines that stand', () => {
    expect(judgeLines([2, 2], text, `new\n${text.replace('the second line', 'the second  line!')}`)).toEqual({
      state: 'moved',
      lines: [3, 3],
    })
  })

  it('drifted where their text is gone', () => {
    expect(judgeLines([2, 2], text, text.replace('the second line', 'something else'))).toEqual({
      state: 'drifted',
    })
    expect(judgeLines([4, 5], text, 'first line\n')).toEqual({ state: 'drifted' })
  })

  it('never were where the file was shorter, and mean nothing where it was blank', () => {
    expect(judgeLines([6, 6], text, text)).toEqual({ state: 'unknown' })
    expect(judgeLines([3, 3], text, `new\n${text}`)).toEqual({ state: 'unjudged' })
  })

  it('are not judged where a name beside them stood elsewhere, so that they were never right', () => {
    const then = `${'x\n'.repeat(30)}${text}const limitOfAll = 1\n`
    const judge = (beside: string[]) =>
      judgeLines([5, 5], then.replace('x', 'some line'), `new\n${then}`, beside)
    expect(judge(['limitOfAll']).state).toBe('unjudged')
    expect(judge(['nowhereAtAll']).state).not.toBe('unjudged')
    expect(judge([]).state).not.toBe('unjudged')
  })

  it('do not care for line endings', () => {
    expect(judgeLines([2, 4], text, text.replaceAll('\n', '\r\n'))).toEqual({ state: 'alive' })
  })
})

describe('mapLines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', '}'), { maxLength: 40 })

  it('maps only equal lines, and keeps their order', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const places = [...mapLines(before, after)]
        const found = places.flatMap((place, line) => (place < 0 ? [] : [{ place, line }]))
        for (const { place, line } of found) expect(after[place]).toBe(before[line])
        const order = found.map(({ place }) => place)
        expect([...new Set(order)].sort((a, b) => a - b)).toEqual(order)
      }),
    )
  })

  it('maps a text onto itself, and through an insertion', () => {
    fc.assert(
      fc.property(lines, fc.nat(40), (before, at) => {
        expect([...mapLines(before, before)]).toEqual(before.map((_, line) => line))
        const place = Math.min(at, before.length)
        const after = [...before.slice(0, place), 'new', ...before.slice(place)]
        expect([...mapLines(before, after)]).toEqual(
          before.map((_, line) => (line < place ? line : line + 1)),
        )
      }),
    )
  })

  it('takes time in proportion to the lines, also where all are alike', () => {
    const before = Array.from({ length: 50_000 }, (_, line) => `line ${line % 7}`)
    const after = before.toReversed()
    const start = cpuTime()
    mapLines(before, after)
    expect(cpuTime() - start).toBeLessThan(2_000)
  })
})
