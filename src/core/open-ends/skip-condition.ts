/** A condition opens at the end of this code, or goes on in the next line. */
const guard =
  /(?:^|[\s;{(}])(?:if|elif|elsif|else|unless|when|case|default|switch|except|rescue|catch|guard|match|while|for|with)\b|(?:\?|&&|\|\||\band|\bor)$/
const functionHeader =
  /\bfunc(?:tion)?\b|=>|\bdef\b|\bfn\b|\bdo\b|\bit\b|\btest\b|^@test\b|^\w[\w ]*\(.*\)\s*\{$/
/** Ruby's modifiers: `skip "no tty" unless $stdout.tty?` */
const modifier = /\s(?:if|unless)\s/
/** Reasons that name a condition, for when the line before is out of sight. */
const conditionalReason =
  /\b(?:windows|win32|linux|mac ?os|darwin|freebsd|arm64|wasm|platforms?|short|requires?d?|not (?:available|supported|installed|found|set)|unsupported|unavailable|missing|only (?:on|runs?|supported|available|for)|needs?|without|because|when|docker|integration)\b/i

/**
 * Whether a skipping statement stands under a condition, as far as the line and the one before it tell. Where the
 * one before is unknown, the reason given and Go's depth of indentation have to do.
 */
export function isConditional(line: string, previous: string | null, language: string | null): boolean {
  const code = line.trim()
  if (modifier.test(code) || guard.test(code.slice(0, code.search(/[("'$]|$/)))) return true
  const before = previous?.trim()
  if (before === undefined || before === '') {
    return conditionalReason.test(code) || (language === 'go' && line.startsWith('\t\t'))
  }
  if (functionHeader.test(before)) return /^(?:\}\s*)?(?:if|else|for|switch|case)\b/.test(before)
  if (guard.test(before)) return true
  // The last line of a longer condition: `) {` or `b == c:`; a brace or a docstring alone opens a function.
  if (/[^\s{]\s*\{$/.test(before) || (language === 'python' && before.endsWith(':'))) return true
  return language === 'go' && line.startsWith('\t\t')
}
