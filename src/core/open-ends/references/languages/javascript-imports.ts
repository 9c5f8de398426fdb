/** The imports of a JavaScript module, as far as its text shows them. */
import type { NamedFile } from '../named-file.js'

export interface JavaScriptImport {
  /** As written: `./auth`, `@/auth`, `vue`. */
  specifier: string
  names: readonly { imported: string; local: string }[]
  /** The local name of what the module exports by default; null for none. */
  main: string | null
  /** What holds all that the module exports: `auth` of `import * as auth`; null for none. */
  whole: string | null
  /** Offsets in the text. */
  start: number
  end: number
}

/** Looked at from its end: an `import` that no `from` follows would be read again and again. */
const source = /\bfrom\s*(['"])([^'"\n]+)\1/g
const keyword = /\b(?:import|export)\b(?:\s+type\b)?/g
const required =
  /\b(?:const|let|var)\s+(\{[^{}]*\}|[\w$]+)\s*=\s*(?:await\s+)?(?:require|import)\s*\(\s*(['"`])([^'"`\n]+)\2\s*\)/g

/** Characters; a longer list of names was not written by hand. */
const longestClause = 20_000

export function parseImports({ text, code }: NamedFile): JavaScriptImport[] {
  // In a comment or a string, its first word is blanked.
  return [...parseSources(text, code), ...parseRequired(text)].filter(
    ({ start }) => code.charAt(start) !== ' ',
  )
}

function parseSources(text: string, code: string): JavaScriptImport[] {
  let last = 0
  return [...text.matchAll(source)].flatMap((match): JavaScriptImport[] => {
    const from = Math.max(last, match.index - longestClause)
    const before = code.slice(from, match.index)
    const end = match.index + match[0].length
    last = end
    const word = [...before.matchAll(keyword)].at(-1)
    if (word === undefined) return []
    const clause = before.slice(word.index + word[0].length)
    if (/['"`;()=]/.test(clause)) return []
    return [
      { specifier: match[2] ?? '', ...parseClause(clause.trim(), false), start: from + word.index, end },
    ]
  })
}

function parseRequired(text: string): JavaScriptImport[] {
  return [...text.matchAll(required)].map((match) => {
    const [all, clause = '', , specifier = ''] = match
    return { specifier, ...parseClause(clause, true), start: match.index, end: match.index + all.length }
  })
}

/** `login, { sign as signToken, type User }`, `* as auth`, and `{ sign: signToken }` of a `require`. */
function parseClause(clause: string, isRequire: boolean): Pick<JavaScriptImport, 'names' | 'main' | 'whole'> {
  const [, listed = ''] = /\{([^}]*)\}/.exec(clause) ?? []
  const names = listed
    .split(',')
    .map((name) =>
      name
        .replace(/\/\*.*?\*\/|\/\/.*/g, '')
        .trim()
        .replace(/^type\s+/, ''),
    )
    .filter((name) => /^[\w$]/.test(name))
    .map((name) => {
      const [imported = '', local = imported] = name.split(isRequire ? /\s*[:=]\s*/ : /(?<!\s)\s+as\s+/)
      return { imported, local }
    })
  const [, star] = /\*\s*as\s+([\w$]+)/.exec(clause) ?? []
  const whole = star ?? (isRequire && /^[\w$]+$/.test(clause) ? clause : null)
  const [, main = null] = isRequire ? [] : (/^([\w$]+)\s*(?:,|$)/.exec(clause) ?? [])
  return { names, main, whole }
}
