import { splitCodeSpans } from '../text/code-spans.js'
import type { Name } from './question.js'

/** Whether a line of Markdown or of a commit message names one of the names. */
export function mentionsAny(text: string, names: readonly Name[]): boolean {
  return names.some((name) => mentions(text, name))
}

function mentions(text: string, { text: name, form, path }: Name): boolean {
  if (name === '') return false
  switch (form) {
    case 'word':
      return findWhole(text.toLowerCase(), name.toLowerCase(), packageBefore, packageAfter)
    case 'path':
      return findWhole(text, name, pathBefore, pathAfter)
    case 'code': {
      const stands = findWhole(text, name, symbolBefore, symbolAfter)
      if (!stands || looksLikeCode(name) || findInCode(text, name)) return stands
      return path !== undefined && findWhole(text, path, pathBefore, pathAfter)
    }
    case 'words':
      return sharesWords(text, name)
  }
}

/** `redis` is not named by `ioredis`, `redis-om` or `./redis/x`. */
const packageBefore = /[\w@/-]/
const packageAfter = /[\w/-]/
/** `src/a.ts` is not named by `x/src/a.ts` or `src/a.tsx`; `./src/a.ts` names it. */
const pathBefore = /[\w/-]/
const pathAfter = /[\w-]/
/** `auth.login`, `Auth::login` and `auth.ts#login` name `login`; `src/login` does not. */
const symbolBefore = /[\w$@/-]/
const symbolAfter = /[\w$-]/

function findWhole(text: string, name: string, before: RegExp, after: RegExp): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isRelative = text.slice(Math.max(0, at - 2), at) === './'
    if (!isRelative && before.test(text[at - 1] ?? ' ') && /[\w$@]/.test(name[0] ?? '')) continue
    if (after.test(text[at + name.length] ?? ' ') && /[\w$]/.test(name.at(-1) ?? '')) continue
    return true
  }
  return false
}

/** No word of prose: `signToken`, `sign_token`, `Store.get`, `HTTP2`; but `Store` and `get` are. */
function looksLikeCode(name: string): boolean {
  return /[\p{Ll}\d]\p{Lu}|[^\p{L}]|\p{Lu}{2}/u.test(name)
}

/** A word of prose names a symbol within a code span, as `get()`, or behind an owner or a path. */
function findInCode(text: string, name: string): boolean {
  const spans = splitCodeSpans(text).filter(({ code }) => code)
  if (spans.some((span) => findWhole(span.text, name, symbolBefore, symbolAfter))) return true
  const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`(?<![\\w$@/-])${quoted}\\(|(?:#|::|\\w\\.|->)${quoted}(?![\\w$-])`).test(text)
}

/** At this share of a subject's words a text speaks of the same. */
const mostWords = 0.6
const fewestWords = 2

function sharesWords(text: string, name: string): boolean {
  const words = wordsOf(name)
  // Too few to be recognised in other words.
  if (words.length < fewestWords) return findWhole(text, name, symbolBefore, symbolAfter)
  const said = new Set(wordsOf(text))
  const shared = words.filter((word) => said.has(word)).length
  return shared >= fewestWords && shared / words.length >= mostWords
}

const emptyWords = new Set(
  'the and for from with into that this not are was its also add use fix remove revert feat chore'.split(' '),
)

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? []
  return [...new Set(words.filter((word) => !emptyWords.has(word)))]
}
