import { expect, it } from 'vitest'
import { resumeOf } from './resume-of.js'

it('the context of a page is told in its paragraphs and items', () => {
  const page =
    '# T\r\n\r\n## Context\r\n\r\nFirst\r\nparagraph.\r\n\r\n- One\r\n  goes on\r\n- Two\r\n\r\n***\r\n\r\n## Gotchas\r\n\r\n- x\r\n'
  expect(resumeOf(page).context.map(({ text, line }) => [text, line])).toEqual([
    ['First paragraph.', 5],
    ['One goes on', 8],
    ['Two', 10],
  ])
  expect(resumeOf('## Context\n\nNot recorded.\n').context).toEqual([])
})
