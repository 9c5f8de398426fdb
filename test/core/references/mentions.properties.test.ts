import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { deriveMentions } from '../../../src/core/references/mentions.js'

/** Words that make references, and what stands between and around them. */
const words = fc.constantFrom(
  ...[
    'src/a.ts',
    '`src/a.ts:12`',
    'src/a.ts#L3-L9',
    '[a](src/a.ts#L3)',
    '`src/a.ts`',
    'lines 3-4',
    'line 7, 9',
  ],
  ...[
    'L12',
    '`f()`',
    'g()',
    '`A.b`',
    '`npm run x`',
    '4f2a91c0d3',
    'deleted',
    '→',
    '**',
    '~~',
    '`',
    '``',
    '|',
    '(',
    ')',
  ],
  ...[
    '\n',
    '\n\n',
    '\n- ',
    '\n  - ',
    '\n# ',
    '\n| a | b |\n| - | - |\n| ',
    '\r\n',
    '> ',
    '\\_',
    '…',
    'ä',
    '😀',
    ':',
    ',',
    '.',
  ],
)
const page = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '))

describe('what a page names', () => {
  it('is in the page, word for word', () => {
    fc.assert(
      fc.property(page, (text) => {
        for (const { span, text: said } of deriveMentions(parsePage(text), 'docs/page.md'))
          expect(text.slice(span.start, span.end)).toBe(said)
      }),
    )
  })

  it('has numbers that are numbers, each named once: so edits of them never overlap', () => {
    fc.assert(
      fc.property(page, (text) => {
        const lines = deriveMentions(parsePage(text), 'HANDOFF.md').filter((each) => each.kind === 'lines')
        const places = lines.map(({ numbers }) => numbers).sort((a, b) => a.start - b.start)
        places.forEach(({ start, end }, index) => {
          expect(text.slice(start, end)).toMatch(/^L?\d+(?:\s?(?:-|–|—|to|through)\s?L?\d+)?$/)
          expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0)
        })
      }),
    )
  })
})
