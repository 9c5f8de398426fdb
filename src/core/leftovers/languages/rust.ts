/** Rust: a name comes by a path from its crate. */

import { findWord, isDistinctive, qualifierBefore, textAfter } from '../names.js'
import {
  findMemberUse,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
  withoutModules,
} from '../naming.js'
import { isMember, type LostSymbol } from '../symbols.js'

export const rust: NamingRules = {
  family: 'rust',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:fn|struct|enum|trait|type|mod|union|const|static|macro_rules!|as|let|mut|ref)\s+${name}\b`,
        String.raw`(?:^|[(,|{])\s*(?:pub(?:\([^)]*\))?\s+)?${name}\s*:(?!:)`,
        String.raw`\|[^|]*\b${name}\b[^|]*\|`,
        // Passed on from another crate.
        String.raw`\bpub(?:\([^)]*\))?\s+use\s+(?!crate\b|self\b|super\b).*\b${name}\b`,
        // A variant.
        String.raw`^\s*${name}\s*(?:,|\{|\([^()]*\),)\s*(?://.*)?$`,
      ].join('|'),
    ),
  ...withoutModules,
  sees: ({ paths }, path) => paths.some((own) => crateOf(own) === null || crateOf(own) === crateOf(path)),
  findUse,
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  if (standing.declared || lost.change === 'moved' || !isDistinctive(lost.name)) return null
  const folders = new Set([
    'crate',
    'super',
    'self',
    ...lost.paths.flatMap(partsOf),
    ...(lost.owner ?? '').split('.'),
  ])
  const imports = [...file.code.matchAll(/^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?use[ \t]+([^\s;][^;]*);/gm)]
  const imported = imports.find(([all]) => findWord(all, lost.name).length > 0)
  if (imported !== undefined && !folders.has(firstPart(imported[1] ?? ''))) return null
  for (const at of findWord(file.code, lost.name)) {
    const root = /\b(\w+)(?:::\w+)*::$|(\.)\s*$/.exec(file.code.slice(Math.max(0, at - 80), at))
    // A member, or of another crate.
    if (root !== null && (root[1] === undefined || !folders.has(root[1]))) continue
    const isImport = imports.some(({ index, 0: all }) => at >= index && at < index + all.length)
    const next = textAfter(file.code, at, lost.name)
    if (isImport) return findCall(file, lost.name, at) ?? { at, how: 'imports' }
    if (lost.kind === 'function' && !/^(?:\(|::<)/.test(next)) continue
    return { at, how: next.startsWith('(') ? 'calls' : 'names' }
  }
  return null
}

function findCall({ code }: NamedFile, name: string, from: number): Use | null {
  const at = findWord(code, name).find(
    (place) =>
      place > from &&
      /^(?:\(|::<)/.test(textAfter(code, place, name)) &&
      qualifierBefore(code, place) === null,
  )
  return at === undefined ? null : { at, how: 'calls' }
}

/** `crates/core/src/auth.rs` → crates/core; null where folders do not tell. */
function crateOf(path: string): string | null {
  return /^(.*?)(?:^|\/)(?:src|tests|benches|examples)\//.exec(path)?.[1] ?? null
}

/** `tokio/src/sync/mutex.rs` → tokio, src, sync, mutex: modules and crates are called as folders and files are. */
function partsOf(path: string): string[] {
  return path
    .replace(/\.rs$/, '')
    .split('/')
    .map((part) => part.replaceAll('-', '_'))
}

function firstPart(use: string): string {
  return /^(?:::)?\s*(\w+)/.exec(use.trim())?.[1] ?? ''
}
