import { describe, expect, it } from 'vitest'
import { deriveEnvironment } from '../../../src/core/environment/derive.js'
import { goneFiles, namesGoneFile } from '../../../src/core/environment/project.js'
import { packageJson, saidOf } from './derive-for.js'

const gone = new Set(['lib/boot.js', 'scripts/dev.sh'])

describe('a script', () => {
  it.each([
    'node lib/boot.js',
    'node ./lib/boot',
    'NODE_ENV=x node "lib/boot.js"',
    'tsc && ./scripts/dev.sh -w',
  ])('names a file that is gone: %s', (script) => expect(namesGoneFile(script, gone)).toBe(true))

  it.each(['node lib/boot.mjs', 'tsx lib/boot', 'rm -f lib/boot.js && tsc', 'vite lib/', 'eslint .'])(
    'names none: %s',
    (script) => expect(namesGoneFile(script, gone)).toBe(false),
  )
})

it('counts what was deleted or renamed, not what is there again or what a build writes', () => {
  const file = { previousPath: null, status: 'deleted' as const, kind: 'source' as const }
  const files = [
    { ...file, path: 'a.js' },
    { ...file, path: 'dist/b.js', kind: 'generated' as const },
    { ...file, path: 'd.js', previousPath: 'c.js', status: 'renamed' as const },
    { ...file, path: 'f.js', previousPath: 'e.js', status: 'renamed' as const },
    { ...file, path: 'e.js', status: 'added' as const },
  ]
  expect([...goneFiles(files)]).toEqual(['a.js', 'c.js'])
})

it.each([
  ['package.json', packageJson({ start: 'node lib/boot.js' })],
  ['composer.json', '{"scripts":{"start":["node lib/boot.js"]},"require-dev":{"a/b":"1"}}'],
  ['Makefile', 'run:\n\tnode lib/boot.js\n'],
  ['justfile', 'run:\n  node lib/boot.js\n'],
  ['Taskfile.yml', 'tasks:\n  run:\n    cmds: [node lib/boot.js]\n'],
  ['mise.toml', '[tasks]\nrun = "node lib/boot.js"\n'],
  ['pyproject.toml', '[tool.poe.tasks]\nrun = "node lib/boot.js"\n'],
])('%s: no command whose file is gone, at the root and in a folder', async (name, text) => {
  const runs = async (folder: string, path: string) =>
    (await deriveEnvironment([{ path: folder + name, text }], [], new Set([folder + path]))).run
  expect(await runs('', 'lib/other.js')).not.toBeNull()
  expect(await runs('', 'lib/boot.js')).toBeNull()
  expect(await runs('api/', 'lib/boot.js')).toBeNull()
  expect(await runs('api/', 'lib/other.js')).toMatch(/^cd api && /)
})

it('takes the next script that can run', async () => {
  const files = [{ path: 'package.json', text: packageJson({ dev: 'node lib/boot.js', start: 'node .' }) }]
  expect(saidOf(await deriveEnvironment(files, [], gone))).toMatchObject({ run: 'npm start' })
})
