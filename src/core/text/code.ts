/** A code span that shows `text` exactly (CommonMark 0.31, 6.1) on one line. In a table, escape `|` as well. */
export function renderCode(text: string): string {
  const shown = showActing(text)
  if (shown === '') return '` `'
  const runs = new Set(Array.from(shown.matchAll(/`+/g), ([run]) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const fence = '`'.repeat(length)
  // One space is stripped from each end if both have one and there is something else; so a padded text needs more.
  const pads = /^`|`$/.test(shown) || (/^ .* $/.test(shown) && shown.trim() !== '')
  return pads ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`
}

/** Characters that act: C0, C1, DEL, separators of lines and paragraphs, marks that turn text (UAX #9), lone surrogates. */
const acting =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu

/** Characters that show nothing and can hide text from a person, though not from an agent. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u

/** One emoji with its skin tone and one presentation selector. */
const emoji = /\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\uFE0F?/u.source
/** What needs invisible characters to look as it does (UTS #51): England, Scotland and Wales, up to four joined emoji, keycaps. */
const emojiSequence = [
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/u
    .source,
  `${emoji}(?:\\u200D${emoji}){0,3}`,
  /[0-9#*]\uFE0F\u20E3/u.source,
].join('|')

const suspicious = new RegExp(`${acting.source}|${invisible.source}`, 'u')
const shown = new RegExp(`(${emojiSequence})|${suspicious.source}`, 'gu')

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' }

/** Shows every control character, bidi mark and lone surrogate (`\x1b`), and what is invisible (`{U+200B}`); emoji stay. */
export function showControls(text: string): string {
  return replaceHidden(text, showCharacter)
}

/** For what is written on a page: only what acts is made visible, so that names and other scripts stay as they are. */
export function showActing(text: string): string {
  return text.replace(acting, showCharacter)
}

/** Replaces every character that acts or is invisible, except within an emoji. */
export function replaceHidden(text: string, render: (character: string) => string): string {
  // Most texts have none of them, and emoji cost more to look for.
  if (!suspicious.test(text)) return text
  return text.replace(shown, (all, sequence: string | undefined) => sequence ?? render(all))
}

/** Shows one character as an escape of JavaScript (`\n`, `\x1b`, `\u202e`), one without a shape by its number: `{U+200B}`. */
function showCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hexadecimal = code.toString(16)
  // Not `test`: an expression with the flag `g` goes on from its last match.
  if (character.search(acting) < 0) return `{U+${hexadecimal.toUpperCase().padStart(4, '0')}}`
  return (
    short[character] ??
    (code < 0x100 ? `\\x${hexadecimal.padStart(2, '0')}` : `\\u${hexadecimal.padStart(4, '0')}`)
  )
}
