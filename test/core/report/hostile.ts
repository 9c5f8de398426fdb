import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

export function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown)
}

/** What acts in a comment, in Markdown or by GitHub alone, and what makes it act differently. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '@octocat',
          '@org/team',
          '#12',
          'GH-7',
          'o/r#3',
          '4f2a91c0d3e5',
          'o/r@4f2a91c',
          '`',
          '``',
          '```',
          '\\',
        ],
        ...[
          '[a](http://evil.example)',
          '![x](y)',
          '[a]: http://evil.example',
          '[^1]',
          '[',
          ']',
          '(',
          ')',
          '!',
        ],
        ...[
          '<!--',
          '-->',
          '<script>',
          '</details>',
          '<img src=x>',
          '<a@b.example>',
          '<',
          '>',
          '&lt;',
          '&#64;x',
        ],
        ...['<!-- git-handoff:1 run=1 attempt=1 head=4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a -->'],
        ...['http://evil.example', 'https://evil.example', 'www.evil.example', 'a@evil.example'],
        ...[
          'ftp://evil.example',
          'mailto:a@b.example',
          'xmpp:a@b.example',
          '::set-output name=a::b',
          '::error::x',
          '$x^2$',
          '$$',
          '$',
        ],
        ...['\n', '\r\n', '\n\n', '\u2028', '\t', '\0', '\u202e', '\u2066', '\u001b[31m', '\ud800', '\u200b'],
        ...[
          '# ',
          '- ',
          '1. ',
          '> ',
          '~~~',
          '---',
          '===',
          '|',
          '|---|',
          '*',
          '**',
          '_',
          '~~',
          '    ',
          ' ',
          'a',
          'Z',
        ],
      ),
      fc.string({ maxLength: 5 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

/** Everything in a comment that could act: kinds of nodes, addresses, and text that GitHub would make a link of. */
export function listActing(markdown: string): string[] {
  const found: string[] = []
  visit(parse(markdown), (node: Nodes) => {
    if (node.type === 'html') found.push(`html ${node.value}`)
    if (node.type === 'link') found.push(`link ${node.url}`)
    if (/^(?:image|imageReference|linkReference|definition|footnote.*|table)$/.test(node.type))
      found.push(node.type)
    if (node.type === 'text') {
      for (const [mention] of node.value.matchAll(
        /(?<![\w@])@[a-z\d]|(?<!\w)#\d|\bGH-\d|\b(?=[a-f]*\d)[\da-f]{7,64}\b|\b(?:https?|ftp):\/\/|(?<!\w)www\.|(?:mailto|xmpp):|[\u202a-\u202e\u2066-\u2069\u001b]/gi,
      ))
        found.push(`text ${mention}`)
    }
  })
  return found
}

/** GitHub renders formulas of `$` in everything but code. */
export function textOutsideCode(markdown: string): string {
  let text = ''
  visit(parse(markdown), 'text', ({ value }) => {
    text += value
  })
  return text
}
