import { describe, expect, it } from 'vitest'
import { parseSwitches } from '../../../src/core/lint/switches.js'
import { parseMarkdown } from '../../../src/core/page/parse-page.js'

const offAt = (page: string, rule: string, word: string) =>
  parseSwitches(page).isOff(rule, page.indexOf(word))

describe('a switch for the next line', () => {
  const page = '<!-- handoff-disable-next-line no-dead-path -->\n\n- one\n- two\n'

  it('holds for the next line with text, and for no other', () => {
    expect(offAt(page, 'no-dead-path', 'one')).toBe(true)
    expect(offAt(page, 'no-dead-path', 'two')).toBe(false)
  })

  it('holds for the rules it names', () => {
    expect(offAt(page, 'no-secret', 'one')).toBe(false)
    expect(offAt('<!-- handoff-disable-next-line -->\none\n', 'no-secret', 'one')).toBe(true)
    expect(offAt('<!-- handoff-disable-next-line no-secret, page-size -->\none\n', 'page-size', 'one')).toBe(
      true,
    )
  })
})

describe('a switch for a part', () => {
  const page =
    'before\n<!-- handoff-disable no-secret -->\nwithin\n<!-- handoff-enable no-secret -->\nafter\n'

  it('holds from where it stands to where it is taken back', () => {
    expect(['before', 'within', 'after'].map((word) => offAt(page, 'no-secret', word))).toEqual([
      false,
      true,
      false,
    ])
    expect(offAt(page, 'page-size', 'within')).toBe(false)
  })

  it('at the top of the page holds for what has no place', () => {
    expect(
      parseSwitches('# T\n<!-- handoff-disable section-filled -->\n').isOff('section-filled', null),
    ).toBe(true)
    expect(
      parseSwitches('# T\n## A\n<!-- handoff-disable section-filled -->\n').isOff('section-filled', null),
    ).toBe(false)
  })
})

it('takes no time over a long line that only begins like a switch', () => {
  const page = '<!-- handoff-disable '.repeat(5_000)
  expect(parseSwitches(page).isOff('no-secret', page.length)).toBe(false)
})

it('takes a reason behind two dashes for no rule', () => {
  const page = "<!-- handoff-disable-next-line no-secret -- it is page-size's example, see #12. -->\none\n"
  expect(offAt(page, 'no-secret', 'one')).toBe(true)
  expect(offAt(page, 'page-size', 'one')).toBe(false)
  expect(offAt('<!-- handoff-disable-next-line -- all of it -->\none\n', 'no-secret', 'one')).toBe(true)
})

it('takes an example in code for no switch', () => {
  const isOff = (page: string) =>
    parseSwitches(page, parseMarkdown(page)).isOff('no-secret', page.indexOf('one'))
  expect(isOff('```html\n<!-- handoff-disable -->\n```\n\none\n')).toBe(false)
  expect(isOff('Write `<!-- handoff-disable -->` above.\n\none\n')).toBe(false)
  expect(isOff('<!-- handoff-disable -->\n\none\n')).toBe(true)
})
