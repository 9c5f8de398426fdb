import { expect, it } from 'vitest'
import { parseMarkdown, parsePage } from '../../../src/core/page/parse-page.js'

it.each([1_200, 20_000])('refuses %d quotes within each other, and blames nobody else', (levels) => {
  expect(() => parsePage(`# T\n\n${'>'.repeat(levels)} x\n`)).toThrow('nested too deeply')
})

it('reads what is nested as deep as anybody writes', () => {
  expect(parseMarkdown(`${'> '.repeat(50)}x\n`).children).toHaveLength(1)
})
