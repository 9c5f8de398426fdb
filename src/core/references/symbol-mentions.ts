import { isTelling } from '../open-ends/references/telling-names.js'
import { isFileExtension } from './extensions.js'
import type { SymbolMention } from './mention.js'

type Named = Pick<SymbolMention, 'name' | 'owner' | 'form'>

const call =
  /^(?:new\s+|await\s+)?([\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#|->)[\p{L}_$][\p{L}\p{N}_$]*)*)\([^\n]*\)$/u
const member = /^[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#)[\p{L}_$][\p{L}\p{N}_$]*)+$/u
const bare = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

/** Reads a whole piece of code as the name of a symbol; null where it is none. */
export function parseSymbolName(code: string): Named | null {
  if (code.length > 200) return null
  const called = call.exec(code)?.[1]
  if (called !== undefined) return split(called, 'call')
  if (member.test(code)) return isFileExtension(code) ? null : split(code, 'member')
  return bare.test(code) && isTelling(code) ? { name: code, owner: null, form: 'bare' } : null
}

/** `Session.create`, `Session::create`, `Session#create`; `this` and `self` own nothing that has a name. */
function split(text: string, form: Named['form']): Named {
  const parts = text.split(/\.|::|#|->/)
  const name = parts.at(-1) ?? ''
  const owner = parts.at(-2) ?? null
  return { name, owner: owner === 'this' || owner === 'self' ? null : owner, form }
}

/** `name()` in a sentence, with its place. */
export function* findCalls(prose: string): Generator<{ name: string; start: number; end: number }> {
  // Few sentences have any, and the pattern looks at every letter.
  if (!prose.includes('()')) return
  for (const match of prose.matchAll(/(?<![\p{L}\p{N}_$.`/-])[\p{L}_$][\p{L}\p{N}_$]{0,99}\(\)/gu)) {
    yield { name: match[0].slice(0, -2), start: match.index, end: match.index + match[0].length }
  }
}
