import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tasks } from '../../../src/core/environment/environment.js'
import {
  environmentFoldersNear,
  environmentPaths,
  isProjectFileName,
  isReadByPresence,
} from '../../../src/core/environment/project.js'
import { propertyRuns } from '../../helpers/counts.js'
import { deriveFor, packageJson, saidFor } from './derive-for.js'

describe('deriveEnvironment', () => {
  it('invents nothing for an empty repository', async () => {
    expect(await deriveFor({})).toEqual({
      install: null,
      run: null,
      test: null,
      build: null,
      lint: null,
      services: [],
      runtime: [],
      needs: [],
      limits: [],
    })
  })

  it('names the services of a compose file, and runs it where it builds the project', async () => {
    const compose =
      'services:\n  web:\n    build: .\n  redis:\n    image: redis:7\n  "a`b": {image: x}\n  "-f": {image: x}\n'
    expect(await saidFor({ 'compose.yaml': compose })).toEqual({
      run: 'docker compose up',
      services: ['web', 'redis'],
    })
    expect(await saidFor({ 'docker-compose.yml': 'services:\n  db: {image: postgres}\n' })).toEqual({
      services: ['db'],
    })
  })

  it('takes the file that pins a version before the range of a manifest', async () => {
    const { runtime } = await deriveFor({
      '.nvmrc': 'v22.11.0\n',
      'package.json': packageJson({}, { engines: { node: '>=20', pnpm: '>=9' } }),
      'pnpm-lock.yaml': '',
      '.tool-versions': '# pinned\npython 3.12.1 3.11.0\nterraform 1.5\nnodejs 18.0.0\n',
    })
    expect(runtime).toEqual(['Node.js 22.11.0', 'Python 3.12.1', 'pnpm >=9'])
  })

  it('says so where a file is broken, and goes on with the others', async () => {
    const environment = await deriveFor({
      'package.json': '{"scripts": {',
      'go.mod': 'module x\n',
      'compose.yaml': '{'.repeat(3000),
    })
    expect(environment.test).toBe('go test ./...')
    expect(environment.install).toBeNull()
    expect(environment.limits.map((limit) => limit.path)).toEqual(['package.json', 'compose.yaml'])
    for (const limit of environment.limits)
      expect(limit.reason).toMatch(/^environment not read: the file is broken \(.+\)$/)
  })

  it('reads no lock file, however long, and no other file that is too long', async () => {
    const environment = await deriveFor({
      'package.json': packageJson({ test: 'x' }),
      'package-lock.json': '{'.repeat(300_000),
      Makefile: `test:\n${'#'.repeat(300_000)}`,
    })
    expect(environment.install).toBe('npm ci')
    expect(environment.test).toBe('npm test')
    expect(environment.limits).toEqual([
      { kind: 'environment-not-read', path: 'Makefile', reason: 'environment not read: 300006 characters' },
    ])
  })

  describe('in a folder near the change', () => {
    it('tells its commands with cd, where the root has no tests', async () => {
      expect(
        await saidFor({
          'package.json': packageJson({ prepare: 'husky' }),
          'web/package.json': packageJson({ build: 'vite build' }),
          'api/pyproject.toml':
            '[project]\nname = "api"\nrequires-python = ">=3.12"\ndependencies = ["pytest"]\n',
          'api/uv.lock': '',
          'api/.env.example': 'KEY=\n',
        }),
      ).toEqual({
        install: 'npm install && (cd api && uv sync)',
        test: 'cd api && uv run pytest',
        runtime: ['Python >=3.12'],
        needs: ['KEY'],
      })
    })

    it("uses the root's package manager and install in a workspace", async () => {
      expect(
        await saidFor({
          'package.json': packageJson({}, { workspaces: ['packages/*'] }),
          'pnpm-lock.yaml': '',
          'packages/a/package.json': packageJson({ test: 'vitest', dev: 'vite' }),
        }),
      ).toEqual({
        install: 'pnpm install',
        run: 'cd packages/a && pnpm dev',
        test: 'cd packages/a && pnpm test',
      })
    })

    it('leaves it alone where the root has tests', async () => {
      expect(
        await saidFor({
          'go.mod': 'module x\n',
          'web/package.json': packageJson({ dev: 'vite', test: 'x' }),
        }),
      ).toEqual({ test: 'go test ./...', build: 'go build ./...' })
    })

    it('goes into no folder whose name a shell would read otherwise', async () => {
      for (const folder of ['a b', '-x', 'a;b', '../up', 'a`id`'])
        expect(await saidFor({ [`${folder}/package.json`]: packageJson({ test: 'x' }) })).toEqual({})
    })
  })

  it('never throws, and says only printable lines, whatever the files hold', async () => {
    const words = [
      'test',
      'build',
      ':',
      '\n',
      '\t',
      '=',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '`',
      '\u001b',
      '__proto__',
      'services',
      '[testenv]',
      'go 1',
      '#',
      '@nox.session\n',
      'def test(',
      ';',
      'define\n',
      '%',
    ]
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('')),
      fc
        .jsonValue()
        .map((value) =>
          JSON.stringify({ scripts: value, require: value, packageManager: value, engines: value }),
        ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...environmentPaths), text, { maxKeys: 12 }),
        fc.array(fc.record({ name: fc.string() }), { maxLength: 3 }),
        async (files, variables) => {
          const environment = await deriveFor(files, variables)
          const said = [
            ...tasks.map((task) => environment[task]),
            ...environment.services,
            ...environment.runtime,
            ...environment.needs.map(({ name }) => name),
          ]
          for (const line of said) if (line !== null) expect(line).toMatch(/^[^\p{C}\n`]+$/u)
        },
      ),
      { numRuns: propertyRuns(300) },
    )
  })
})

describe('paths', () => {
  it('are plain, relative and each there once', () => {
    expect(new Set(environmentPaths).size).toBe(environmentPaths.length)
    for (const path of environmentPaths) expect(path).toMatch(/^[\w.][\w./-]*$/)
  })

  it('asks near the change: folders by how much changed below them, at most four', () => {
    const near = environmentFoldersNear(['api/src/a.py', 'api/src/b.py', 'web/x.ts', 'README.md', 'a b/c.ts'])
    expect(near).toEqual(['api', 'api/src', 'web'])
    expect(environmentFoldersNear([])).toEqual([])
    expect(environmentFoldersNear(Array.from({ length: 9 }, (_, at) => `f${at}/x`))).toHaveLength(4)
  })

  it('knows the files of .NET besides the list, which are named after the project', () => {
    expect(['Shop.sln', 'Shop.slnx', 'Shop.csproj', 'Shop.fsproj'].every(isProjectFileName)).toBe(true)
    expect(['README.md', 'a/Shop.sln', '.sln', 'Shop.csproj.user'].some(isProjectFileName)).toBe(false)
  })

  it('knows which files need no text', () => {
    const unread = [
      'package-lock.json',
      'npm-shrinkwrap.json',
      'pnpm-lock.yaml',
      'yarn.lock',
      'bun.lock',
      'bun.lockb',
      'uv.lock',
      'a/poetry.lock',
      'mvnw',
      'gradlew',
    ]
    expect(unread.filter((path) => !isReadByPresence(path))).toEqual([])
    expect(environmentPaths.filter(isReadByPresence).sort()).toEqual(
      [...unread.filter((path) => path !== 'a/poetry.lock'), 'poetry.lock', 'pdm.lock'].sort(),
    )
  })
})
