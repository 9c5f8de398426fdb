import { renderCode } from '../text/code.js'
import { splitCodeSpans } from '../text/code-spans.js'
import { showControls } from '../text/controls.js'
import { escapeMarkdown } from '../text/markdown.js'

/**
 * What GitHub makes links of in a comment, beyond what Markdown does: `#12`, `GH-12`, `owner/name#12`, commits by
 * their ids (also `owner/name@4f2a91c`), and addresses of schemes other than the web's; and formulas between `$`, which no
 * backslash stops.
 */
const reference = new RegExp(
  [
    '(?:https?|ftp)://[^\\s<`]+',
    '(?:mailto|xmpp):[^\\s<`]+',
    'www\\.[^\\s<`]+',
    '[\\w.+-]{1,100}@[\\w-]{1,100}\\.[^\\s<`]+',
    '(?:[\\w.-]{1,100}/[\\w.-]{1,100}|[\\w.-]{1,100})?#\\d+',
    '\\bGH-\\d+',
    '(?:[\\w.-]{1,100}/[\\w.-]{1,100}@|[\\w.-]{1,100}@)?(?=[a-f]{0,63}\\d)[0-9a-f]{7,64}',
    '[^\\s<`$]{0,40}\\$[^\\s<`]*',
  ].join('|'),
  'gi',
)

/**
 * A stranger's text in a comment, on one line of at most `most` characters: it reads the same, and neither Markdown nor
 * GitHub acts on anything in it. Code between balanced back-ticks stays code.
 */
export function renderInert(text: string, most = 600): string {
  const line = shorten(
    // White space first: a line feed is a blank here, not an escape.
    showControls(
      text
        .slice(0, most * 8)
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    most,
  )
  const quoted = splitCodeSpans(line)
    // A back-tick that nothing closes would pair with one of ours.
    .map((piece) => (piece.code ? piece.text : quoteReferences(piece.text.replaceAll('`', 'ˋ'))))
    .join('')
  return escapeMarkdown(quoted)
}

/** A name or a path as code, of at most `most` characters. */
export function renderName(name: string, most = 200): string {
  return renderCode(shorten(showControls(name.slice(0, most * 8)), most))
}

function quoteReferences(text: string): string {
  let end = 0
  // Next to a code span ours would be one with it.
  return text.replace(reference, (found, offset: number) => {
    const before = offset === end ? ' ' : ''
    end = offset + found.length
    return `${before}\`${found}\`${end === text.length ? ' ' : ''}`
  })
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
