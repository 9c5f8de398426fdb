import { describe, expect, it } from 'vitest'
import { assertPageBounds } from '../../../src/core/page/bounds.js'

const marks = (count: number) => '*a_ '.repeat(count / 2)

describe('a part that is too large is an error that names its line', () => {
  it.each([
    ['a line', `# T\n\n${'x'.repeat(20_001)}\n`, 'line 3 has 20001 characters'],
    ['a line in a fence', `\`\`\`\n${'x'.repeat(20_001)}\n\`\`\`\n`, 'line 2 has 20001 characters'],
    [
      'a paragraph',
      `# T\n\n${`${'x '.repeat(50)}\n`.repeat(300)}`,
      'the paragraph from line 3 on has more than 20000',
    ],
    ['brackets on short lines', `# T\n\n${`${'['.repeat(50)}\n`.repeat(50)}`, 'more than 500 brackets'],
    ['quotes in quotes', `# T\n\nx\n${'> '.repeat(101)}x\n`, 'line 4 is nested too deeply'],
    ['items in items', `# T\n\n${'- '.repeat(101)}x\n`, 'line 3 is nested too deeply'],
    ['marks in all', `${marks(400)}\n\n`.repeat(51), 'line 101 is behind more than 20000 brackets'],
    ['items in all', '- a\n'.repeat(6_001), 'line 6001 is behind more than 6000 items'],
    ['lines', '\n'.repeat(50_001), 'more than 50000 lines'],
  ])('%s', (_, text, reason) => {
    expect(() => assertPageBounds(text)).toThrow(reason)
  })
})

/** Each ends in lines that are one paragraph to a parser. */
describe('no page gets past the bounds of a paragraph by what only looks like a block', () => {
  const text = `${marks(100)}\n`
  it.each([
    ['a fence in a comment', `<!--\n\`\`\`\n-->\n${text.repeat(6)}`],
    ['a fence in HTML', `<pre>\n\n\`\`\`\n</pre>\n${text.repeat(6)}`],
    ['a fence in front matter', `---\na: |\n\`\`\`\n---\n${text.repeat(6)}`],
    ['a fence that is indented', `para\n    \`\`\`\n${text.repeat(6)}`],
    ['a fence that ends with its item', `- a\n  \`\`\`\n${text.repeat(6)}`],
    ['a fence in a quote', `> \`\`\`\n${text.repeat(6)}`],
    ['backticks in a paragraph', `\`\`\` a\`\n${text.repeat(6)}`],
    ['a fence that a carriage return closes', `\`\`\`\n\`\`\`\r${text.repeat(6)}`],
    ['numbers in a paragraph', `para\n${`2. ${text}`.repeat(6)}`],
    ['numbers after an item', `- a\n${`2. ${text}`.repeat(6)}`],
    ['numbers behind the end of their list', `2. ---\n${text}${`2. ${text}`.repeat(6)}`],
    ['items that are indented too far', `para\n${`    - ${text}`.repeat(6)}`],
    ['items behind front matter that never ends', `---\n\npara\n${`- ${text}`.repeat(6)}`],
    ['rows without a table', `${`| ${text}`.repeat(6)}`],
    ['rows below another number of columns', `| a | b |\n|---|\n${`| ${text}`.repeat(6)}`],
    ['rows below a heading', `a\n---\n${`| ${text}`.repeat(6)}`],
  ])('%s', (_, page) => {
    expect(() => assertPageBounds(page)).toThrow(/more than 500 brackets/)
  })
})

describe('pages pass that people write', () => {
  const item = `- [ ] Update \`src/a.ts:12\`: it still calls [the removed one](docs/a.md) **everywhere**\n`
  const nested = `1. \`src/a.ts\` (lines 1-3)\n   - Changed \`a\`, \`b_c\` (signature)\n     - *because*\n`
  const code = 'const a_b = [{ c: `d` }, <T>(e: *f) => \\g]\n'
  it.each([
    ['long lists', `# T\n\n${item.repeat(1_000)}\n${'x'.repeat(20_000)}\n`],
    ['lists in lists', nested.repeat(500)],
    ['a long table', `| a | b |\n|---|:-:|\n${'| `a` | **b** |\n'.repeat(2_000)}`],
    ['a long fence', `x\n\n\`\`\`ts\n${code.repeat(5_000)}\`\`\`\n\nx\n`],
    ['a fence with lines as long as allowed', `~~~\n${`${'[*_'.repeat(6_000)}\n`.repeat(20)}~~~\n`],
    ['a fence in a list', `1. Run\n\n   \`\`\`\n${`   ${code}`.repeat(500)}   \`\`\`\n2. Look\n`],
    ['fences with carriage returns', `x\r\n\r\n\`\`\`\r\n${code.repeat(500)}\`\`\`\r\n`],
    ['fences after a comment', `<!-- x -->\n\n\`\`\`\n${code.repeat(500)}\`\`\`\n`],
  ])('%s', (_, page) => {
    expect(() => assertPageBounds(page)).not.toThrow()
  })
})
