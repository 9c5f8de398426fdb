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

/** `if (isWindows) {`, `} else {`, `#else`: what stands under it is not always so. */
const blockGuard = /^(?:\}\s*)?(?:if|else|elif|elsif|unless|case)\b|^#\s*(?:if|elif|else)/
/** A test kept to be run by hand or by another test. */
const deliberate =
  /\b(?:run|executed|started) (?:by|via|manually|from)\b|\bmanual(?:ly)?\b|\bbenchmarks?\b|\bperformance\b/i

/** Whether a skipped test is meant to stay so: under a condition on the line before, or by the reason it gives. */
export function isDeliberate(line: string, previous: string | null): boolean {
  return blockGuard.test(previous?.trim() ?? '') || deliberate.test(line)
}

/**
 * Whether a skipping statement stands under a condition, as far as the line and the one before it tell. Where the
 * one before is unknown, the reason given and Go's depth of indentation have to do.
 */
export function isConditional(line: string, previous: string | null, language: string | null): boolean {
  const code = line.trim().replace(/"[^"]*"|'[^']*'/g, '""')
  if (modifier.test(code) || guard.test(code.slice(0, code.search(/[("$]|$/)))) return true
  const before = previous?.trim()
  if (before === undefined || before === '') {
    return conditionalReason.test(line) || (language === 'go' && line.startsWith('\t\t'))
  }
  if (functionHeader.test(before)) return /^(?:\}\s*)?(?:if|else|for|switch|case)\b/.test(before)
  if (guard.test(before) || blockGuard.test(before)) return true
  // The last line of a longer condition: `) {` or `b == c:`; a brace or a docstring alone opens a function.
  if (/[^\s{]\s*\{$/.test(before)) return true
  // `try:` with an import that may fail
  if (language === 'python' && (before.endsWith(':') || /^(?:import|from)\b/.test(before))) return true
  return language === 'go' && line.startsWith('\t\t')
}
