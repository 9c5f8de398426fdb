/** TypeScript, JavaScript and the components written in them: a name is what its import says it is. */
import type { LostSymbol } from '../lost-symbols.js'
import { isMember } from '../lost-symbols.js'
import { findMemberUse } from '../members.js'
import { isTouched, type NamedFile } from '../named-file.js'
import type { NamingRules, Standing, Use } from '../naming.js'
import { isDistinctive } from '../telling-names.js'
import { characterBefore, escapePattern, findWord, textAfter } from '../words.js'
import { type JavaScriptImport, parseImports } from './javascript-imports.js'
import { moduleOf, reachesModule, resolveModule } from './javascript-modules.js'

export const javascript: NamingRules = {
  family: 'javascript',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:function\s*\*?|class|interface|type|enum|namespace|module|const|let|var|as|get|set|async)\s+${name}(?![\w$])`,
        // Fields, properties and assignments, but not `case name:` or a named argument's `? name :`.
        String.raw`(?:^|[{,;(]|\.)\s*(?:(?:public|private|protected|readonly|static|declare|override)\s+)*${name}\s*[?!]?\s*(?:=(?![=>])|:)`,
        String.raw`^\s*(?:(?:public|private|protected|static|override|abstract|async)\s+)*\*?\s*${name}\s*(?:<[^()]*>)?\([^;]*(?:\{|,|\()\s*$`,
        // Passed on from a package.
        String.raw`\bexport\b[^'"]*\b${name}(?![\w$])[^'"]*\bfrom\s*['"][^./~#$@]`,
        String.raw`\b(?:const|let|var)\s*[[{][^=]*[\s,{[:]${name}(?![\w$])[^=]*=`,
      ].join('|'),
      'u',
    ),
  successors: (path) => {
    const stem = moduleOf(path)
    return [
      path,
      ...[
        '.ts',
        '.tsx',
        '.js',
        '.jsx',
        '.mts',
        '.mjs',
        '.cts',
        '.cjs',
        '.d.ts',
        '.vue',
        '.svelte',
        '/index.ts',
        '/index.tsx',
        '/index.js',
        '/index.mjs',
        '/index.d.ts',
      ].map((ending) => stem + ending),
    ]
  },
  offers: (code, name) =>
    /\bexport\s*\*|\bmodule\.exports\s*=\s*(?!\{)|Object\.assign\(\s*(?:module\.)?exports/.test(code) ||
    findWord(code, name).some((at) => isBound(code, name, at)),
  findUse,
}

/** Anything but a call may give the name a meaning. */
function isBound(code: string, name: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 20), at)
  return !textAfter(code, at, name).startsWith('(') || /\bfunction\s*(?:\*\s*)?$/.test(before)
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  const imports = parseImports(file)
  const own = imports.filter(({ names }) => names.some(({ imported }) => imported === lost.name))
  for (const each of own) {
    if (!isLostImport(lost, file, each, standing)) return null
    const local = each.names.find(({ imported }) => imported === lost.name)?.local ?? lost.name
    const call = lost.change === 'moved' ? null : findCall(file, local, each)
    return call ?? { at: each.start, how: 'imports' }
  }
  const main = standing.gone ? imports.find((each) => each.main === lost.name) : undefined
  if (main !== undefined && reaches(lost, file, main))
    return findCall(file, lost.name, main) ?? { at: main.start, how: 'imports' }
  if (lost.change !== 'moved' && lost.paths[0] === file.path) return findInItsFile(lost, file)
  if (standing.offered) return null
  for (const each of imports) {
    if (each.whole === null || !reaches(lost, file, each)) continue
    const use = findThrough(file, each.whole, lost.name)
    if (use !== null) return use
  }
  return null
}

/** Whether the file imports the symbol from where it was, or through another file of the project. */
function isLostImport(
  lost: LostSymbol,
  file: NamedFile,
  { specifier, start }: JavaScriptImport,
  { declared, offered }: Standing,
): boolean {
  const target = resolveModule(specifier, file.path)
  if (lost.paths.some((path) => reachesModule(target, path))) {
    const ambiguous = lost.newPath !== null && reachesModule(target, lost.newPath)
    return !offered && !ambiguous
  }
  if (declared || lost.change === 'moved' || !isDistinctive(lost.name)) return false
  // What the branch imports from elsewhere is meant so.
  if (isTouched(file, start)) return false
  return target.kind !== 'package' || isPackageOf(target.path, lost.paths[0])
}

function reaches(lost: LostSymbol, file: NamedFile, { specifier }: JavaScriptImport): boolean {
  const target = resolveModule(specifier, file.path)
  const isNew = lost.newPath !== null && reachesModule(target, lost.newPath)
  return !isNew && lost.paths.some((path) => reachesModule(target, path))
}

/** `@scope/shared` of `packages/shared/src/array.ts` */
function isPackageOf(specifier: string, path: string): boolean {
  const last = specifier.split('/').at(-1) ?? ''
  return last.length > 3 && path.split('/').slice(0, -1).includes(last)
}

/** `signToken(`, `new Session(` or `<Login` behind the import. */
function findCall(file: NamedFile, local: string, { start, end }: JavaScriptImport): Use | null {
  for (const at of findWord(file.code, local)) {
    if (at >= start && at < end) continue
    if (characterBefore(file.code, at) === '.') continue
    const next = textAfter(file.code, at, local)
    const before = file.code.slice(Math.max(0, at - 12), at)
    if (/\bfunction\s*(?:\*\s*)?$/.test(before)) return null
    if (next.startsWith('(') || /\bnew\s+$/.test(before)) return { at, how: 'calls' }
  }
  return null
}

/** `auth.signToken` of `import * as auth from './auth'`. */
function findThrough(file: NamedFile, whole: string, name: string): Use | null {
  const pattern = new RegExp(
    String.raw`(?<![\w$.])${escapePattern(whole)}\s*\??\.\s*(?=${escapePattern(name)}(?![\w$]))`,
    'u',
  )
  const found = pattern.exec(file.code)
  if (found === null) return null
  const at = found.index + found[0].length
  return { at, how: textAfter(file.code, at, name).startsWith('(') ? 'calls' : 'names' }
}

/** A call in the file that declared it, where nothing else there can bring the name in. */
function findInItsFile(lost: LostSymbol, file: NamedFile): Use | null {
  const { name } = lost
  const uses: Use[] = []
  for (const at of findWord(file.code, name)) {
    const before = characterBefore(file.code, at)
    const next = textAfter(file.code, at, name)
    const head = file.code.slice(Math.max(0, at - 30), at)
    if (before === '.') continue
    const called = next.startsWith('(') && !/\b(?:function|get|set|async)\s*(?:\*\s*)?$/.test(head)
    const made = /\bnew\s+$/.test(head)
    const startsLine = /^\s*$/.test(head.slice(head.lastIndexOf('\n') + 1))
    if (startsLine && isMethodHead(file.code.slice(at))) return null
    if (called || made) uses.push({ at, how: 'calls' })
    // A parameter, a pattern, a property, a declaration: it may be what the calls mean.
    else if (!/^\s*$/.test(next)) return null
  }
  return uses[0] ?? null
}

/** `signToken(user: User): string {` */
function isMethodHead(code: string): boolean {
  return /^[\w$]+\s*(?:<[^()\n]*>)?\([^;]*?\{[ \t]*$/.test(code.slice(0, code.indexOf('\n')))
}
