import { describe, expect, it } from 'vitest'
import { createLineScanner } from '../../../src/core/added-lines/scan.js'
import { parseTestTitle, testTitleForm } from '../../../src/core/added-lines/tests.js'

describe('titles of tests', () => {
  it.each([
    ['typescript', "  it('reads back what it signed', () => {", 'reads back what it signed'],
    ['typescript', 'test.each([1, 2])("doubles %i", (n) => {', 'doubles %i'],
    ['javascript', 'it.concurrent(`has $n parts`, async () => {', 'has $n parts'],
    ['typescript', "it('doesn\\'t hang', () => {", "doesn't hang"],
    ['ruby', "  it 'counts' do", 'counts'],
    ['ruby', '  test "the truth" do', 'the truth'],
    ['go', '\tt.Run("empty input", func(t *testing.T) {', 'empty input'],
    ['php', "it('has a name', function () {", 'has a name'],
    ['typescript', "describe('sessions', () => {", null],
    ['typescript', "const it = 'x'", null],
    ['typescript', "visit('page')", null],
  ])('%s: %s', (language, line, title) => {
    const form = testTitleForm({ path: 'a', kind: 'test', language })
    expect(form && parseTestTitle(form, line)).toBe(title)
  })

  it.each([
    ['source', 'typescript'],
    ['test', 'python'],
    ['test', null],
  ] as const)('are not looked for in %s of %s', (kind, language) => {
    expect(testTitleForm({ path: 'a', kind, language })).toBeNull()
  })

  it('are told where a diff adds them, and not where it only moves them', () => {
    const scanner = createLineScanner()
    const file = { path: 'a.test.ts', kind: 'test', language: 'typescript' } as const
    scanner.removed(file, "it('old', () => {")
    scanner.added(file, 1, "  it('old', () => {")
    scanner.added(file, 2, "  it('new', () => {")
    expect(scanner.finish().tests).toEqual([{ path: 'a.test.ts', title: 'new' }])
  })
})
