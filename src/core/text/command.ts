import { showControls } from './code.js'

/**
 * A command line to be copied into a shell, on one line: every word means itself, whatever a stranger has put into it. Quoted
 * for sh, and readable for PowerShell and cmd where nothing but a blank needs it.
 *
 * @param words options and names that cannot be taken for options, such as `show` and `4f2a91c:docs/a b.md`
 * @param names operands behind them; where one begins with `-`, a `--` comes first
 */
export function renderCommand(words: readonly string[], names: readonly string[] = []): string {
  const end = names.some((name) => name.startsWith('-')) ? ['--'] : []
  const option = /^--?[A-Za-z][A-Za-z-]*$|^--$/
  return [
    ...[...words, ...end].map((word) => (option.test(word) ? word : quoteWord(word))),
    ...names.map(quoteWord),
  ].join(' ')
}

/** Characters that no shell acts on within double quotes; `!` starts a history expansion of bash there. */
const harmless = /^[\p{L}\p{N} _.,:;/@#+=()…-]*$/u

/** Double quotes, which all shells know; single ones around what a shell would act on within these. */
export function quoteWord(text: string): string {
  const word = showControls(text)
  if (/^[\w./+][\w./:@+#-]*$/.test(word)) return word
  return isHarmless(word) ? `"${word}"` : singleQuote(word)
}

/** A word of the shell that means exactly `text`. */
export function singleQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** Whether double quotes keep every shell from acting on a text. */
export function isHarmless(text: string): boolean {
  return harmless.test(text)
}
