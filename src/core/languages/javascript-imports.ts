import { folderOf } from '../files/language.js'
import { characterBefore, escapePattern, findWord, isDistinctive, textAfter } from './identifiers.js'
import {
  type ChangedTree,
  type FileUse,
  findBehind,
  findMemberUse,
  isMember,
  isTouched,
  joinPath,
  type LostFile,
  type LostSymbol,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
} from './naming-rules.js'

const ending = /(?:\.d)?\.[cm]?[jt]sx?$|\.(?:vue|svelte|astro)$/

const required =
  /\b(?:const|let|var)\s+(\{[^{}]*\}|[\w$]+)\s*=\s*(?:await\s+)?(?:require|import)\s*\(\s*(['"`])([^'"`\n]+)\2\s*\)/g

const keyword = /\b(?:import|export)\b(?:\s+type\b)?/g

/** Characters; a program wrote any longer list of names. */
const longestClause = 20_000

/** Looked at from its end: an `import` that no `from` follows would be read again and again. */
const source = /\bfrom\s*(['"])([^'"\n]+)\1/g

/** TypeScript, JavaScript and the components written in them: a name is what its import says it is. */
export const javascriptNames: NamingRules = {
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
  relatives: ['vue', 'svelte', 'astro'],
  inherits: { head: /\bextends\b/ },
  importsByPath: true,
  testsByName: true,
  files: {
    named: /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json|css|scss|sass|less|svg|wasm|node)$/,
    globs: [
      ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'].map(
        (each) => `**/*.${each}`,
      ),
      '**/package.json',
      '**/*.sh',
      '**/*.html',
    ],
    relative: true,
    find: findFileUses,
  },
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
  return findBehind(file, pattern, name)
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

/** Where an import leads, by its path; for a bundler's aliases the end of the path has to match. */

interface ModuleTarget {
  kind: 'file' | 'alias' | 'package'
  /** Without its ending: a path from the root, the end of one, or a package's name. */
  path: string
}

/** `src/auth/index.ts` → src/auth; `src/auth.ts` → src/auth. */
function moduleOf(path: string): string {
  return path.replace(ending, '').replace(/\/index$/, '')
}

function resolveModule(specifier: string, from: string): ModuleTarget {
  const bare = specifier.replace(/[?#].*$/, (query, at: number) => (at === 0 ? query : ''))
  if (/^\.\.?(?:\/|$)/.test(bare))
    return { kind: 'file', path: moduleOf(joinPath(folderOf(from), bare) ?? '..') }
  // `@/auth`, `~/auth`, `~auth`, `#auth`, `$lib/auth`
  const alias = /^(?:@\/|~\/?|#\/?|\$)(.+)$/.exec(bare)?.[1]
  if (alias !== undefined) return { kind: 'alias', path: moduleOf(alias) }
  // `@scope/lib/auth/sign`, where a workspace's package lies in a folder of its name.
  const inner = /^@[\w.-]+\/([\w.-]+\/.+)$/.exec(bare)?.[1]
  return { kind: 'package', path: moduleOf(inner ?? bare) }
}

/** Whether an import of the target means the module at a path. */
function reachesModule(target: ModuleTarget, path: string): boolean {
  const stem = moduleOf(path)
  if (target.kind === 'file') return target.path === stem
  // `src/auth` of a `baseUrl`; `vue` alone is a package, whatever a file is called.
  if (target.kind === 'package' && !/^[^@].*\//.test(target.path)) return false
  return stem === target.path || stem.endsWith(`/${target.path}`)
}

interface JavaScriptImport {
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

/** The imports of a JavaScript module, as far as its text shows them. */
function parseImports({ text, code }: NamedFile): JavaScriptImport[] {
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

/** A name with its comments is no longer; what comes later is not read. */
const longestName = 1_000

/** `login, { sign as signToken, type User }`, `* as auth`, and `{ sign: signToken }` of a `require`. */
function parseClause(clause: string, isRequire: boolean): Pick<JavaScriptImport, 'names' | 'main' | 'whole'> {
  const open = clause.indexOf('{')
  const close = open === -1 ? -1 : clause.indexOf('}', open)
  const listed = close === -1 ? '' : clause.slice(open + 1, close)
  const names = listed
    .split(',')
    .map((name) =>
      name
        .slice(0, longestName)
        .replace(/\/\*.*?\*\/|\/\/.*/g, '')
        .trim()
        .replace(/^type\s+/, ''),
    )
    .filter((name) => /^[\w$]/.test(name))
    .map((name) => {
      const parts = isRequire ? name.split(/[:=]/) : name.split(/(?<!\s)\s+as\s+/)
      const [imported = '', local = imported] = parts.map((part) => part.trim())
      return { imported, local }
    })
  const [, star] = /\*\s*as\s+([\w$]+)/.exec(clause) ?? []
  const whole = star ?? (isRequire && /^[\w$]+$/.test(clause) ? clause : null)
  const [, main = null] = isRequire ? [] : (/^([\w$]+)\s*(?:,|$)/.exec(clause) ?? [])
  return { names, main, whole }
}

/** Relative imports, resolved as Node.js, TypeScript and bundlers do. */

const script = ['ts', 'tsx', 'mts', 'cts', 'd.ts', 'd.mts', 'd.cts', 'js', 'jsx', 'mjs', 'cjs']
const endings = [...script, 'json', 'vue', 'svelte', 'astro', 'node', 'wasm', 'css', 'scss', 'sass', 'less']
/** `./button` is `button.ios.js` to some bundlers. */
const platforms = ['ios', 'android', 'native', 'web', 'server', 'client', 'node', 'browser']

/** What is written with the ending of the output, and lies there with that of the source. */
const sources: Readonly<Record<string, readonly string[]>> = {
  js: ['ts', 'tsx', 'd.ts', 'jsx'],
  jsx: ['tsx'],
  mjs: ['mts', 'd.mts'],
  cjs: ['cts', 'd.cts'],
  css: ['scss', 'sass', 'less', 'styl', 'pcss'],
}

/** Every path that an import of a path may mean. */
export function listModulePaths(path: string): string[] {
  const [, stem = path, ending = ''] = /^(.*)\.(\w+)$/.exec(path) ?? []
  const inside = path === '' ? '' : `${path}/`
  return [
    path,
    ...(sources[ending] ?? []).map((source) => `${stem}.${source}`),
    ...endings.flatMap((each) => [`${path}.${each}`, `${inside}index.${each}`]),
    ...platforms.flatMap((platform) =>
      [...script, 'vue'].flatMap((each) => [
        `${path}.${platform}.${each}`,
        `${inside}index.${platform}.${each}`,
      ]),
    ),
    `${inside}package.json`,
  ]
}

const specifier =
  /(\bfrom\s*|\bimport\s*(?:\(\s*)?|\brequire(?:\.resolve)?\s*\(\s*|\b(?:jest|vi)\s*\.\s*\w+\s*\(\s*)(['"`])(\.{1,2}(?:\/[^'"`\n$*]*)?)\2/g

function findFileUses(file: NamedFile, tree: ChangedTree, previousPath: string | null): FileUse[] {
  const folder = folderOf(file.path)
  const former = previousPath === null ? folder : folderOf(previousPath)
  const uses: FileUse[] = []
  for (const { index, 0: all, 1: by = '', 3: said = '' } of file.text.matchAll(specifier)) {
    // In a comment or a string, its first word is blanked.
    if (file.code.charAt(index) === ' ') continue
    const path = said.replace(/[?#].*$/, '')
    const now = joinPath(folder, path)
    if (now === null || now === '' || listModulePaths(now).some((each) => tree.paths.has(each))) continue
    const lost =
      findLostModule(now, tree) ?? (former === folder ? null : findLeft(joinPath(former, path), tree))
    if (lost !== null)
      uses.push({ lost, at: index + all.indexOf(said), how: /^req/.test(by) ? 'requires' : 'imports' })
  }
  return uses
}

function findLostModule(path: string, { lost }: ChangedTree): LostFile | null {
  for (const each of listModulePaths(path)) {
    const found = lost.get(each)
    if (found !== undefined) return found
  }
  return null
}

/** A relative path in a file that moved to another folder, read from its old folder. */
function findLeft(path: string | null, tree: ChangedTree): LostFile | null {
  if (path === null || path === '') return null
  const there = listModulePaths(path).find((each) => tree.paths.has(each) && !tree.fresh.has(each))
  return there === undefined ? findLostModule(path, tree) : { path: there, newPath: there }
}
