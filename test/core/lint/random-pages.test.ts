import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HandoffError } from '../../../src/core/errors.js'
import { applyFixes, lint, type RuleFinding } from '../../../src/core/lint/lint.js'
import { rules } from '../../../src/core/lint/rules/index.js'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { propertyRuns } from '../../helpers/counts.js'
import { lintInput } from './input.js'

const page = readFileSync(
  new URL('../../fixtures/histories/session-auth/expected.md', import.meta.url),
  'utf8',
)
const draft = parseHandoff(page)

type Change = (text: string) => string

const at = (share: number, text: string) => Math.floor(share * text.length)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '\n',
    '\r\n',
    '# ',
    '- [x] ',
    '- [ ] ',
    '1. ',
    '`',
    '```\n',
    '|',
    '<!--',
    '-->',
    '---\n',
    ' (lines 1-2)',
    '> ',
    '\t',
    '\ufeff',
    '~~',
    '✅',
  ),
)

/** What people, editors and merges do to a page. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, piece).map(
    ([where, what]): Change =>
      (text) =>
        text.slice(0, at(where, text)) + what + text.slice(at(where, text)),
  ),
  fc.tuple(share, fc.nat(80)).map(
    ([where, length]): Change =>
      (text) =>
        text.slice(0, at(where, text)) + text.slice(at(where, text) + length),
  ),
  fc.tuple(share, share).map(
    ([one, other]): Change =>
      (text) => {
        const lines = text.split('\n')
        const [from, to] = [Math.floor(one * lines.length), Math.floor(other * lines.length)]
        lines.splice(to, 0, lines[from] ?? '')
        return lines.join('\n')
      },
  ),
  fc.tuple(share, fc.nat(9)).map(
    ([where, digit]): Change =>
      (text) => {
        const from = text.slice(at(where, text)).search(/\d/)
        const place = at(where, text) + Math.max(from, 0)
        return from < 0 ? text : text.slice(0, place) + digit + text.slice(place + 1)
      },
  ),
)
const edited = fc
  .array(change, { minLength: 1, maxLength: 6 })
  .map((changes) => changes.reduce((text, next) => next(text), page))

/** Null for a page that is refused: one in the middle of a merge, with broken front matter, nested too deeply. */
function check(text: string): RuleFinding[] | null {
  try {
    return lint(lintInput(text, { draft }), rules)
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'page') return null
    throw error
  }
}

it('finds nothing on a page as it was made that it would repair', () => {
  expect(check(page)?.filter(({ fix }) => fix !== undefined)).toEqual([])
})

it('reads pages after a thousand edits: places lie in the page, and after --fix nothing is left to be repaired', () => {
  fc.assert(
    fc.property(edited, (text) => {
      const found = check(text)
      if (found === null) return
      const lines = parsePage(text).source.text.split('\n')
      for (const { diagnostic } of found) {
        if (diagnostic.place === null) continue
        const { start, end } = diagnostic.place
        expect(start.line).toBeGreaterThanOrEqual(1)
        expect(end.line).toBeLessThanOrEqual(lines.length)
        expect(start.line < end.line || (start.line === end.line && start.column <= end.column)).toBe(true)
        for (const point of [start, end]) {
          expect(point.column).toBeGreaterThanOrEqual(1)
          expect(point.column).toBeLessThanOrEqual((lines[point.line - 1]?.length ?? 0) + 1)
        }
      }
      let fixed = text
      let left: readonly RuleFinding[] = found
      for (let round = 0; round < 4 && left.some(({ fix }) => Array.isArray(fix)); round++) {
        fixed = applyFixes(fixed, left)
        left = check(fixed) ?? []
      }
      expect(left.filter(({ fix }) => Array.isArray(fix))).toEqual([])
    }),
    { numRuns: propertyRuns(300) },
  )
})
