/** Symbols that the branch itself added and took out again: no net change shows them, and calls may be left over. */

import { languageOf } from '../files/language.js'
import { familyOf, languageTables } from '../languages/index.js'
import type { LostSymbol } from '../languages/naming-rules.js'
import { derivePatternOutline } from '../symbols/pattern-outline.js'
import { derivePlace } from './search.js'
import type { SymbolFile } from './symbols.js'

/** A line that a commit of the branch took out. */
export interface RemovedLine {
  path: string
  text: string
}

/**
 * The `-` lines of `git log -p -U0 --format=`:
 *
 *     diff --git a/src/a.ts b/src/a.ts
 *     --- a/src/a.ts
 *     +++ b/src/a.ts
 *     @@ -3,2 +2,0 @@
 *     -export function open() {
 */
export function* parseRemovedLines(patch: string): Generator<RemovedLine> {
  let path: string | null = null
  let inHunk = false
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) inHunk = false
    else if (line.startsWith('@@ ')) inHunk = true
    else if (!inHunk && line.startsWith('--- '))
      path = line.startsWith('--- a/') ? line.slice(6).replace(/\t$/, '') : null
    else if (inHunk && path !== null && line.startsWith('-'))
      yield { path, text: line.slice(1).replace(/\r$/, '') }
  }
}

/** Whether lines of a file could declare such a symbol. */
export function canPass(path: string): boolean {
  const { kind, family } = derivePlace(path)
  return kind === 'source' && family !== null
}

/** What the lines declared at the top of their files, without what the net change of those files already shows. */
export function derivePassing(lines: Iterable<RemovedLine>, files: readonly SymbolFile[]): LostSymbol[] {
  const told = new Set(
    files.flatMap(({ path, symbols }) =>
      symbols.flatMap(({ name, previousName, previousPath }) =>
        [name, previousName].flatMap((each) => [keyOf(path, each), keyOf(previousPath, each)]),
      ),
    ),
  )
  const passing = new Map<string, LostSymbol>()
  for (const { path, text } of lines) {
    const symbol = declare(path, text)
    const key = symbol === null ? '' : keyOf(path, symbol.name)
    if (symbol !== null && !told.has(key)) passing.set(key, symbol)
  }
  return [...passing.values()]
}

function keyOf(path: string | null, name: string | null): string {
  return JSON.stringify([path, name])
}

function declare(path: string, text: string): LostSymbol | null {
  const language = languageOf(path)
  const family = familyOf(language)
  const table = languageTables.get(language ?? '')
  // An indented line does not show whose member it declares.
  if (family === null || table === undefined || !/^[\p{L}_$#]/u.test(text)) return null
  const [symbol] = derivePatternOutline(text, table)
  if (symbol === undefined || symbol.owner !== null) return null
  const shared = !symbol.exported
  if (shared && table.naming?.sharesAll !== true) return null
  const { name, kind } = symbol
  const change = { change: 'removed' as const, newName: null, newPath: null }
  return { ...change, name, owner: null, kind, paths: [path], family, shared }
}
