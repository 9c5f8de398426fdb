import fc from 'fast-check'
import type { Nodes, Paragraph, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { renderCode } from '../../../src/core/text/code.js'
import { escapeMarkdown } from '../../../src/core/text/markdown.js'
import { propertyRuns } from '../../helpers/counts.js'
import { cpuTime } from '../../helpers/timing.js'

function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown)
}

/** Pieces that act in Markdown, and pieces that only look like it. */
const piece = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '```',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '!',
    '<',
    '>',
    '</',
    '&',
    ';',
  ],
  ...[
    '#',
    '##',
    '# ',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '2) ',
    '---',
    '===',
    '|',
    '|---|',
    '> ',
    '[ ] ',
    '[x] ',
    '[^1]',
  ],
  ...[
    '[a]: ',
    '](u)',
    '&amp;',
    '&#35;',
    '<b>',
    '<!--',
    '-->',
    '<?',
    'www.a.de',
    'http://a.de/x',
    'a@b.de',
    '@who',
  ],
  ...[
    '@a/b',
    'https://',
    'foo_bar',
    'a',
    'Zoë',
    '7',
    '.',
    ',',
    ':',
    ' ',
    '  ',
    '\n',
    '\t',
    '\r\n',
    '🎉',
    '\u00a0',
  ],
  ...['$x$', '\u202e', '\x1b[31m', '\0', '"', "'", '#12', '/'],
)
const strange = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)

describe('renderCode', () => {
  it.each([
    ['src/a.ts', '`src/a.ts`'],
    ['a`b', '``a`b``'],
    ['a``b', '`a``b`'],
    ['`a`', '`` `a` ``'],
    [' a ', '`  a  `'],
    [' a', '` a`'],
    ['  ', '`  `'],
    ['', '` `'],
    ['a\nb\tc\r', '`a\\nb\\tc\\r`'],
    ['\u202ea\x1b', '`\\u202ea\\x1b`'],
  ])('renders %j as %j', (text, expected) => {
    expect(renderCode(text)).toBe(expected)
  })

  it('renders any line as one code span with that value', () => {
    const line = fc.string({ unit: fc.constantFrom('`', ' ', 'a', '\\', '*', '<', '&'), minLength: 1 })
    fc.assert(
      fc.property(line, (text) => {
        const [paragraph] = parse(`x ${renderCode(text)} y`).children
        const [, code, after] = (paragraph as Paragraph).children
        expect(code).toMatchObject({ type: 'inlineCode', value: text })
        expect(after).toMatchObject({ type: 'text', value: ' y' })
      }),
    )
  })
})

