/** Whether a class may have got a member back from somewhere else, once it lost its own. */
import { escapePattern } from './words.js'

const extending = /\bextends\b/
const colon = /:(?!:)/

/** What a class's head shows when it inherits, and what its body does when it takes in others' members. */
const signs: Readonly<Record<string, { head: RegExp; body?: RegExp }>> = {
  javascript: { head: extending },
  jvm: { head: /\bextends\b|:(?!:)/ },
  php: { head: extending, body: /^[ \t]+use\s+\\?\p{Lu}|\bfunction\s+__call/mu },
  python: { head: /\(\s*(?!(?:object)?\s*\))/, body: /\bdef\s+__getattr__\b/ },
  ruby: { head: /</, body: /^[^\S\n]*(?:include|extend|prepend|delegate\w*)\b|\bdef\s+method_missing\b/m },
  // Names such as `IDisposable` are interfaces, which give nothing.
  'c#': { head: /:(?!:|\s*I\p{Lu}\w*(?:<[^>]*>)?\s*(?:,\s*I\p{Lu}\w*(?:<[^>]*>)?\s*)*$)/u },
  c: { head: colon },
}

/**
 * True where the class inherits, or where its head is not to be seen; of Go and Rust, whose types have members of
 * their own only, always false.
 */
export function mayInherit(owner: string, family: string, code: string | null): boolean {
  const sign = signs[family]
  if (sign === undefined) return false
  const head = new RegExp(
    String.raw`\b(?:class|interface|trait|enum|record|struct|object|module)\s+(?:\w+(?:::|\.))*${escapePattern(owner)}(?![\w$])([^{;\n]*(?:\n[^{;\n]*){0,3}?)(?:\{|;|$)`,
    'm',
  ).exec(code ?? '')
  if (head === null) return true
  return sign.head.test(firstClause(head[1] ?? '', family)) || sign.body?.test(code ?? '') === true
}

/** Python's and Ruby's heads end with their lines. */
function firstClause(head: string, family: string): string {
  return family === 'python'
    ? head.replace(/:\s*$/, '')
    : family === 'ruby'
      ? (head.split('\n')[0] ?? '')
      : head
}
