import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { grammars } from '../../scripts/grammars.js'
import { languageTables } from '../../src/core/languages/index.js'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, 'dist/grammars')

describe('grammars', () => {
  it('are one for each table that needs one, and the library', () => {
    const needed = [...languageTables.values()].map(({ grammar }) => grammar).filter((name) => name !== null)
    expect(grammars.map(({ name }) => name).sort()).toEqual([...needed, 'web-tree-sitter'].sort())
  })

  it('come from packages of an exact version', async () => {
    const { devDependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
    for (const { package: name } of grammars) expect(devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it.each(grammars.map((grammar) => [grammar.name, grammar] as const))(
    '%s is what is pinned',
    async (_, grammar) => {
      const source = await readFile(path.join(root, 'node_modules', grammar.package, grammar.file))
      expect(checksum(source)).toBe(grammar.sha256)
      const built = path.join(folder, `${grammar.name}.wasm.br`)
      if (existsSync(built))
        expect(checksum(brotliDecompressSync(await readFile(built)))).toBe(grammar.sha256)
    },
  )
})

function checksum(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
