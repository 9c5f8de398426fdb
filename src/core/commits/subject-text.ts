import { cutText } from '../lines/plain-text.js'
import type { Subject } from './subject.js'

const textLimit = 100

/** A first word that is a name in some code: `useState`, `snake_case`, `foo()`, `src/x.ts`, `@scope/name`, `--flag`. */
const codeWord = /^(?:[^\p{L}]|\S*[\p{Ll}\d]\p{Lu}|\S*[_./()[\]{}`@<>=:\\]\S)/u

/**
 * Types that say what the description leaves out, and words that say it as well: `test: add retries` adds none to the
 * product. Of a fix some authors name the fault and some the mending; behind a colon both read well.
 */
const labels: ReadonlyMap<string, { label: string; said: RegExp }> = new Map([
  ['fix', { label: 'Fix', said: /^fix/i }],
  ['test', { label: 'Test', said: /\b(?:tests?|tested|testing|untested|specs?|coverage|fixtures?|e2e)\b/i }],
  [
    'docs',
    { label: 'Docs', said: /\bdoc(?:s|ument\w*)?\b|\b(?:readme|changelog|guides?|manual|comments?)\b/i },
  ],
  ['ci', { label: 'CI', said: /\b(?:ci|workflows?|pipelines?|actions?|jobs?)\b/i }],
])
/** A longer scope is a list. */
const longestScope = 30

/** The description as a line of prose: a capital first, no period last; an area of the code stays in front. */
export function renderSubject({ type, scope, description }: Subject): string {
  const text = description.replace(/(?<!\.)[.:,;]$/, '')
  if (type === null && scope !== null) return cutText(`${scope}: ${text}`, textLimit)
  const label = labels.get(type ?? '')
  if (label !== undefined && text !== '' && !label.said.test(text))
    return cutText(`${label.label}${type === 'fix' ? renderScope(scope, text) : ''}: ${text}`, textLimit)
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20)
  return cutText(codeWord.test(text) ? text : first.toUpperCase() + text.slice(first.length), textLimit)
}

/** `Fix mbedtls: disable logging` does not disable it everywhere: where a text names no place, its scope is one. */
function renderScope(scope: string | null, text: string): string {
  if (scope === null || scope.length > longestScope) return ''
  const words = text.toLowerCase().split(/[^\p{L}\p{N}_+.-]+/u)
  return words.includes(scope.toLowerCase()) ? '' : ` ${scope}`
}
