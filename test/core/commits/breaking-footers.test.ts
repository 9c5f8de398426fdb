import { expect, it } from 'vitest'
import { parseBreakingFooters } from '../../../src/core/commits/messages.js'

it.each<[body: string, footers: string[]]>([
  ['BREAKING CHANGE: log in\nanew', ['log in anew']],
  ['Why.\n\nBREAKING-CHANGE: one\n two\nRefs: #12\nBREAKING CHANGE: three\n\nMore.', ['one two', 'three']],
  ['BREAKING CHANGE: one\nFixes #12', ['one']],
  ['BREAKING CHANGE:', []],
  ['No BREAKING CHANGE: here', []],
  ['breaking change: no footer', []],
  ['', []],
])('%j', (body, footers) => {
  expect(parseBreakingFooters(body)).toEqual(footers)
})
