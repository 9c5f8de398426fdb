import { beforeAll, describe, expect, it } from 'vitest'
import { languageTables } from '../../../src/core/languages/index.js'
import type { SymbolEngine } from '../../../src/core/languages/syntax.js'
import { deriveSymbolChanges } from '../../../src/core/symbols/changes.js'
import { derivePatternOutline } from '../../../src/core/symbols/pattern-outline.js'
import type { FileSymbols } from '../../../src/core/symbols/types.js'
import { cpuTime } from '../../helpers/timing.js'
import { openTestEngine } from './engine.js'
import { changedFile } from './hunks.js'

let engine: SymbolEngine
beforeAll(async () => {
  engine = await openTestEngine()
})

/** Reads a new file; fails where that takes longer than any file may, on a machine that is busy. */
function readNew(language: string, text: string, path = 'src/a'): FileSymbols {
  const start = cpuTime()
  const [found] = deriveSymbolChanges(
    [
      {
        path,
        previousPath: null,
        status: 'added',
        language,
        before: null,
        after: text,
        hunks: [{ oldStart: 0, oldLines: 0, newStart: 1, newLines: text.split('\n').length }],
      },
    ],
    engine,
  )
  expect(cpuTime() - start).toBeLessThan(5_000)
  if (found === undefined) throw new Error('no result for the file')
  return found
}

const names = ({ symbols }: FileSymbols): string[] => symbols.map(({ qualifiedName }) => qualifiedName)

describe('files that are not for reading', () => {
  it('reads a minified file by patterns, without its long line', () => {
    const found = readNew('javascript', `function a() {\n}\n${'var x=function(){return 1};'.repeat(2_000)}\n`)
    expect(found).toMatchObject({
      symbolsFrom: 'outline',
      limit: { reason: 'has a line of over 5,000 characters' },
    })
    expect(names(found)).toEqual(['a'])
  })

  it('reads a large file by patterns', () => {
    const text = 'export function one() {\n  return 1\n}\n'.repeat(20_000)
    const found = readNew('typescript', text)
    expect(found).toMatchObject({ symbolsFrom: 'outline', limit: { reason: 'larger than 512 KB' } })
    expect(names(found)).toEqual(['one'])
  })

  it('does not read 30 MB at all', () => {
    const found = readNew('c', 'int a(void) {\n  return 1;\n}\n'.repeat(1_100_000))
    expect(found).toEqual({ symbols: [], symbolsFrom: 'none', limit: { reason: 'larger than 4 MB' } })
  })

  it('does not read what is no text', () => {
    const found = readNew('typescript', '\0\0\x02\x18')
    expect(found).toEqual({ symbols: [], symbolsFrom: 'none', limit: { reason: 'is not text' } })
  })

  it('does not read what it was not given', () => {
    expect(deriveSymbolChanges([changedFile('a.ts', 'typescript', null, null)], engine)).toEqual([
      { symbols: [], symbolsFrom: 'none', limit: { reason: 'was not read' } },
    ])
  })

  it('knows nothing of a language without a table', () => {
    expect(readNew('cobol', 'IDENTIFICATION DIVISION.\n')).toEqual({
      symbols: [],
      symbolsFrom: 'none',
      limit: null,
    })
  })

  it('parses no more than a range may cost, and says so of each file after that', () => {
    const big = 'int a(void) {\n  return 1;\n}\n'.repeat(145_000)
    const files = Array.from({ length: 9 }, (_, index) => ({
      ...changedFile(`${index}.c`, 'c', null, null),
      status: 'added' as const,
      before: big,
      after: big,
    }))
    const last = { ...changedFile('last.c', 'c', null, 'int b(void) {\n  return 1;\n}\n') }
    const results = deriveSymbolChanges([...files, last], engine)
    expect(results.at(-1)).toMatchObject({
      symbolsFrom: 'outline',
      limit: { reason: 'comes after 64 MB of other changed source' },
    })
    expect(results.at(-1)?.symbols).toHaveLength(1)
  })
})

