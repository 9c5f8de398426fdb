import { expect, test } from 'vitest'
import { type ObjectResult, readBlobs } from '../../src/git/objects.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository } from '../helpers/repository.js'

test('reads blobs by id and by path, in order; says what is missing, large or no blob', async () => {
  const repository = createRepository()
  const big = Buffer.alloc(300_000, 'x\n')
  const head = repository.commit({ a: 'text\n', empty: '', 'big file': big, 'folder/b': 'b' }, 'one')
  const opened = await openRepository(repository.path, repository.environment)
  const oid = repository.git('rev-parse', 'HEAD:a')

  const names = [
    oid,
    `${head}:empty`,
    `${head}:big file`,
    `${head}:none`,
    `${head}:folder`,
    `${head}:x\n${head}:a`,
    oid,
  ]
  const read = async (limit?: number): Promise<string[]> => {
    const found: string[] = []
    for await (const blob of readBlobs(opened, names, limit)) found.push(describe(blob))
    return found
  }
  expect(await read()).toEqual(['text\n', '', '300000 bytes', 'missing', 'missing', 'missing', 'text\n'])
  expect(await read(100)).toEqual(['text\n', '', 'large 300000', 'missing', 'missing', 'missing', 'text\n'])
})

test('nothing wanted starts no git, and a reader may stop early', async () => {
  const repository = createRepository()
  repository.commit({ a: Buffer.alloc(500_000, 'x') }, 'one')
  const opened = await openRepository(repository.path, repository.environment)

  expect(await readBlobs({ ...opened, directory: '/nowhere' }, []).next()).toEqual({
    done: true,
    value: undefined,
  })
  for await (const blob of readBlobs(opened, ['HEAD:a', 'HEAD:a', 'HEAD:a'])) {
    expect(blob.state).toBe('read')
    break
  }
})

function describe(blob: ObjectResult): string {
  if (blob.state === 'missing') return 'missing'
  if (blob.state === 'large') return `large ${blob.size}`
  return blob.bytes.length > 100 ? `${blob.bytes.length} bytes` : blob.bytes.toString()
}
