import { describe, expect, it } from 'vitest'
import { nodeCases } from './cases/node.js'
import { packageJson, saidFor } from './derive-for.js'

describe('package.json', () => {
  it.each(nodeCases)('%s', async (_, files, expected) => {
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
