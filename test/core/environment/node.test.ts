import { describe, expect, it } from 'vitest'
import { packageJson, saidFor } from './derive-for.js'

const scripts = {
  dev: 'vite',
  start: 'node .',
  test: 'vitest',
  build: 'tsc',
  lint: 'eslint .',
  'lint:fix': 'x',
}

describe('package.json', () => {
  it.each([
    [
      'npm with a lock file',
      { 'package.json': packageJson(scripts), 'package-lock.json': '' },
      {
        install: 'npm ci',
        run: 'npm run dev',
        test: 'npm test',
        build: 'npm run build',
        lint: 'npm run lint',
      },
    ],
    [
      'npm without a lock file',
      { 'package.json': packageJson({ start: 'node .' }) },
      { install: 'npm install', run: 'npm start' },
    ],
    [
      'pnpm by its lock file',
      { 'package.json': packageJson(scripts), 'pnpm-lock.yaml': '' },
      { install: 'pnpm install', run: 'pnpm dev', test: 'pnpm test', build: 'pnpm build', lint: 'pnpm lint' },
    ],
    [
      'yarn by the field, against an old lock file',
      {
        'package.json': packageJson(
          { 'test:unit': 'jest', check: 'x' },
          { packageManager: 'yarn@4.6.0+sha512.abc' },
        ),
        'package-lock.json': '',
      },
      {
        install: 'yarn install',
        test: 'yarn run test:unit',
        lint: 'yarn run check',
        runtime: ['yarn 4.6.0'],
      },
    ],
    [
      'bun by its lock file',
      { 'package.json': packageJson({ test: 'bun test' }), 'bun.lock': '' },
      { install: 'bun install', test: 'bun run test' },
    ],
    [
      'pnpm by devEngines',
      { 'package.json': packageJson({}, { devEngines: { packageManager: { name: 'pnpm' } } }) },
      { install: 'pnpm install' },
    ],
  ])('%s', async (_, files, expected) => {
    expect(await saidFor(files)).toEqual(expected)
  })

  it('does not take the test that npm init writes for one', async () => {
    const files = { 'package.json': packageJson({ test: 'echo "Error: no test specified" && exit 1' }) }
    expect(await saidFor(files)).toEqual({ install: 'npm install' })
  })

  it('says nothing where there is nothing to install and no script', async () => {
    expect(await saidFor({ 'package.json': '{"type":"module"}' })).toEqual({})
  })

  it('says nothing of a lock file alone', async () => {
    expect(await saidFor({ 'package-lock.json': '{}' })).toEqual({})
  })

  it('never lets a stranger name a command', async () => {
    const strange = { 'test; rm -rf ~': 'x', 'dev`id`': 'x', 'build\n': 'x', __proto__: 'x', lint: 'eslint' }
    const files = {
      'package.json': packageJson(strange, {
        packageManager: 'npm@1; reboot',
        engines: { node: '>=20`id`' },
      }),
    }
    expect(await saidFor(files)).toEqual({ install: 'npm install', lint: 'npm run lint', runtime: ['npm 1'] })
  })
})
