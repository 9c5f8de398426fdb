import { expect, test } from 'vitest'
import { judgeDecision, judgeTask } from '../../../src/core/prose/judge.js'
import { findCandidate } from '../../../src/core/prose/task-example.js'
import { deriveIsEnglish } from '../../../src/core/prose/tokens.js'
import { cpuTime } from '../../helpers/timing.js'
import { branchFacts } from '../lint/input.js'

const length = 100_000
const units = [
  'a',
  'a ',
  ' ',
  '`',
  '"',
  '*',
  '_',
  '| ',
  'a/',
  'a.',
  '(',
  '[a](',
  '- ',
  '\n',
  '\n- a',
  '\n\n  ',
  '<!-- ',
]
const words = [
  'the a ',
  'the word is ',
  'x, y, z, ',
  'from a to ',
  'to be ',
  'Aa',
  'aA',
  'A_',
  'A-',
  '1.',
  '→',
  '—',
  '“a',
  'é',
  '漢',
  '#',
  '0,',
]

test.each([...units, ...words])('a line of 100 kB of %j is judged at once', (unit) => {
  const text = unit.repeat(length / unit.length)
  const start = cpuTime()
  judgeTask({ text, headings: [text] })
  judgeDecision({ text, headings: [text] })
  deriveIsEnglish(text)
  findCandidate({ text, headings: [text] }, branchFacts())
  expect(cpuTime() - start).toBeLessThan(1_500)
})
