import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPage } from '../../../src/core/document/create.js'
import { updatePage } from '../../../src/core/document/update.js'
import type { Handoff } from '../../../src/core/handoff.js'
import { derived } from './derived.js'

/** Words that no line of ours holds, so that what is lost can be told. */
const word = fc.stringMatching(/^zq[a-z]{3,8}$/)
const humanLine = fc
  .tuple(
    fc.constantFrom('', '- ', '* ', '1. ', '- [ ] ', '- [x] ', '> ', '  - ', '\t- ', '| ', '    '),
    word,
    word,
  )
  .map(([mark, a, b]) => `${mark}${a} ${b}`)
const hazard = fc.constantFrom(
  '```',
  '~~~',
  '<!--',
  '-->',
  '<div>',
  '---',
  '===',
  '|a|b|',
  '|-|-|',
  '[x]: y',
  '',
  '',
  '',
  '$$',
)
const heading = fc
  .tuple(
    fc.constantFrom('# ', '## ', '### ', '#### '),
    fc.constantFrom(
      'Context',
      'Next steps',
      'Done',
      'Files Modified',
      'Must Complete',
      'Nice to Have',
      'Key Decisions',
      'Gotchas',
      'Dependencies',
      'Zqother',
      'Changes',
      'Tasks Done',
      'Completed Work',
      'Remaining Work',
    ),
  )
  .map((parts) => parts.join(''))
const file = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd/e'), fc.integer({ min: 1, max: 99 }))
  .map(([name, line]) => `\`src/${name}.ts\` (line ${line})`)
const task = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom('rotate keys', 'close the pool', 'x'),
  )
  .map(([name, line, text]) => `Resolve the TODO in \`src/${name}.ts:${line}\`: ${text}`)
const change = fc.constantFrom('Add the store (`src/a.ts`)', 'Fix expiry (3 files)', 'Drop tokens')
const dependency = fc.constantFrom(
  'Added `redis` `^4.0.0` (`package.json`)',
  'Removed `jwt` `1` (`package.json`)',
)
const byWords = (a: string, b: string) => (a.replace(/\d+/g, '') < b.replace(/\d+/g, '') ? -1 : 1)
const unique = (arbitrary: fc.Arbitrary<string>, max: number) =>
  fc.uniqueArray(arbitrary, { maxLength: max, selector: (text) => text.replace(/\d+/g, '') })

const handoff: fc.Arbitrary<Handoff> = fc
  .record({
    files: unique(file, 4),
    must: unique(task, 3),
    changes: unique(change, 3),
    dependencies: unique(dependency, 2),
    environment: fc.constantFrom([], ['Test: `npm test`']),
  })
  .map((items) =>
    derived({
      ...items,
      files: [...items.files].sort(),
      must: [...items.must].sort(byWords),
      changes: [...items.changes].sort(),
      dependencies: [...items.dependencies].sort(),
    }),
  )

const line = fc.oneof(
  { weight: 6, arbitrary: humanLine },
  { weight: 2, arbitrary: heading },
  { weight: 1, arbitrary: hazard },
  { weight: 1, arbitrary: file.map((text) => `1. ${text}`) },
  { weight: 1, arbitrary: task.map((text) => `- [x] ${text}`) },
)
const humanPage = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([lines, eol, bom, final]) => (bom ? '\uFEFF' : '') + lines.join(eol) + (final ? eol : ''))

function wordsOf(text: string): string[] {
  return [...text.matchAll(/zq[a-z]+/g)].map(([match]) => match).sort()
}

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 400) }

describe('updatePage on random pages', () => {
  it('loses no word of a person, and invents none', () => {
    fc.assert(
      fc.property(humanPage, handoff, handoff, (page, current, previous) => {
        expect(wordsOf(updatePage(page, current, previous))).toEqual(wordsOf(page))
      }),
      runs,
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(humanPage, handoff, handoff, (page, current, previous) => {
        const once = updatePage(page, current, previous)
        expect(updatePage(once, current, current)).toBe(once)
        expect(updatePage(once, current, null)).toBe(once)
      }),
      runs,
    )
  })

  it('leaves no derived line behind when its cause is gone, over a chain of changes with remarks', () => {
    fc.assert(
      fc.property(fc.array(handoff, { minLength: 2, maxLength: 5 }), (chain) => {
        let page = createPage(chain[0] as Handoff)
        chain.slice(1).forEach((next, index) => {
          page = updatePage(page, next, chain[index] ?? null)
        })
        expect(page.trimEnd()).toBe(createPage(chain.at(-1) as Handoff).trimEnd())
      }),
      runs,
    )
  })

  it('keeps line endings, byte order mark and a missing final line ending', () => {
    fc.assert(
      fc.property(humanPage, handoff, (page, current) => {
        const updated = updatePage(page, current, null)
        expect(updated.startsWith('\uFEFF')).toBe(page.startsWith('\uFEFF'))
        if (page.includes('\r\n') && !/[^\r]\n/.test(page)) expect(updated).not.toMatch(/[^\r]\n/)
      }),
      runs,
    )
  })
})
