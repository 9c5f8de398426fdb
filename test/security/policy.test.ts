import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const policy = readFileSync(join(root, 'SECURITY.md'), 'utf8')

describe('SECURITY.md', () => {
  const [, promised = ''] = /## What you can rely on\n(.*?)\n## /s.exec(policy) ?? []
  const promises = promised.split(/\n(?=- )/).slice(1)

  it('names for each promise tests that exist', () => {
    expect(promises.length).toBeGreaterThan(10)
    for (const promise of promises) {
      const tests = promise.match(/test\/[\w/.-]+\.test\.ts/g) ?? []
      expect([promise, tests.length > 0]).toEqual([promise, true])
      for (const test of tests) expect([test, existsSync(join(root, test))]).toEqual([test, true])
    }
  })

  it('says how to report, which versions get fixes, and what is not promised', () => {
    for (const part of [
      '/security/advisories/new',
      '## Supported versions',
      "## What we can't prevent",
      'filter.*.clean',
    ])
      expect(policy).toContain(part)
  })
})

describe('workflows', () => {
  const files = ['ci', 'codeql', 'handoff', 'nightly', 'release'].map(
    (name) => `.github/workflows/${name}.yml`,
  )
  it.each(files)('%s takes the actions of others by a commit', (file) => {
    const uses = Array.from(
      readFileSync(join(root, file), 'utf8').matchAll(/uses: (\S+)/g),
      ([, one = '']) => one,
    )
    expect(uses.filter((one) => !one.startsWith('./') && !/@[0-9a-f]{40}$/.test(one))).toEqual([])
  })
})
