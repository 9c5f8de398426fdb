import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderInert } from '../../../src/core/report/comment-findings.js'
import { propertyRuns } from '../../helpers/counts.js'
import { cpuTime } from '../../helpers/timing.js'
import { hostile, listActing, parse, textOutsideCode } from './hostile.js'

describe('renderInert', () => {
  it.each([
    ['Update `tests/auth.test.ts:12`', 'Update `tests/auth.test.ts:12`'],
    ['ask @octocat about #12', 'ask `@octocat` about `#12`'],
    ['since 4f2a91c0d3e5', 'since `4f2a91c0d3e5`'],
    ['two\nlines', 'two lines'],
    ['so $x^2$ is', 'so `$x^2$` is'],
    ['$$\\href{http://evil.example}{x}$$', '`$$\\href{http://evil.example}{x}$$`'],
    ['a $`x^2`$ b', 'a `$` `x^2` `$` b'],
    ['$a b$', '`$a` `b$`'],
    ['pay $5', 'pay `$5`'],
  ])('shows %j as %j', (text, expected) => expect(renderInert(text)).toBe(expected))

  it('leaves nothing that acts', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = `a ${renderInert(text)}. b`
        expect(listActing(markdown)).toEqual([])
        expect(textOutsideCode(markdown)).not.toContain('$')
        expect(parse(markdown).children.map(({ type }) => type)).toEqual(['paragraph'])
      }),
      { numRuns: propertyRuns(1000) },
    )
  })

  it('is as short as wanted, however long the text', () => {
    const started = cpuTime()
    expect(renderInert('@a '.repeat(3_000_000), 100).length).toBeLessThan(400)
    expect(renderInert('a'.repeat(10_000_000)).length).toBeLessThan(700)
    expect(cpuTime() - started).toBeLessThan(2000)
  })
})
