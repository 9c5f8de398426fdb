// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code in the languages that are read
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commentSyntaxOf, parseComments } from '../../../src/core/added-lines/comments.js'

function parse(line: string, language: string) {
  const syntax = commentSyntaxOf(language)
  return syntax === null ? null : parseComments(line, syntax).map(({ text }) => text)
}

describe('parseComments', () => {
  it.each([
    ['a // b', 'typescript', [' b']],
    ['a /* b */ c /* d', 'typescript', [' b ', ' d']],
    ['"// a" // b', 'typescript', [' b']],
    ["'it\\'s // a' // b", 'typescript', [' b']],
    ['`a//b` // c', 'typescript', [' c']],
    [' * a', 'java', [' a']],
    [' */ a // b', 'java', ['', ' b']],
    ['*p = 1; // a', 'c', [' a']],
    ['https://a.b // c', 'typescript', [' c']],
    ['a # b', 'python', [' b']],
    ['"#a" # b', 'python', [' b']],
    ['${a#b} # c', 'shell', [' c']],
    ['a: b#c', 'yaml', []],
    ['"#{a}" # b', 'ruby', [' b']],
    ['a -- b', 'sql', [' b']],
    ["&'a str // b", 'rust', [' b']],
    ['<p>a</p> <!-- b -->', 'html', [' b ']],
    ["don't // a", 'tsx', [' a']],
    ['no comments', 'json', null],
  ])('%j in %s', (line, language, texts) => {
    expect(parse(line, language)).toEqual(texts)
  })

  it('gives places in the line, in order, one after the other', () => {
    const pieces = fc.array(
      fc.constantFrom('//', '/*', '*/', '#', '"', "'", '`', '\\', '<!--', '-->', ' * ', 'a', '--', '{#'),
    )
    const languages = fc.constantFrom(
      'typescript',
      'python',
      'shell',
      'html',
      'jinja',
      'sql',
      'lua',
      'vue',
      'ocaml',
    )
    fc.assert(
      fc.property(pieces, languages, (parts, language) => {
        const line = parts.join('')
        const syntax = commentSyntaxOf(language)
        let end = 0
        for (const comment of syntax === null ? [] : parseComments(line, syntax)) {
          expect(comment.start).toBeGreaterThanOrEqual(end)
          expect(line.slice(comment.start)).toContain(comment.text)
          end = comment.start + comment.text.length
          expect(end).toBeLessThanOrEqual(line.length)
        }
      }),
    )
  })
})