describe('texts that break parsers', () => {
  it.each([
    ['javascript', '('],
    ['typescript', '{'],
    ['java', '{'],
    ['c', '('],
    ['python', '['],
    ['ruby', '['],
    ['rust', '<'],
    ['php', '<?php ['],
  ])('200,000 nested brackets: %s', (language, bracket) => {
    const found = readNew(language, `${bracket.repeat(200_000)}\n`)
    expect(found.symbolsFrom).toBe('outline')
    expect(found.limit).not.toBeNull()
  })

  it.each([
    ['javascript', '(\n'],
    ['c', '{\n'],
    ['go', 'if x {\n'],
    ['python', '[\n'],
    ['kotlin', 'class A {\n'],
  ])('many nested brackets, one a line: %s', (language, line) => {
    const found = readNew(language, line.repeat(Math.floor(500_000 / line.length)))
    expect(['ast', 'outline']).toContain(found.symbolsFrom)
  })

  it('reads the rest of a file with half a merge conflict in it', () => {
    const text = `export function before() {
  return 1
}

<<<<<<< HEAD
export function ours() {
  return 2
}
=======
export function theirs() {
  return 3
}
>>>>>>> main

export function after() {
  return 4
}
`
    const found = names(readNew('typescript', text))
    expect(found).toContain('before')
    expect(found).toContain('after')
  })

  it('reads a file with bytes that were no UTF-8', () => {
    const text = Buffer.from('function a() {\n  return "\xff\xfe"\n}\n', 'latin1').toString('utf8')
    expect(names(readNew('javascript', text))).toEqual(['a'])
  })

  it.each([
    ['no final line break', 'function a() {}'],
    ['Windows line ends', 'function a() {\r\n  return 1\r\n}\r\n'],
    ['a byte order mark', '\ufefffunction a() {\n}\n'],
    ['a shebang', '#!/usr/bin/env node\nfunction a() {\n}\n'],
  ])('%s', (_, text) => {
    const found = readNew('javascript', text)
    expect(found).toMatchObject({ symbolsFrom: 'ast', limit: null })
    expect(names(found)).toEqual(['a'])
  })

  it('reads an empty file', () => {
    expect(readNew('python', '')).toEqual({ symbols: [], symbolsFrom: 'ast', limit: null })
  })

  it('says so where an extension lies', () => {
    const text = '\\documentclass{article}\n\\begin{document}\nHello $x^2$\n\\end{document}\n'
    const found = readNew('rust', text, 'a.rs')
    expect(names(found)).toEqual([])
    expect(found).toMatchObject({ symbolsFrom: 'outline', limit: { reason: 'could not be parsed as rust' } })
  })

  it('reads C++ in a header, and types in JavaScript', () => {
    const header = 'namespace a {\nclass Store {\n public:\n  int get() { return 1; }\n};\n}\n'
    expect(names(readNew('c', header, 'src/a.h'))).toEqual(['Store', 'Store.get'])
    const flow =
      '// @flow\nexport type Key = string\nexport function get(key: Key): number {\n  return 1\n}\n'
    expect(names(readNew('javascript', flow))).toEqual(['Key', 'get'])
  })

  it('does without a grammar that is not there', () => {
    const [found] = deriveSymbolChanges([changedFile('a.go', 'go', null, 'func A() {\n}\n')], new Map())
    expect(found).toMatchObject({
      symbolsFrom: 'outline',
      limit: { reason: 'needs a grammar that could not be loaded', isMomentary: true },
    })
    expect(found?.symbols).toHaveLength(1)
  })

  it('survives a parser that fails', () => {
    const broken = new Map([
      [
        'go',
        {
          parse: () => {
            throw new Error('memory access out of bounds')
          },
        },
      ],
    ])
    const [found] = deriveSymbolChanges([changedFile('a.go', 'go', null, 'func A() {\n}\n')], broken)
    expect(found?.limit).toEqual({ reason: 'made the parser fail (memory access out of bounds)' })
    expect(found?.symbols).toHaveLength(1)
  })

  it('gives up where the parser does, for both sides alike', () => {
    const tired = new Map([['go', { parse: () => null }]])
    const [found] = deriveSymbolChanges(
      [changedFile('a.go', 'go', 'func A() {\n}\n', 'func B() {\n}\n')],
      tired,
    )
    expect(found).toMatchObject({
      symbolsFrom: 'outline',
      limit: { reason: 'took too long to parse', isMomentary: true },
    })
    expect(found?.symbols.map(({ change, name }) => `${change} ${name}`)).toEqual(['added B', 'removed A'])
  })
})

describe('patterns on hostile lines', () => {
  const lines = [
    'a '.repeat(2_400),
    'a.b<c>,'.repeat(700),
    '*'.repeat(4_900),
    '&& '.repeat(1_600),
    'public '.repeat(700),
    'x::'.repeat(1_600),
    '<'.repeat(4_900),
    'impl for '.repeat(500),
    'typedef a '.repeat(480),
    'private :a, '.repeat(400),
    'export { a, '.repeat(400),
    '(('.repeat(2_400),
    '}'.repeat(4_900),
    '@a('.repeat(1_600),
  ]

  it.each([...languageTables.values()].map((table) => [table.language, table] as const))('%s', (_, table) => {
    const text = lines.flatMap((line) => [line, `  ${line}`, `${line} {`]).join('\n')
    const start = cpuTime()
    derivePatternOutline(text, table)
    expect(cpuTime() - start).toBeLessThan(1_000)
  })
})