describe('escapeMarkdown', () => {
  it.each([
    "don't use foo_bar (see #12)",
    'list[0] and [WIP] stay, a < b && c > d, 2 * 3 = 6, snake_case_name',
    'Use `Array<string>` and ``a`b``, not "x"',
    'Fix: 100 % of C:\\new\\path; a | b, {x}, $HOME, a -> b, v1.2.3, x@1.2.3',
    'R&D, 3.5 is fine; 1.5x faster',
  ])('leaves prose as it is: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text)
  })

  it.each([
    ['# Title', '\\# Title'],
    ['#12 is open', '#12 is open'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['1986) year', '1986\\) year'],
    ['> quote', '\\> quote'],
    ['[x] done', '\\[x] done'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['~~~ js', '\\~\\~\\~ js'],
    ['|---|', '\\|---|'],
    ['C #', 'C \\#'],
    ['Array<string>', 'Array\\<string>'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['<!-- hide', '\\<!-- hide'],
    ['[text](javascript:x)', '\\[text](javascript:x)'],
    ['![i](//evil)', '!\\[i](//evil)'],
    ['[a]: b', '\\[a]: b'],
    ['see [1]', 'see \\[1]'],
    ['[^1] x', '\\[^1] x'],
    ['an open [ bracket', 'an open \\[ bracket'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['*bold* _em_ ~~no~~', '\\*bold\\* \\_em\\_ \\~\\~no\\~\\~'],
    ['__init__.py', '\\_\\_init\\_\\_.py'],
    ['an odd ` tick', 'an odd \\` tick'],
    ['a \\* b', 'a \\\\\\* b'],
    ['ends with \\', 'ends with \\\\'],
    ['thanks @octocat, see @org/team.', 'thanks `@octocat`, see `@org/team`.'],
    ['see https://example.com/a_b?c=*d*e.', 'see `https://example.com/a_b?c=*d*e`.'],
    ['(www.example.com)', '(`www.example.com`)'],
    ['mail me@example.com!', 'mail `me@example.com`!'],
    ['git@example.com:a/b.git', '`git@example.com:a/b.git`'],
    ['<https://example.com>', '<`https://example.com`>'],
    ['`a`@b', '`a` `@b`'],
    ['two\n\nlines\tand\r\nmore', 'two lines and more'],
    ['\x1b[31mred\u202e', '\\x1b\\[31mred\\u202e'],
    ['  padded  ', 'padded'],
    ['', ''],
  ])('escapes %j as %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })

  it('never acts, wherever it stands, alone or beside another', () => {
    fc.assert(
      fc.property(strange, strange, (first, second) => {
        const [a, b] = [escapeMarkdown(first), escapeMarkdown(second)]
        for (const [markdown, depth] of [
          [a, 1],
          [`${a}, ${b}`, 1],
          [`${a}${b === '' ? '' : ` (${b})`}`, 1],
          [`- ${a}\n- ${b}`, 3],
          [`## x ${a}`, 1],
        ] as const) {
          expectInert(parse(markdown), depth)
        }
      }),
      { numRuns: propertyRuns(500) },
    )
  })

  it('keeps every character that can be seen', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('').replace(/[\0\x1b\u202e]/g, '')
        expect(letters(textOf(parse(escapeMarkdown(text))))).toBe(letters(text))
      }),
      { numRuns: propertyRuns(2000) },
    )
  })

  it('leaves no mention outside of code', () => {
    fc.assert(
      fc.property(strange, (text) => {
        for (const node of leaves(parse(escapeMarkdown(text)))) {
          if (node.type === 'text') expect(node.value).not.toMatch(/(?<![\w`@])@[a-z\d]/i)
        }
      }),
    )
  })

  it('takes time in proportion to the length', () => {
    const hostile = [
      '`',
      '``` `` ` ',
      '[',
      '*a ',
      '<',
      '&a',
      '@',
      'a@',
      '\\',
      '_',
      'a.',
      'http://',
      'a@b.1',
      '-',
    ]
    const start = cpuTime()
    for (const text of hostile) escapeMarkdown(text.repeat(20_000))
    expect(cpuTime() - start).toBeLessThan(5_000)
  })
})

/** Back-ticks are the marks of code, and white space is folded. */
function letters(text: string): string {
  return text.replace(/[`\s]/g, '')
}

function* leaves(node: Nodes): Generator<Nodes> {
  if ('children' in node) for (const child of node.children) yield* leaves(child)
  else yield node
}

/** Only text and code, in `depth` levels of lists, items, headings and paragraphs. */
function expectInert(root: Root, depth: number): void {
  const allowed = new Set(depth === 1 ? ['paragraph', 'heading'] : ['list', 'listItem', 'paragraph'])
  const walk = (node: Nodes): void => {
    if (!('children' in node)) {
      expect(['text', 'inlineCode']).toContain(node.type)
      return
    }
    if (node.type !== 'root') expect([...allowed]).toContain(node.type)
    if (node.type === 'listItem') expect(node.checked).toBeFalsy()
    for (const child of node.children) walk(child)
  }
  expect(root.children.length).toBeLessThanOrEqual(1)
  walk(root)
}
