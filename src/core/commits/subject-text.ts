import { cutText } from '../lines/plain-text.js'
import type { Subject } from './subject.js'

const textLimit = 100

/** A first word that is a name in some code: `useState`, `snake_case`, `foo()`, `src/x.ts`, `@scope/name`, `--flag`. */
const codeWord = /^(?:[^\p{L}]|\S*[\p{Ll}\d]\p{Lu}|\S*[_./()[\]{}`@<>=:\\]\S)/u

/** The description as a line of prose: a capital first, no period last; an area of the code stays in front. */
export function renderSubject({ type, scope, description }: Subject): string {
  const text = description.replace(/(?<!\.)[.:,;]$/, '')
  if (type === null && scope !== null) return cutText(`${scope}: ${text}`, textLimit)
  // Some authors name the fault after `fix:`, some the mending; with a colon both read well.
  if (type === 'fix' && !/^fix/i.test(text)) return cutText(`Fix: ${text}`, textLimit)
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20)
  return cutText(codeWord.test(text) ? text : first.toUpperCase() + text.slice(first.length), textLimit)
}
