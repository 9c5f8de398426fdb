import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderCodeBlock, renderCodeName } from '../../../src/core/entries/code.js'
import type { Handoff } from '../../../src/core/handoff.js'
import { createPage, updatePage } from '../../../src/core/page/update.js'
import { propertyRuns } from '../../helpers/counts.js'
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
/** Signatures as a branch has them: with fences, blank ends, tabs and marks of Markdown in them. */
const signature = fc
  .record({
    name: fc.constantFrom('open', 'Store', '`tick`'),
    line: fc.integer({ min: 1, max: 99 }),
    language: fc.constantFrom('ts', 'python', 'csharp'),
    code: fc
      .array(
        fc.constantFrom(
          'open(url: string)',
          'class Store {',
          '\tget(key)',
          '- [ ] x',
          '```',
          '````ts 000000',
          '# Context',
          '1. `src/a.ts` (line 1)',
          "a('')",
          '<!--',
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((lines) => lines.join('\n')),
  })
  .map(({ name, ...block }) => `- ${renderCodeBlock({ name: renderCodeName(name), ...block })}`)
const codeName = (block: string) => /^- (`+.*?`+) \(/.exec(block)?.[1]
const details = fc
  .tuple(
    fc.constantFrom([], ['- Changed `open`']),
    fc.uniqueArray(signature, { maxLength: 2, selector: codeName }),
  )
  .map((parts) => parts.flat().join('\n'))
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
    details: fc.array(details, { minLength: 4, maxLength: 4 }),
    must: unique(task, 3),
    changes: unique(change, 3),
    dependencies: unique(dependency, 2),
    environment: fc.constantFrom([], ['Test: `npm test`']),
  })
  .map(({ details: nested, ...items }) =>
    derived({
      ...items,
      files: [...items.files]
        .sort()
        .map((text, index) => ({ text, details: nested[index] ?? '', done: null })),
      must: [...items.must].sort(byWords),
      changes: [...items.changes].sort(),
      dependencies: [...items.dependencies].sort(),
    }),
  )

/** A block of ours that a person changed. */
function editedBlock([block, text]: [string, string]): string {
  return block.replace(/(\n.*)$/, `\n  ${text}$1`).replace(/^/gm, '   ')
}

const line = fc.oneof(
  { weight: 6, arbitrary: humanLine },
  { weight: 2, arbitrary: heading },
  { weight: 1, arbitrary: hazard },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('1. ', '-\t', '10.  '), file).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: signature.map((block) => block.replace(/^/gm, '   ')) },
  { weight: 1, arbitrary: fc.tuple(signature, word).map(editedBlock) },
  { weight: 1, arbitrary: task.map((text) => `- [x] ${text}`) },
)
const humanPage = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([lines, eol, bom, final]) => (bom ? '\uFEFF' : '') + lines.join(eol) + (final ? eol : ''))

/** What ends a line for Markdown, for some editors or for nobody, at the end of a line or within it. */
const odd = fc.constantFrom(
  '\r',
  '\r\r',
  '\r\r\n',
  '\n\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '\f',
  '\v',
  '\u00a0',
  '\u200b',
)
const oddPage = fc
  .array(
    fc.tuple(line, fc.nat(40), fc.oneof(fc.constant(''), odd), fc.oneof(fc.constantFrom('\n', '\r\n'), odd)),
    {
      maxLength: 25,
    },
  )
  .map((lines) =>
    lines.map(([text, at, within, end]) => text.slice(0, at) + within + text.slice(at) + end).join(''),
  )

function wordsOf(text: string): string[] {
  return [...text.matchAll(/zq[a-z]+/g)].map(([match]) => match).sort()
}

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? propertyRuns(400)) }

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

  it('takes what it derived below files away again, and leaves what people changed there', () => {
    fc.assert(
      fc.property(
        handoff,
        fc.array(fc.tuple(fc.nat(), word, fc.boolean()), { maxLength: 4 }),
        (first, remarks) => {
          const lines = createPage(first).split('\n')
          const nested = [...lines.keys()].filter((index) => lines[index]?.startsWith('   '))
          for (const [at, text, apart] of remarks) {
            const index = nested[at % nested.length]
            if (index !== undefined) lines[index] += apart ? `\n     ${text}` : ` ${text}`
          }
          const page = lines.join('\n')
          const same = updatePage(page, first, first)
          expect(wordsOf(same)).toEqual(wordsOf(page))
          expect(updatePage(same, first, null)).toBe(same)
          const updated = updatePage(same, derived({}), first)
          expect(wordsOf(updated)).toEqual(wordsOf(page))
          expect(updatePage(updated, derived({}), null)).toBe(updated)
          if (wordsOf(page).length === 0) expect(updated.trimEnd()).toBe(createPage(derived({})).trimEnd())
        },
      ),
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

  it('changes nothing the second time and no word, whatever ends the lines', () => {
    fc.assert(
      fc.property(oddPage, handoff, (page, current) => {
        const once = updatePage(page, current, null)
        expect(wordsOf(once)).toEqual(wordsOf(page))
        expect(updatePage(once, current, current)).toBe(once)
      }),
      runs,
    )
  })
})
