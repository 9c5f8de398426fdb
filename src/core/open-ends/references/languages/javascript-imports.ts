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

const fromClause = /\b(?:import|export)\b(?:\s+type\b)?\s*([^'"`;()=]*?)\s*\bfrom\s*(['"])([^'"\n]+)\2/g
const required =
  /\b(?:const|let|var)\s+(\{[^{}]*\}|[\w$]+)\s*=\s*(?:await\s+)?(?:require|import)\s*\(\s*(['"`])([^'"`\n]+)\2\s*\)/g

export function parseImports({ text, code }: NamedFile): JavaScriptImport[] {
  return [fromClause, required].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): JavaScriptImport[] => {
      const [all, clause = '', , specifier = ''] = match
      // In a comment or a string.
      if (code.charAt(match.index) === ' ') return []
      const start = match.index
      return [{ specifier, ...parseClause(clause, pattern === required), start, end: start + all.length }]
    }),
  )
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
      const [imported = '', local = imported] = name.split(isRequire ? /\s*[:=]\s*/ : /\s+as\s+/)
      return { imported, local }
    })
  const [, star] = /\*\s*as\s+([\w$]+)/.exec(clause) ?? []
  const whole = star ?? (isRequire && /^[\w$]+$/.test(clause) ? clause : null)
  const [, main = null] = isRequire ? [] : (/^([\w$]+)\s*(?:,|$)/.exec(clause) ?? [])
  return { names, main, whole }
}
