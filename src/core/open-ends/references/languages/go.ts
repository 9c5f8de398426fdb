/** Go: a name is used bare in its own package, and behind the package's name in others. */
import { isMember, type LostSymbol } from '../lost-symbols.js'
import { findMemberUse } from '../members.js'
import type { NamedFile } from '../named-file.js'
import { type NamingRules, type Standing, type Use, withoutModules } from '../naming.js'
import { escapePattern, findWord, textAfter } from '../words.js'

/** `` `, `u User`, `string`, `a.B`: types, with names or without; not `u, 1`, which is a call. */
const parameters = String.raw`(?:\s*|.*\w\s+[\w*[.].*|(?:[*[\]]*(?:\w+\.\w+|string|bool|byte|rune|error|any|u?int\d*|float\d+),?\s*)+)`

export const go: NamingRules = {
  family: 'go',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`^func\s*(?:\([^)]*\)\s*)?${name}\s*[[(]`,
        String.raw`\b(?:type|var|const)\s+${name}\b`,
        // In a group, a struct or an interface.
        String.raw`^\s+${name}\s*(?:$|=|,|\(.*\)\s*[\w*[(]|\(${parameters}\)\s*$|[*[\]\w(]+[\w.\]]*\s*(?:$|=|${'`'}|//))`,
        String.raw`\b${name}\s*(?:,[^=]*)?:=`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse,
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  const folders = lost.paths.map(folderOf)
  const own = folderOf(file.path)
  const moved = lost.newPath === null ? null : folderOf(lost.newPath)
  if (moved !== null && folders.includes(moved)) return null
  if (standing.declaredIn.some((path) => folders.includes(folderOf(path)))) return null
  if (folders.includes(own)) {
    const bare = lost.change === 'moved' ? null : findBare(file, lost.name)
    if (bare !== null || !file.path.endsWith('_test.go')) return bare
  }
  for (const handle of findHandles(file, folders)) {
    const pattern = new RegExp(String.raw`(?<![\w.])${escapePattern(handle)}\.(?=${lost.name}\b)`)
    const found = pattern.exec(file.code)
    if (found === null) continue
    const at = found.index + found[0].length
    return { at, how: textAfter(file.code, at, lost.name).startsWith('(') ? 'calls' : 'names' }
  }
  return null
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}

/** Names under which a file imports the package in one of the folders. */
function findHandles({ text, code }: NamedFile, folders: readonly string[]): string[] {
  const handles: string[] = []
  for (const match of text.matchAll(
    /^[ \t]*(?:import[ \t]+)?(?:([\w.]+)[ \t]+)?"([^"\n]+)"[ \t]*(?:\/\/.*)?$/gm,
  )) {
    const [, alias, path = ''] = match
    // Within a comment or a raw string; the path itself is blanked either way.
    if (alias !== undefined && !code.slice(match.index, match.index + match[0].length).includes(alias))
      continue
    if (!folders.some((folder) => folder !== '' && (path === folder || path.endsWith(`/${folder}`)))) continue
    handles.push(
      alias ??
        path
          .replace(/\/v\d+$/, '')
          .split('/')
          .at(-1) ??
        '',
    )
  }
  return handles.filter((handle) => /^\w+$/.test(handle) && handle !== '_')
}

/** `NewStore(`, `*Store`, `Store{`: not a field, a key or a member of something else. */
function findBare({ code }: NamedFile, name: string): Use | null {
  const uses: Use[] = []
  for (const at of findWord(code, name)) {
    const before = code.slice(Math.max(0, at - 40), at)
    const next = textAfter(code, at, name)
    if (/\.\s*$/.test(before) || /^:(?!=)/.test(next)) continue
    // A parameter or a variable of this name.
    if (/^(?::=|,[^()\n]*:=)/.test(next) || /\b(?:var|const|type|func)\s+$/.test(before)) return null
    if (next.startsWith('(')) uses.push({ at, how: 'calls' })
    else if (/[\])*&]$|\b_[ \t]+$/.test(before) || next.startsWith('{')) uses.push({ at, how: 'names' })
  }
  return uses[0] ?? null
}
