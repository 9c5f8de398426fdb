import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { languageTables } from '../../../src/core/languages/index.js'
import type { SymbolEngine } from '../../../src/core/languages/syntax.js'
import { deriveFileSymbols } from '../../../src/core/symbols/file-symbols.js'
import { foldSide, unfolded } from '../../../src/core/symbols/folds.js'
import { parseOutline } from '../../../src/core/symbols/outline-text.js'
import { pairSymbols } from '../../../src/core/symbols/pair.js'
import type { ReadSide } from '../../../src/core/symbols/sides.js'
import { deriveLinedText, openTouched, sliceLines } from '../../../src/core/symbols/text.js'
import type { SymbolInput } from '../../../src/core/symbols/types.js'
import { openTestEngine } from './engine.js'
import { changedFile } from './hunks.js'
import { fixtures, sources } from './sources.js'

let engine: SymbolEngine
beforeAll(async () => {
  engine = await openTestEngine()
})

/** Without a grammar there is nothing to parse less of. */
const parsed = Object.entries(sources).filter(([language]) => languageTables.get(language)?.grammar !== null)

describe.each(parsed)('%s', (language, file) => {
  const text = readFileSync(path.join(fixtures, file), 'utf8')
  const mark = languageTables.get(language)?.lines.comments?.line[0] ?? ''

  it('finds the same in what is left as in the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 6 }), (places) => {
        const input = changedFile(file, language, text, addComments(text, places, mark))
        expect(readFolded(input)).toEqual(readWhole(input))
        const back = changedFile(file, language, input.after, input.before)
        expect(readFolded(back)).toEqual(readWhole(back))
      }),
      { numRuns: 15 },
    )
  })

  it('survives being cut short', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), (end) => {
        const { symbolsFrom } = deriveFileSymbols(
          changedFile(file, language, text, text.slice(0, end)),
          engine,
        )
        expect(symbolsFrom).not.toBe('none')
      }),
      { numRuns: 15 },
    )
  })

  it('finds every symbol of a new file', () => {
    const input = changedFile(file, language, null, text)
    expect(readFolded(input)).toEqual(readWhole(input))
  })

  it('gives every line its place, and back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 4 }), (places) => {
        const { after, hunks } = changedFile(file, language, text, addComments(text, places, mark))
        const whole = deriveLinedText(after ?? '')
        const table = tableOf(language)
        const folded = foldSide(whole, table, openTouched(hunks, 'newStart', 'newLines'), true)
        const left = deriveLinedText(folded.text)
        let last = 0
        for (let line = 1; line < whole.starts.length; line++) {
          const place = folded.fold(line)
          expect(place).toBeGreaterThanOrEqual(last)
          last = place
          const isLeft =
            folded.unfold(place) === line && sliceLines(left, place, place) === sliceLines(whole, line, line)
          // A line that was left out is in the place of the line after its block, or of what stands for it.
          if (!isLeft) expect(folded.unfold(place)).toBeGreaterThanOrEqual(line)
        }
      }),
      { numRuns: 10 },
    )
  })
})

it('leaves most of a text out', () => {
  const body = Array.from({ length: 200 }, (_, index) => `  step(${index})\n`).join('')
  const whole = deriveLinedText(`function a() {\n${body}}\nfunction b() {\n${body}}\n`)
  const { text } = foldSide(whole, tableOf('typescript'), () => true, true)
  expect(text).toBe('function a() {\n}\nfunction b() {\n}\n')
})

it('reads the whole where leaving out breaks it', () => {
  const before = 'const a = {\n  x: 1,\n  y: `\n}\n`,\n  z: 2,\n}\nexport function b() {\n  return 1\n}\n'
  const input = changedFile('a.ts', 'typescript', before, before.replace('return 1', 'return 2'))
  expect(readFolded(input)).toEqual(['changed b'])
})

function tableOf(language: string) {
  const table = languageTables.get(language)
  if (table === undefined) throw new Error(`no table for ${language}`)
  return table
}

/** A comment on the lines at these places, counted around. */
function addComments(text: string, places: readonly number[], mark: string): string {
  const lines = text.split('\n')
  for (const place of places) {
    const at = place % (lines.length - 1)
    const line = lines[at] ?? ''
    const isCode = line.trim() !== '' && !/[`'"\\]|^\s*[#*]|<<|\?php/.test(line)
    if (isCode) lines[at] = `${line} ${mark} ${place}`
  }
  return lines.join('\n')
}

function readFolded(input: SymbolInput): string[] {
  const { symbols, symbolsFrom } = deriveFileSymbols(input, engine)
  expect(symbolsFrom).toBe('ast')
  return symbols.map(({ change, qualifiedName }) => `${change} ${qualifiedName}`)
}

/** The plain way: both sides parsed whole, and paired. */
function readWhole(input: SymbolInput): string[] {
  const sides = [input.before, input.after].map((text): ReadSide => {
    const whole = deriveLinedText(text ?? '')
    return { whole, symbols: text === null ? [] : outline(input, text), source: whole.text, lines: unfolded }
  })
  const [before, after] = sides
  if (before === undefined || after === undefined) throw new Error('two sides')
  return pairSymbols(before, after, input.hunks).map((pair) => {
    const [symbol] = pair.change === 'removed' ? pair.before : pair.after
    return `${pair.change} ${symbol.qualifiedName}`
  })
}

/** As plain data: the tree is gone when they are compared. */
function outline({ path: file, language }: SymbolInput, text: string): ReadSide['symbols'] {
  const table = tableOf(language)
  const parser = engine.get(table.grammar ?? '')
  if (parser === undefined) throw new Error(`no parser for ${language}`)
  const parsed = parseOutline(text, file, table, parser, null)
  if ('reason' in parsed) throw new Error(parsed.reason)
  const symbols = parsed.symbols.map(({ name, kind, parent, owner, qualifiedName, first, last, listed }) => {
    return {
      name,
      kind,
      parent,
      owner,
      qualifiedName,
      first,
      last,
      listed,
      exported: true,
      signature: [0, 0] as const,
    }
  })
  parsed.tree.delete()
  return symbols
}
