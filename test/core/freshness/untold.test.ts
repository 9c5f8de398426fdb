import { expect, it } from 'vitest'
import { deriveFileItems } from '../../../src/core/entries/files.js'
import type { FileChange } from '../../../src/core/facts.js'
import { deriveUntold } from '../../../src/core/freshness/untold.js'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { createPage } from '../../../src/core/page/update.js'
import { facts, file } from '../entries/facts.js'
import { derived } from '../page/derived.js'

/** What a page that was made for some files does not tell of others. */
function untold(told: FileChange[], now: FileChange[], summary = false, remark = ''): string[] {
  const items = deriveFileItems(told, { summary, details: () => '' })
  const page = parseHandoff(createPage(derived({ files: items })) + remark)
  return deriveUntold(page, facts({ files: now }), { summary })
}

const a = file({ path: 'src/a.ts', ranges: [[10, 20]] })
const b = file({ path: 'src/b.ts', status: 'added', additions: 4, mode: { from: null, to: '100644' } })

it('is nothing where only lines have moved', () => {
  expect(untold([a, b], [{ ...a, ranges: [[13, 23]] }, b])).toEqual([])
})

it('names what is new, what is gone and what has another size', () => {
  const c = file({ path: 'src/`c`.ts' })
  expect(untold([a, b], [{ ...a, ranges: [[13, 24]] }, c])).toEqual(['src/`c`.ts', 'src/a.ts', 'src/b.ts'])
  expect(untold([a, b], [a, { ...b, additions: 5 }])).toEqual(['src/b.ts'])
})

it('names lock files with their sizes', () => {
  const lock = file({ path: 'a.lock', kind: 'lock', additions: 3 })
  expect(untold([a, lock], [a, { ...lock, additions: 4 }])).toEqual(['a.lock'])
})

it('names folders where the page tells folders', () => {
  const other = file({ path: 'src/c.ts' })
  expect(untold([a, b], [a, b, other], true)).toEqual(['src/'])
})

it('has no answer without a derived line', () => {
  expect(
    deriveUntold(parseHandoff('# Notes\n\n- a.ts is half done\n'), facts({ files: [a] }), { summary: false }),
  ).toEqual([])
})
