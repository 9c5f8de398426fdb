import { describe, expect, it } from 'vitest'
import {
  deriveCodeDetails,
  parseCodeBlock,
  renderCodeBlock,
  renderCodeName,
} from '../../../src/core/entries/code.js'
import type { FileChange, SymbolChange } from '../../../src/core/facts.js'
import { cpuTime } from '../../helpers/timing.js'
import { file } from './facts.js'

function symbol(qualifiedName: string, line: number, more: Partial<SymbolChange> = {}): SymbolChange {
  const name = qualifiedName.split('.').at(-1) ?? qualifiedName
  return {
    ...{ name, qualifiedName, kind: 'function', change: 'added', previousName: null, previousPath: null },
    ...{ signatureChanged: false, exported: true, cosmetic: false, lines: [line, line + 2] },
    ...{ signature: { line, text: `${name}()` }, ...more },
  }
}

function unsigned({ signature: _, ...rest }: SymbolChange): SymbolChange {
  return rest
}

/** Without the marks. */
const blocksOf = (...files: FileChange[]) =>
  [...deriveCodeDetails(files).values()].flat().map((block) => block.replace(/(```\S+) [0-9a-f]{6}/, '$1'))

describe('code below a file', () => {
  it('stands in the order of the file, members with their class', () => {
    const symbols = [
      symbol('Store.set', 30),
      symbol('open', 9, { exported: false }),
      symbol('Store', 20),
      symbol('Store.get', 40),
      symbol('Store.hidden', 50, { exported: false }),
      unsigned(symbol('same', 60, { change: 'changed' })),
    ]
    expect(blocksOf(file({ symbols }))).toEqual([
      '`open` (line 9):\n  ```ts\n  open()\n  ```',
      '`Store` (line 20):\n  ```ts\n  Store()\n    set()\n    get()\n  ```',
    ])
  })

  it('is that of members alone where their class only moved', () => {
    const whole = unsigned(symbol('Store', 1, { change: 'moved' }))
    const member = symbol('Store.get', 2, { change: 'moved', signatureChanged: true })
    expect(blocksOf(file({ symbols: [whole, member], language: 'c#' }))).toEqual([
      '`Store.get` (line 2):\n  ```csharp\n  get()\n  ```',
    ])
  })

  it('comes from sources, eight a file and forty in all', () => {
    const symbols = Array.from({ length: 12 }, (_, index) => symbol(`f${index}`, index + 1))
    expect(blocksOf(file({ symbols }))).toHaveLength(8)
    expect(blocksOf(...Array.from({ length: 9 }, () => file({ symbols })))).toHaveLength(40)
    for (const kind of ['test', 'generated', 'vendored', 'docs', 'lock'] as const)
      expect(blocksOf(file({ symbols, kind }))).toEqual([])
  })

  it('leaves room for others beside a large class', () => {
    const members = Array.from({ length: 12 }, (_, index) => symbol(`Store.m${index}`, index + 2))
    const blocks = blocksOf(file({ symbols: [symbol('Store', 1), ...members, symbol('open', 40)] }))
    expect(blocks).toEqual([
      '`Store` (line 1):\n  ```ts\n  Store()\n    m0()\n    m1()\n    m2()\n    m3()\n    m4()\n  ```',
      '`open` (line 40):\n  ```ts\n  open()\n  ```',
    ])
  })
})

describe('a block of code', () => {
  const block = {
    name: renderCodeName('open'),
    line: 3,
    language: 'ts',
    code: 'open(\n\turl: string,\n): Store',
  }
  const text = renderCodeBlock(block)

  it('is ours as it was written, with other line numbers and as formatters leave it', () => {
    for (const same of [
      text,
      text.replace('line 3', 'line 44'),
      text.replaceAll('\n', '\r\n'),
      text.replace(':\n', ':\n\n').replaceAll('\n', '\n   '),
      text.replace('): Store', '  ): Store;'),
    ])
      expect(parseCodeBlock(same)?.name).toBe('`open`')
    expect(parseCodeBlock(text)?.key).not.toBe(parseCodeBlock(text.replace('line 3', 'line 4'))?.key)
  })

  it.each([
    ['a word in the code', (one: string) => one.replace('url', 'link')],
    ['a line of code', (one: string) => one.replace('): Store', '): Store\n  // pooled')],
    ['another name', (one: string) => one.replace('`open`', '`shut`')],
    ['a remark below', (one: string) => `${one}\n  - see ADR 4`],
    ['a word in the head', (one: string) => one.replace('):', '), the heart:')],
    ['no mark', (one: string) => one.replace(/```ts \w+/, '```ts')],
    ['no end', (one: string) => one.replace(/\n *```$/, '')],
  ])('is a person’s with %s', (_, change) => {
    expect(change(text)).not.toBe(text)
    expect(parseCodeBlock(change(text))).toBeNull()
  })

  it('cannot be left by what is in it, and shows what would act', () => {
    const mark = String.fromCharCode(27)
    const shown = renderCodeBlock({ ...block, code: `a\n\`\`\`\`\nb ${mark}[2J` })
    expect(shown).toMatch(/\n {2}`{5}ts [0-9a-f]{6}\n {2}a\n {2}````\n {2}b \\x1b\[2J\n {2}`{5}$/)
    expect(parseCodeBlock(shown)).not.toBeNull()
  })

  it('is read in time whatever its lines are', () => {
    const start = cpuTime()
    for (const long of ['`', '``', '`a` (line 1):\n', ' ', '\n', '```'])
      parseCodeBlock(`\`a\` (line 1):\n${long.repeat(100_000)}`) ?? parseCodeBlock(long.repeat(100_000))
    expect(cpuTime() - start).toBeLessThan(1_000)
  })
})
