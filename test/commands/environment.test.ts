import { expect, it } from 'vitest'
import { readEnvironment } from '../../src/commands/derived.js'
import { openRepository } from '../../src/git/repository.js'
import { environmentCases } from '../core/environment/cases/index.js'
import { saidOf } from '../core/environment/derive-for.js'
import { createRepository } from '../helpers/repository.js'

/** Each case as a branch of its own, with one commit: `case/0`, `case/1` … */
function createCases(contents: readonly Readonly<Record<string, string>>[]) {
  const repository = createRepository({ bare: true })
  const input = contents.flatMap((files, index) => [
    `commit refs/heads/case/${index}\ncommitter Ada <ada@example.com> 1767603600 +0000\ndata 0\n`,
    ...Object.entries(files).map(
      ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    ),
  ])
  const { status, stderr } = repository.run(['fast-import', '--quiet'], { input: input.join('') })
  expect(`${status} ${stderr}`).toBe('0 ')
  return repository
}

async function readCase(
  repository: ReturnType<typeof createCases>,
  index: number,
  files: Readonly<Record<string, string>>,
): Promise<object> {
  const opened = await openRepository(repository.path, repository.environment)
  const head = repository.git('rev-parse', `case/${index}`)
  const changed = Object.keys(files).map((path) => ({
    ...{ path, previousPath: null, status: 'modified' as const, kind: 'source' as const },
  }))
  return saidOf(await readEnvironment({ repository: opened }, { head, files: changed, variables: [] }))
}

it('says of a repository what it says of its files', async () => {
  const repository = createCases(environmentCases.map(([, files]) => files))
  for (const [index, [name, files, expected]] of environmentCases.entries())
    expect({ name, said: await readCase(repository, index, files) }).toEqual({ name, said: expected })
})

it('knows the package manager by a lock file of any length', async () => {
  const files = { 'package.json': '{"dependencies":{"a":"1"}}', 'pnpm-lock.yaml': 'x'.repeat(400_000) }
  expect(await readCase(createCases([files]), 0, files)).toEqual({ install: 'pnpm install' })
})
