/** Relative imports of JavaScript and TypeScript, resolved as Node.js, TypeScript and bundlers do. */

import type { NamedFile } from '../languages/naming-rules.js'
import { parseFromImports } from '../languages/python.js'
import {
  type ChangedTree,
  type FileUse,
  folderOf,
  joinPath,
  type LostFile,
  listEnding,
} from './lost-files.js'

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

export function findJavaScriptUses(
  file: NamedFile,
  tree: ChangedTree,
  previousPath: string | null,
): FileUse[] {
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

/** What a file that went to another folder still names from where it was. */
function findLeft(path: string | null, tree: ChangedTree): LostFile | null {
  if (path === null || path === '') return null
  const there = listModulePaths(path).find((each) => tree.paths.has(each) && !tree.fresh.has(each))
  return there === undefined ? findLostModule(path, tree) : { path: there, newPath: there }
}

const include = /^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"/gm
/** Code of others, which a system may have as well. */
const foreign = /(?:^|\/)(?:third[-_]?party|deps|vendor|external|extern|contrib)\//i
/** What a build makes a header of. */
const templates = ['.in', '.cmake', '.tmpl', '.tpl', '.template']

/** `#include "auth.h"`: beside the file, or wherever the build looks, which is anywhere. */
export function findIncludes(file: NamedFile, tree: ChangedTree): FileUse[] {
  const uses: FileUse[] = []
  for (const { index, 0: all, 1: said = '' } of file.text.matchAll(include)) {
    if (file.code.charAt(index + all.indexOf('#')) === ' ') continue
    const lost = findLostHeader(said, folderOf(file.path), tree)
    if (lost !== null) uses.push({ lost, at: index + all.indexOf('#'), how: 'includes' })
  }
  return uses
}

function findLostHeader(said: string, folder: string, tree: ChangedTree): LostFile | null {
  const end = said.replace(/^(?:\.{1,2}\/)+/, '')
  const candidates = [...tree.lost.values()].filter(({ path }) => path === end || path.endsWith(`/${end}`))
  const isThere = ['', ...templates].some((each) => listEnding(end + each, tree).length > 0)
  if (candidates.length === 0 || isThere) return null
  const beside = joinPath(folder, said)
  const found = candidates.find(({ path }) => path === beside)
  if (found !== undefined) return found
  const own = candidates.filter(({ path }) => !foreign.test(path))
  return own.length === 1 ? (own[0] ?? null) : null
}

interface ModuleName {
  parts: readonly string[]
  absolute: boolean
  at: number
}

/** Folders that imports begin in, beside the root. */
const sourceRoot = /^(?:.*\/)?(?:src|lib|python|py)$/

/** Imports of Python's modules. */
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
