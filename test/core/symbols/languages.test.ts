import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { languageTables } from '../../../src/core/languages/index.js'
import type { SymbolEngine } from '../../../src/core/languages/syntax.js'
import { parseOutline } from '../../../src/core/symbols/outline-text.js'
import { derivePatternOutline } from '../../../src/core/symbols/pattern-outline.js'
import type { OutlineSymbol } from '../../../src/core/symbols/types.js'
import { openTestEngine } from './engine.js'
import { fixtures, sources } from './sources.js'

let engine: SymbolEngine
beforeAll(async () => {
  engine = await openTestEngine()
})

describe('every language', () => {
  it('has a source that shows its table', () => {
    expect(Object.keys(sources).sort()).toEqual([...languageTables.keys()].sort())
  })

  it('has its grammar, or none is meant to be there', () => {
    for (const { grammar } of languageTables.values())
      expect(grammar === null || engine.has(grammar)).toBe(true)
  })
})

describe.each(Object.entries(sources))('%s', (language, file) => {
  it.skipIf(languageTables.get(language)?.grammar === null)('is outlined by its grammar', async () => {
    const { text, outline } = await read(file, 'outline')
    const table = languageTables.get(language)
    const parser = engine.get(table?.grammar ?? '')
    if (table === undefined || parser === undefined) throw new Error(`no table for ${language}`)
    const parsed = parseOutline(text, file, table, parser, null)
    if ('reason' in parsed) throw new Error(parsed.reason)
    expect(render(parsed.symbols)).toBe(outline)
    parsed.tree.delete()
  })

  it('is outlined by patterns', async () => {
    const { text, outline } = await read(file, 'patterns')
    const table = languageTables.get(language)
    if (table === undefined) throw new Error(`no table for ${language}`)
    expect(render(derivePatternOutline(text, table))).toBe(outline)
  })
})

async function read(file: string, kind: 'outline' | 'patterns'): Promise<{ text: string; outline: string }> {
  const expected = path.join(fixtures, path.dirname(file), `source.${kind}`)
  return {
    text: await readFile(path.join(fixtures, file), 'utf8'),
    outline: await readFile(expected, 'utf8'),
  }
}

function render(symbols: readonly OutlineSymbol[]): string {
  return symbols
    .filter(({ listed }) => listed)
    .map(({ first, last, kind, qualifiedName, exported }) => {
      return `${first}-${last} ${kind} ${qualifiedName}${exported ? ', exported' : ''}\n`
    })
    .join('')
}
