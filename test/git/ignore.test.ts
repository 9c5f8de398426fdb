import { expect, test } from 'vitest'
import { openIgnore } from '../../src/git/config-file.js'

test.each([
  ['*.snap', ['a.snap', 'deep/b.snap', '.hidden.snap'], ['a.snap.ts', 'snap']],
  ['docs/', ['docs/a', 'docs/b/c', 'deep/docs/a'], ['docs', 'docs2/a']],
  ['/docs/', ['docs/a', 'docs/b/c'], ['deep/docs/a']],
  ['docs/*.md', ['docs/a.md'], ['docs/b/c.md', 'deep/docs/a.md']],
  ['src/**/generated/**', ['src/generated/a', 'src/x/y/generated/a/b'], ['generated/a']],
  ['{a,b}.lock', ['a.lock', 'x/b.lock'], ['c.lock']],
])('%s', async (glob, ignored, kept) => {
  const isIgnored = await openIgnore([glob])
  expect(ignored.filter((path) => !isIgnored(path))).toEqual([])
  expect(kept.filter(isIgnored)).toEqual([])
})

test('without globs nothing is ignored', async () => {
  expect((await openIgnore([]))('a')).toBe(false)
})
