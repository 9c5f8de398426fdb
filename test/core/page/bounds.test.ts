import { expect, it } from 'vitest'
import { assertPageBounds } from '../../../src/core/page/bounds.js'

it.each([
  ['a line', `# T\n\n${'x'.repeat(20_001)}\n`, 'line 3 has 20001 characters'],
  [
    'a paragraph',
    `# T\n\n${`${'x '.repeat(50)}\n`.repeat(300)}`,
    'the paragraph from line 3 on has more than 20000',
  ],
  ['brackets on short lines', `# T\n\n${`${'['.repeat(50)}\n`.repeat(50)}`, 'more than 2000 brackets'],
  ['quotes in quotes', `# T\n\nx\n${'> '.repeat(101)}x\n`, 'line 4 is nested too deeply'],
  ['items in items', `# T\n\n${'- '.repeat(101)}x\n`, 'line 3 is nested too deeply'],
])('%s that is too large is an error that names its line', (_, text, reason) => {
  expect(() => assertPageBounds(text)).toThrow(reason)
})

it('lets long pages pass whose parts are of a size that people read', () => {
  const item = `- [ ] Update \`src/a.ts:12\`: it still calls [the removed one](docs/a.md) **everywhere**\n`
  expect(() => assertPageBounds(`# T\n\n${item.repeat(10_000)}\n${'x'.repeat(20_000)}\n`)).not.toThrow()
})
