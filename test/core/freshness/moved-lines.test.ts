import { describe, expect, it } from 'vitest'
import { freshnessOf, settleFreshness } from '../../../src/core/freshness/freshness.js'
import { deriveMovedLines } from '../../../src/core/freshness/moved-lines.js'
import type { Handoff } from '../../../src/core/handoff.js'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { applyEdits } from '../../../src/core/page/source.js'
import { createPage, updatePage } from '../../../src/core/page/update.js'
import { derived } from '../page/derived.js'

const draft = derived({
  context: ['Sessions are to be revoked'],
  changes: ['Add the store (`src/a.ts`)'],
  files: [
    { text: '`src/a.ts` (lines 15-40, 52-89)', details: '- Added `open`', done: null },
    '`src/b.ts` (new file, 4 lines)',
  ],
  must: [
    'Resolve the FIXME in `src/a.ts:60`: rotate keys',
    'Resolve the FIXME in `src/a.ts:80`: rotate keys',
  ],
  nice: ['Resolve the TODO in `src/b.ts:2`: name it'],
  decisions: ['Redis, not memory'],
  dependencies: ['Added `redis` `^5.0.0` (`package.json`)'],
  environment: ['Test: `npm test`'],
})
const page = createPage(draft)

/** What differs on a page: the text it points at, what is expected there. */
function moved(text: string, wanted: Handoff = draft) {
  const parsed = parsePage(text)
  return deriveMovedLines(parsed, wanted).map(({ span, expected, onlyPlaces }) => ({
    at: parsed.source.text.slice(span.start, span.end),
    expected,
    onlyPlaces,
  }))
}

function repair(text: string, wanted: Handoff = draft): string {
  const parsed = parsePage(text)
  return applyEdits(
    parsed.source,
    deriveMovedLines(parsed, wanted).flatMap(({ edits }) => edits),
  )
}

it('finds nothing on a page that was just made', () => {
  expect(moved(page)).toEqual([])
  expect(moved(updatePage('# Mine\n\n## Next steps\n\n- [ ] Ship it\n', draft, null))).toEqual([])
})

describe('line numbers that moved', () => {
  it.each([
    ['lines 15-40, 52-89', 'lines 18-43, 55-92', '`src/a.ts` (lines 15-40, 52-89)'],
    ['src/a.ts:60', 'src/a.ts:63', 'Resolve the FIXME in `src/a.ts:60`: rotate keys'],
    ['src/b.ts:2', 'src/b.ts:5', 'Resolve the TODO in `src/b.ts:2`: name it'],
  ])('are found in `%s`, at their place', (now, then, expected) => {
    const old = page.replace(now, then)
    expect(moved(old)).toEqual([{ at: expected.replace(now, then), expected, onlyPlaces: true }])
    expect(repair(old)).toBe(page)
  })

  it('are found where the same task stands twice', () => {
    const old = page.replace('a.ts:60', 'a.ts:63').replace('a.ts:80', 'a.ts:83')
    expect(moved(old).map(({ expected }) => expected)).toEqual([
      'Resolve the FIXME in `src/a.ts:60`: rotate keys',
      'Resolve the FIXME in `src/a.ts:80`: rotate keys',
    ])
    expect(repair(old)).toBe(page)
  })

  it('make a fresh page moved, and no other', () => {
    const lines = deriveMovedLines(parsePage(page.replace('15-40', '18-43')), draft)
    expect(settleFreshness(freshnessOf('fresh'), lines)).toEqual(freshnessOf('moved'))
    expect(settleFreshness(freshnessOf('stale'), lines)).toEqual(freshnessOf('stale'))
    expect(settleFreshness(freshnessOf('fresh'), [])).toEqual(freshnessOf('fresh'))
    const edited = deriveMovedLines(parsePage(page.replace('new file, 4 lines', 'new file, 9 lines')), draft)
    expect(settleFreshness(freshnessOf('fresh'), edited)).toEqual(freshnessOf('fresh'))
  })
})

describe('derived lines that were edited', () => {
  it.each([
    ['a size', '(new file, 4 lines)', '(new file, 9 lines)', '`src/b.ts` (new file, 4 lines)'],
    ['a symbol', 'Added `open`', 'Removed `close`', 'Added `open`'],
    ['a version', '`^5.0.0`', '`^4.0.0`', 'Added `redis` `^5.0.0` (`package.json`)'],
    ['the scope', '**Scope:** 2 files', '**Scope:** 3 files', '**Scope:** 2 files, +10 −2 against `main`'],
    ['the count', '0 of 2 must-do', '1 of 2 must-do', '**Status:** In progress (0 of 2 must-do tasks done)'],
  ])('are found: %s', (_, now, then, expected) => {
    const old = page.replace(now, then)
    expect(old).not.toBe(page)
    expect(moved(old)).toMatchObject([{ expected, onlyPlaces: false }])
    expect(repair(old)).toBe(page)
  })

  it('are found where one is gone', () => {
    const old = page.replace(/2\. `src\/b\.ts`.*\n/, '')
    expect(moved(old)).toEqual([
      { at: '- Added `open`', expected: '`src/b.ts` (new file, 4 lines)', onlyPlaces: false },
    ])
    expect(repair(old)).toBe(page)
  })

  it('are found where one is too many', () => {
    const old = page.replace(/(2\. `src\/b\.ts`.*\n)/, '$13. `src/c.ts` (new file, 1 line)\n')
    expect(moved(old)).toEqual([{ at: '3. `src/c.ts` (new file, 1 line)', expected: '', onlyPlaces: false }])
    expect(repair(old)).toBe(page)
  })
})

describe("people's words", () => {
  it.each([
    ['a reworded line', '1. `src/a.ts` (lines 15-40, 52-89)', '1. `src/a.ts`: sessions, lines 18-43'],
    ['a reworded task', 'Resolve the TODO in `src/b.ts:2`: name it', 'Find a name in `src/b.ts:7`'],
    ['a remark', '   - Added `open`\n', '   - Added `open`\n   - see lines 3-9\n'],
    ['a ticked task', '- [ ] Resolve the TODO', '- [x] Resolve the TODO'],
    ['a context of their own', 'Sessions are to be revoked', 'Because'],
    ['a status of their own', /\*\*Status:\*\* .*/, '**Status:** Waiting for Ann'],
    ['a decision', 'Redis, not memory', 'Memory, lines 3-9'],
  ])('are not judged: %s', (_, now, then) => {
    const theirs = page.replace(now, then)
    expect(theirs).not.toBe(page)
    expect(moved(theirs)).toEqual([])
  })

  it('stay where they are around what is repaired, with their line endings', () => {
    const theirs = page
      .replace(
        '(lines 15-40, 52-89)\n',
        '(lines 15-40, 52-89)\n   - Sessions live 24 hours,\n     see lines 1-2\n',
      )
      .replaceAll('\n', '\r\n')
    const old = theirs.replace('lines 15-40', 'lines 1-26').replace('src/a.ts:60', 'src/a.ts:61')
    expect(repair(old)).toBe(theirs)
  })
})

it('says nothing of sections that a page does not have', () => {
  expect(moved('# Mine\n\nlines 3-9\n')).toEqual([])
  expect(moved('')).toEqual([])
})
