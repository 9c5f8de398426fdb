import { characterBefore, escapePattern, findWord, isDistinctive, textAfter } from './identifiers.js'
import {
  type ChangedTree,
  type FileUse,
  findBehind,
  findMemberUse,
  isMember,
  isTouched,
  type LostFile,
  type LostSymbol,
  listEnding,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
} from './naming-rules.js'

const fromImport =
  /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\((?:(?!\n[ \t]*from\b)[^)])*\)[ \t]*|[^\r\n(\\]*(?:\\\n[^\r\n\\]*)*)$/gm

/** Python: a name is imported from its module, or used through it. */
export const pythonNames: NamingRules = {
  family: 'python',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:def|class|as|global|nonlocal)\s+${name}\b`,
        String.raw`(?:^|[\s(,.;])${name}\s*(?::[^=]*)?=(?!=)`,
        String.raw`\bfor\s[^:]*\b${name}\b[^:]*\bin\b`,
        String.raw`^\s*${name}\s*:`,
      ].join('|'),
    ),
  successors: (path) => {
    const stem = path.replace(/(?:\/__init__)?\.pyi?$/, '')
    return [path, `${stem}.py`, `${stem}/__init__.py`]
  },
  offers: (code, name) =>
    /\bimport\s*\*|\bdef\s+__getattr__\b/.test(code) ||
    findWord(code, name).some((at) => isBound(code, name, at)),
  findUse,
  commentLine: /^\s*#/,
  inherits: { head: /\(\s*(?!(?:object)?\s*\))/, body: /\bdef\s+__getattr__\b/ },
  importsByPath: true,
  testsByName: true,
  sharesAll: true,
  files: { named: /\.pyi?$/, globs: ['**/*.py', '**/*.pyi', '**/*.sh'], find: findFileUses },
}

/** Anything but a call may give the name a meaning. */
function isBound(code: string, name: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 12), at)
  return !textAfter(code, at, name).startsWith('(') || /\b(?:def|class)\s+$/.test(before)
}

interface FromImport {
  /** Parts of the module's path; relative ones are resolved to the root. */
  module: readonly string[]
  absolute: boolean
  names: readonly { imported: string; local: string }[]
  start: number
  end: number
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  const imports = parseFromImports(file)
  for (const each of imports) {
    const name = each.names.find(({ imported }) => imported === lost.name)
    if (name === undefined) continue
    if (!isLostImport(lost, file, each, standing)) return null
    const call = lost.change === 'moved' ? null : findCall(file, name.local, each)
    return call ?? { at: each.start, how: 'imports' }
  }
  if (lost.change !== 'moved' && lost.paths[0] === file.path) return findInItsFile(lost, file)
  return standing.offered ? null : (findThrough(lost, file, imports, standing) ?? findAddress(lost, file))
}

/** `'app.core.auth.sign_token'`: settings and mocks name what they mean by its address. */
function findAddress(lost: LostSymbol, { text, code }: NamedFile): Use | null {
  if (lost.change === 'moved') return null
  const address = new RegExp(String.raw`(['"])((?:\w+\.)+)${escapePattern(lost.name)}\1`, 'g')
  for (const { index, 1: quote = '', 2: module = '' } of text.matchAll(address)) {
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index)
    // Within a longer text, or in a comment.
    if (code.charAt(index) !== ' ' || /#/.test(before) || isInText(text, index)) continue
    const parts = module.slice(0, -1).split('.')
    if (parts.length > 1 && lost.paths.some((path) => isModule(parts, true, path)))
      return { at: index + quote.length + module.length, how: 'names' }
  }
  return null
}

/** Whether the quote at an offset is within a string of three quotes. */
function isInText(text: string, at: number): boolean {
  return (text.slice(0, at).match(/"{3}|'{3}/g)?.length ?? 0) % 2 === 1
}

/** From code without comments, so that the lists hold names only. */
function parseFromImports({ path, code }: Pick<NamedFile, 'path' | 'code'>): FromImport[] {
  return [...code.matchAll(fromImport)].map((match) => {
    const [all, module = '', listed = ''] = match
    const names = listed
      .replace(/[()\\]/g, ' ')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => {
        const [imported = '', local = imported] = name.split(/(?<!\s)\s+as\s+/)
        return { imported, local }
      })
    const start = match.index + (all.length - all.trimStart().length)
    return { ...resolve(module, path), names, start, end: match.index + all.length }
  })
}

/** `..core.auth` in `app/web/views.py` → app, core, auth. */
function resolve(module: string, path: string): Pick<FromImport, 'module' | 'absolute'> {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0
  const parts = module.slice(dots).split('.').filter(Boolean)
  if (dots === 0) return { module: parts, absolute: true }
  const folder = path.split('/').slice(0, -1)
  return { module: [...folder.slice(0, folder.length - dots + 1), ...parts], absolute: false }
}

/** `app/core/auth.py` and `app/core/auth/__init__.py` → app, core, auth. */
function moduleOf(path: string): string[] {
  return path
    .replace(/(?:\/?__init__)?\.pyi?$/, '')
    .split('/')
    .filter(Boolean)
}

function isModule(module: readonly string[], absolute: boolean, path: string): boolean {
  const own = moduleOf(path)
  if (!absolute) return own.join('/') === module.join('/')
  // The root of imports may be a folder such as `src`; one word alone means a file in any folder.
  const tail = own.slice(-module.length).join('/')
  return module.length > 0 && tail === module.join('/') && (module.length > 1 || own.length <= 2)
}

function isPackageOf(module: readonly string[], absolute: boolean, path: string): boolean {
  const folder = moduleOf(path).slice(0, -1).join('/')
  const written = module.join('/')
  return written !== '' && (folder === written || (absolute && folder.endsWith(`/${written}`)))
}

function isLostImport(
  lost: LostSymbol,
  file: NamedFile,
  { module, absolute, start }: FromImport,
  standing: Standing,
): boolean {
  if (lost.paths.some((path) => isModule(module, absolute, path))) {
    const ambiguous = lost.newPath !== null && isModule(module, absolute, lost.newPath)
    return !standing.offered && !ambiguous
  }
  if (standing.declared || lost.shared || lost.change === 'moved' || !isDistinctive(lost.name)) return false
  // What the branch imports from elsewhere is meant so.
  if (isTouched(file, start)) return false
  return (
    !absolute ||
    moduleOf(lost.paths[0])
      .slice(0, -1)
      .includes(module[0] ?? '')
  )
}

function findCall(file: NamedFile, local: string, { start, end }: FromImport): Use | null {
  for (const at of findWord(file.code, local)) {
    if ((at >= start && at < end) || characterBefore(file.code, at) === '.') continue
    if (/\b(?:def|class)\s+$/.test(file.code.slice(Math.max(0, at - 12), at))) return null
    if (textAfter(file.code, at, local).startsWith('(')) return { at, how: 'calls' }
  }
  return null
}

/** `auth.sign_token` of `from app.core import auth`, `import app.core.auth as auth`, or all of the path. */
function findThrough(
  lost: LostSymbol,
  file: NamedFile,
  imports: readonly FromImport[],
  { declared }: Standing,
): Use | null {
  // What a package passes on from a module in it.
  const passesOn = !declared && !lost.shared && lost.change !== 'moved' && isDistinctive(lost.name)
  const handles = imports.flatMap(({ module, absolute, names }) =>
    names
      .filter(({ imported }) => isOld([...module, imported], absolute))
      .map(({ local }) => escapePattern(local)),
  )
  for (const match of file.code.matchAll(/^[ \t]*import[ \t]+([\w.]+)(?:[ \t]+as[ \t]+(\w+))?/gm)) {
    const [, module = '', local] = match
    if (isOld(module.split('.'), true)) handles.push(escapePattern(local ?? module))
  }
  for (const handle of handles) {
    const pattern = new RegExp(String.raw`(?<![\w.])${handle}\s*\.\s*(?=${escapePattern(lost.name)}\b)`)
    const use = findBehind(file, pattern, lost.name)
    if (use !== null) return use
  }
  return null

  function isOld(module: readonly string[], absolute: boolean): boolean {
    const isNew = lost.newPath !== null && isModule(module, absolute, lost.newPath)
    if (isNew) return false
    return lost.paths.some(
      (path) => isModule(module, absolute, path) || (passesOn && isPackageOf(module, absolute, path)),
    )
  }
}

/** A call in the module that declared it, where nothing else there can bring the name in. */
function findInItsFile({ name }: LostSymbol, file: NamedFile): Use | null {
  if (/\bimport\s*\*/.test(file.code)) return null
  const uses: Use[] = []
  for (const at of findWord(file.code, name)) {
    if (characterBefore(file.code, at) === '.') continue
    const head = file.code.slice(Math.max(0, at - 20), at)
    const next = textAfter(file.code, at, name)
    if (/\b(?:def|class|as|import|for|global|nonlocal|lambda)\s+$/.test(head)) return null
    if (next.startsWith('(')) uses.push({ at, how: 'calls' })
    else if (/^(?::|=(?!=)|,|\)|\sin\b)/.test(next)) return null
  }
  return uses[0] ?? null
}

interface ModuleName {
  parts: readonly string[]
  absolute: boolean
  at: number
}

/** Folders that imports begin in, beside the root. */
const sourceRoot = /^(?:.*\/)?(?:src|lib|python|py)$/

/** Imports of Python's modules. */
function findFileUses(file: NamedFile, tree: ChangedTree): FileUse[] {
  return listModules(file).flatMap(({ parts, absolute, at }): FileUse[] => {
    if (parts.length === 0 || isTried(file.code, at)) return []
    const lost = absolute ? findAbsolute(parts, tree) : findRelative(parts.join('/'), tree)
    return lost === null ? [] : [{ lost, at, how: 'imports' }]
  })
}

/** `from app.auth import a` names app.auth, and may name app.auth.a. */
function listModules(file: NamedFile): ModuleName[] {
  const from = parseFromImports(file).map(({ module, absolute, start }) => ({
    parts: module,
    absolute,
    at: start,
  }))
  const plain = [...file.code.matchAll(/^[ \t]*import[ \t]+([\w.]+)/gm)].map((match) => ({
    parts: (match[1] ?? '').split('.'),
    absolute: true,
    at: match.index + match[0].indexOf('import'),
  }))
  return [...from, ...plain]
}

function findRelative(module: string, tree: ChangedTree): LostFile | null {
  if (isThere(module, tree)) return null
  return tree.lost.get(`${module}.py`) ?? tree.lost.get(`${module}/__init__.py`) ?? null
}

/** Only from a folder that imports surely begin in: a package of this name may be installed as well. */
function findAbsolute(parts: readonly string[], tree: ChangedTree): LostFile | null {
  if (parts.length < 2) return null
  const module = parts.join('/')
  const ends = [`${module}.py`, `${module}/__init__.py`]
  for (const lost of tree.lost.values()) {
    const end = ends.find((each) => lost.path === each || lost.path.endsWith(`/${each}`))
    if (end === undefined) continue
    const root = lost.path.slice(0, -end.length).replace(/\/$/, '')
    const isElsewhere = ['', ...compiled].some((ending) => listEnding(module + ending, tree).length > 0)
    return isElsewhere || !isRoot(root, tree) ? null : lost
  }
  return null
}

function isRoot(root: string, { paths }: ChangedTree): boolean {
  if (root === '' || sourceRoot.test(root)) return true
  return ['pyproject.toml', 'setup.py', 'setup.cfg'].some((name) => paths.has(`${root}/${name}`))
}

const compiled = ['.py', '.pyi', '.pyx', '.pyd', '.so', '.c']

/** As a module, a package, or one that is compiled; a folder without an `__init__.py` is a package as well. */
function isThere(module: string, tree: ChangedTree): boolean {
  const name = module.slice(module.lastIndexOf('/') + 1)
  if (tree.byName.get(name)?.includes(module) === true) return true
  return compiled.some((ending) => tree.paths.has(module + ending))
}

/** Whether the import is in a `try` that handles a missing module. */
function isTried(code: string, at: number): boolean {
  const start = code.lastIndexOf('\n', at) + 1
  const margin = at - start
  if (margin === 0) return false
  const before = code.slice(0, start).split('\n').reverse()
  const outer = before.find((line) => line.trim() !== '' && line.length - line.trimStart().length < margin)
  return /^\s*(?:(?:try|else)\s*:|except\b.*:)/.test(outer ?? '')
}
