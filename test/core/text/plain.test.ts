import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeMarkdown, renderPlain, renderPlainLines } from '../../../src/core/text/markdown.js'
import { cpuTime } from '../../helpers/timing.js'

it.each([
  ['`a` in LLMClient.\\_\\_aenter\\_\\_ of \\<key>', '`a` in LLMClient.__aenter__ of <key>'],
  ['grep `a\\.b` and ``c\\_`d`` and \\`e\\_`', 'grep `a\\.b` and ``c\\_`d`` and `e_`'],
  ['C:\\temp \\\\ `open\\_', 'C:\\temp \\ `open_'],
  ['**bold** and _this_', '**bold** and _this_'],
])('%j reads %j', (markdown, plain) => {
  expect(renderPlain(markdown)).toBe(plain)
})

it('code below a fence is what it is', () => {
  const lines = ['- \\<a>', '  ```sh', '  grep \\.ts', '  ```', '  \\<b>']
  expect(renderPlainLines(lines.join('\n'))).toEqual(['- <a>', '  ```sh', '  grep \\.ts', '  ```', '  <b>'])
})

it('what was escaped reads as before', () => {
  const words = fc.stringMatching(/^[a-z_*<>[\]()#~!&+.:-]{1,20}$/)
  fc.assert(
    fc.property(fc.array(words, { minLength: 1 }), (parts) => {
      const text = parts.join(' ')
      const markdown = escapeMarkdown(text)
      // Addresses become code.
      fc.pre(!markdown.includes('`'))
      expect(renderPlain(markdown)).toBe(text)
    }),
  )
})

it('is as quick with many back-ticks', () => {
  const hostile = `\\${'`` '.repeat(20_000)}`
  const start = cpuTime()
  renderPlain(hostile)
  renderPlain(`\\${'`'.repeat(50_000)}`)
  renderPlain(`\\${Array.from({ length: 300 }, (_, at) => '`'.repeat(at + 1)).join(' ')}`)
  expect(cpuTime() - start).toBeLessThan(500)
})
