/**
 * Characters that act instead of being seen: C0 and C1 controls (an escape sequence starts with one), DEL, line
 * and paragraph separators, marks that turn the direction of text (Unicode UAX #9) and lone surrogates.
 */
const acting =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' }

/** Makes every control character, bidi mark and lone surrogate of a text visible: `\n`, `\x1b`, `\u202e`. */
export function showControls(text: string): string {
  return text.replace(acting, showCharacter)
}

/** Shows one character as an escape of JavaScript: `\n`, `\x1b`, `\u202e`. */
export function showCharacter(character: string): string {
  const code = character.charCodeAt(0)
  const hexadecimal = code.toString(16)
  return (
    short[character] ??
    (code < 0x100 ? `\\x${hexadecimal.padStart(2, '0')}` : `\\u${hexadecimal.padStart(4, '0')}`)
  )
}
