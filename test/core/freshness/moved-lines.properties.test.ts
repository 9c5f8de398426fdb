import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deriveMovedLines } from '../../../src/core/freshness/moved-lines.js'
import type { Handoff } from '../../../src/core/handoff.js'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { applyEdits } from '../../../src/core/page/source.js'
import { createPage, updatePage } from '../../../src/core/page/update.js'
import { derived } from '../page/derived.js'

const number = fc.integer({ min: 1, max: 60 })
const pair = fc.tuple(number, number)
const one = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 })

/** The same work at other lines: what a rebase makes of a page. */
const drafts: fc.Arbitrary<Handoff> = fc
  .record({ a: pair, b: number, c: pair, todos: one(number), size: number, env: fc.boolean() })
  .map(({ a, b, c, todos, size, env }) =>
    derived({
      files: [
        {
          text: `\`src/a.ts\` (lines ${a[0]}-${a[0] + a[1]})`,
          details: `- Reads \`KEY\` (line ${b})`,
          done: null,
        },
        `\`src/b.ts\` (new file, ${size} lines)`,
        `\`src/c.ts\` (renamed from \`src/d.ts\`; lines ${c[0]}-${c[0] + c[1]})`,
      ],
      must: todos.map((line) => `Resolve the FIXME in \`src/a.ts:${line}\`: rotate keys`),
      nice: [`Resolve the TODO in \`src/b.ts:${b}\`: name it`],
      environment: env ? ['Test: `npm test`'] : [],
    }),
  )

const word = fc.stringMatching(/^zq[a-z]{3,8}$/)
const insertion = fc.tuple(
  fc.nat(),
  fc.constantFrom('', '- ', '   - ', '1. ', '- [x] ', '> ', '# ', '### ', '```', '<!--', '   - lines 3-9, '),
  word,
)

/** A page with lines of a person's anywhere in it, between ours. */
const pages = fc
  .tuple(drafts, fc.array(insertion, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
  .map(([draft, insertions, eol]) => {
    const lines = createPage(draft).split('\n')
    const fences = lines.indexOf('---', 1) + 1
    for (const [at, mark, text] of insertions)
      lines.splice(fences + (at % (lines.length - fences)), 0, `${mark}${text}`)
    return lines.join(eol)
  })

const wordsOf = (text: string) => [...text.matchAll(/zq[a-z]+/g)].map(([match]) => match)

function repair(page: string, draft: Handoff): string {
  const parsed = parsePage(page)
  return applyEdits(
    parsed.source,
    deriveMovedLines(parsed, draft).flatMap(({ edits }) => edits),
  )
}

it("a repair keeps people's words, in their order, and every line that is not derived", () => {
  fc.assert(
    fc.property(pages, drafts, (page, draft) => {
      const repaired = repair(page, draft)
      expect(wordsOf(repaired)).toEqual(wordsOf(page))
      const theirs = (text: string) => text.split(/\r?\n/).filter((line) => line.includes('zq'))
      expect(theirs(repaired)).toEqual(theirs(page))
    }),
  )
})

it('a repair leaves nothing to repair, and what `create` wrote needs none', () => {
  fc.assert(
    fc.property(pages, drafts, (page, draft) => {
      const repaired = repair(page, draft)
      expect(repair(repaired, draft)).toBe(repaired)
      const updated = updatePage(page, draft, null)
      expect(deriveMovedLines(parsePage(updated), draft)).toEqual([])
    }),
  )
})

it('every line has its place in the page', () => {
  fc.assert(
    fc.property(pages, drafts, (page, draft) => {
      const parsed = parsePage(page)
      for (const { span, edits } of deriveMovedLines(parsed, draft)) {
        expect(span.start).toBeLessThanOrEqual(span.end)
        for (const { start, end } of [span, ...edits]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(parsed.source.text.length)
        }
      }
    }),
  )
})
