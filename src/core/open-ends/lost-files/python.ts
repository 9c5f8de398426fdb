/** Imports of Python's modules. */
import { parseFromImports } from '../references/languages/python.js'
import type { NamedFile } from '../references/named-file.js'
import { type ChangedTree, type FileUse, type LostFile, listEnding } from './lost-file.js'

interface ModuleName {
  parts: readonly string[]
  absolute: boolean
  at: number
}

/** Folders that imports begin in, beside the root. */
const sourceRoot = /^(?:.*\/)?(?:src|lib|python|py)$/

export function findPythonUses(file: NamedFile, tree: ChangedTree): FileUse[] {
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

/** Whether the import stands under a `try`, whose other half knows what to do. */
function isTried(code: string, at: number): boolean {
  const start = code.lastIndexOf('\n', at) + 1
  const margin = at - start
  if (margin === 0) return false
  const before = code.slice(0, start).split('\n').reverse()
  const outer = before.find((line) => line.trim() !== '' && line.length - line.trimStart().length < margin)
  return /^\s*(?:(?:try|else)\s*:|except\b.*:)/.test(outer ?? '')
}
