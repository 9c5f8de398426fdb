import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRawParser, type RawChange } from '../../../src/git/diff/records.js'
import { chunksOf } from '../../helpers/chunks.js'

const zero = '0'.repeat(40)
const one = '1'.repeat(40)
const two = '2'.repeat(40)

function parse(chunks: Buffer[]): { changes: RawChange[]; rest: string | null } {
  const parser = createRawParser()
  let rest: Buffer | null = null
  for (const chunk of chunks) {
    if (rest === null) rest = parser.push(chunk)
    else rest = Buffer.concat([rest, chunk])
  }
  return { changes: parser.changes, rest: rest?.toString() ?? null }
}

const sample = [
  `:000000 100644 ${zero} ${one} A\0new.ts\0`,
  `:100644 100755 ${one} ${one} M\0run me.sh\0`,
  `:100644 100644 ${one} ${two} R087\0old\nname\0:new name\0`,
  `:100644 120000 ${one} ${two} T\0link\0`,
  `:160000 000000 ${one} ${zero} D\0libs/inner\0`,
].join('')

test('parses every status, both paths of a rename, and stops where the patch begins', () => {
  const { changes, rest } = parse([Buffer.from(`${sample}\0diff --git a/x b/x\n`)])

  expect(rest).toBe('diff --git a/x b/x\n')
  expect(changes.map(({ status, path, previousPath }) => [status, path.text, previousPath?.text])).toEqual([
    ['added', 'new.ts', undefined],
    ['modified', 'run me.sh', undefined],
    ['renamed', ':new name', 'old\nname'],
    ['type-changed', 'link', undefined],
    ['deleted', 'libs/inner', undefined],
  ])
  expect(changes[0]).toMatchObject({ mode: { from: null, to: '100644' }, oid: { from: null, to: one } })
  expect(changes[4]).toMatchObject({ mode: { from: '160000', to: null }, oid: { from: one, to: null } })
})

test('keeps the bytes of a name that is not UTF-8', () => {
  const name = Buffer.from([0x63, 0x61, 0x66, 0xe9])
  const { changes } = parse([Buffer.from(`:000000 100644 ${zero} ${one} A\0`), name, Buffer.from('\0\0')])

  expect(changes[0]?.path).toEqual({ text: 'caf\uFFFD', bytes: name })
})

test('it does not matter where the output is cut', () => {
  fc.assert(
    fc.property(chunksOf(Buffer.from(`${sample}\0diff --git`)), (chunks) => {
      expect(parse(chunks)).toEqual(parse([Buffer.from(`${sample}\0diff --git`)]))
    }),
  )
})

test('says so when git prints something else', () => {
  expect(() => parse([Buffer.from('warning: what?\0path\0')])).toThrow(/raw record/)
})
