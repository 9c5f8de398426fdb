import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderCodeBlock } from '../../../src/core/entries/code.js'
import { template } from '../../../src/core/entries/template.js'
import type { Handoff, Item, Section } from '../../../src/core/handoff.js'
import { pageFormats, parseJsonPage, renderJson } from '../../../src/core/page/format.js'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { renderHandoff } from '../../../src/core/page/render.js'
import { propertyRuns } from '../../helpers/counts.js'
import { derived } from './derived.js'

const words = fc
  .array(fc.stringMatching(/^[a-zäß漢字\u{1F600}]{1,8}$/u), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(' '))
const code = fc.stringMatching(/^[a-z/.]{1,10}$/).map((text) => `\`${text}\``)
const inline = fc.array(fc.oneof(words, code), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
const done = fc.constantFrom(null, true, false)
/** A block of ours, and fenced code as people write it. */
const codeLines = fc
  .array(fc.constantFrom('a(b: C): D', '  e()', '\tf', '- [ ] x', '# y', '```', '> z'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join('\n'))
const block = fc.oneof(
  codeLines.map((text) => renderCodeBlock({ name: '`a`', line: 7, language: 'ts', code: text })),
  codeLines.map((text) => `see\n  ~~~\n  ${text.replace(/\n/g, '\n\n  ')}\n  ~~~`),
)
const item: fc.Arbitrary<Item> = fc.record({
  text: inline,
  details: fc
    .array(
      fc.oneof({ weight: 4, arbitrary: inline }, { weight: 1, arbitrary: block }).map((text) => `- ${text}`),
      { maxLength: 3 },
    )
    .map((lines) => lines.join('\n')),
  done,
})
const oid = fc.stringMatching(/^[0-9a-f]{12}$/)
const sections: fc.Arbitrary<Section[]> = fc
  .tuple(
    ...template.map((section) =>
      fc.record({
        text: fc.oneof(fc.constant(''), inline),
        items: fc.array(item, { maxLength: 12 }),
        children: fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), {
          maxLength: section.sections.length,
        }),
      }),
    ),
  )
  .map((all) =>
    all.map(({ text, items, children }, index) => {
      const section = template[index] as (typeof template)[number]
      return {
        kind: section.kind,
        heading: section.heading,
        text,
        items,
        sections: children.map((own, child) => {
          const { kind, heading } = section.sections[child] as (typeof template)[number]
          return { kind, heading, text: '', items: own, sections: [] }
        }),
      }
    }),
  )
const handoff: fc.Arbitrary<Handoff> = fc.record({
  header: fc.record({
    handoff: fc.constant(1 as const),
    branch: fc.oneof(fc.constant(null), fc.stringMatching(/^[a-z"'#:@&*!%, \\{}[\]>|-]{1,12}$/)),
    base: fc.constantFrom('main', 'true', '1.0'),
    covers: oid,
    work: oid,
    updated: fc.constantFrom('2026-11-22', null),
  }),
  title: inline,
  status: fc.oneof(fc.constant(null), inline),
  scope: fc.oneof(fc.constant(null), inline),
  introduction: fc.oneof(fc.constant(''), inline),
  sections,
})

describe('a handoff, written and read', () => {
  it('is the same as Markdown', () => {
    fc.assert(
      fc.property(handoff, (one) => {
        expect(parseHandoff(renderHandoff(one))).toEqual(one)
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? propertyRuns(150)) },
    )
  })

  it('is the same as JSON', () => {
    fc.assert(
      fc.property(handoff, (one) => {
        expect(parseJsonPage(renderJson(one)).handoff).toEqual(one)
      }),
    )
  })
})

describe('a JSON page', () => {
  const first = derived({ files: ['`a.ts` (line 1)'], must: ['Resolve the TODO in `a.ts:1`: x yz'] })

  it('is brought up to date like a Markdown one, and keeps what is not ours', () => {
    const page = JSON.parse(pageFormats.json.create(first))
    page.owner = 'ada'
    page.sections
      .find((section: Section) => section.kind === 'decisions')
      .items.push('Redis, as several instances run')
    const next = derived({ files: ['`a.ts` (lines 1-9)', '`b.ts` (new file, 2 lines)'] })
    const updated = JSON.parse(pageFormats.json.update(JSON.stringify(page), next, first))
    expect(updated.owner).toBe('ada')
    const byKind = (kind: string) => updated.sections.find((section: Section) => section.kind === kind)
    expect(byKind('decisions').items).toEqual([
      { text: 'Redis, as several instances run', details: '', done: null },
    ])
    expect(byKind('completed').sections[0].items.map((one: Item) => one.text)).toEqual(
      next.sections[1]?.sections[3]?.items.map((one) => one.text),
    )
    expect(byKind('remaining').sections).toEqual([])
  })

  it('changes nothing the second time', () => {
    const once = pageFormats.json.update(pageFormats.json.create(first), first, null)
    expect(pageFormats.json.update(once, first, first)).toBe(once)
  })

  it.each([
    ['{', /JSON/],
    ['[]', /to be an object/],
    ['{"title": 3}', /`title` to be a text/],
    ['{"title": "x", "sections": {}}', /`sections` to be a list/],
  ])('says what is wrong with %s', (text, problem) => {
    expect(() => parseJsonPage(text)).toThrow(problem)
  })
})
