/** `#include "auth.h"`: beside the file, or wherever the build looks, which is anywhere. */
import type { NamedFile } from '../references/named-file.js'
import { type ChangedTree, type FileUse, folderOf, joinPath, type LostFile, listEnding } from './lost-file.js'

const include = /^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"/gm
/** Code of others, which a system may have as well. */
const foreign = /(?:^|\/)(?:third[-_]?party|deps|vendor|external|extern|contrib)\//i
/** What a build makes a header of. */
const templates = ['.in', '.cmake', '.tmpl', '.tpl', '.template']

export function findIncludes(file: NamedFile, tree: ChangedTree): FileUse[] {
  const uses: FileUse[] = []
  for (const { index, 0: all, 1: said = '' } of file.text.matchAll(include)) {
    if (file.code.charAt(index + all.indexOf('#')) === ' ') continue
    const lost = findLost(said, folderOf(file.path), tree)
    if (lost !== null) uses.push({ lost, at: index + all.indexOf('#'), how: 'includes' })
  }
  return uses
}

function findLost(said: string, folder: string, tree: ChangedTree): LostFile | null {
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
