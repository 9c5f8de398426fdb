import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPathPerBranch, pagePath } from '../../src/core/page-path.js'
import { propertyRuns } from '../helpers/counts.js'

describe('a path without a placeholder', () => {
  test.each([
    ['HANDOFF.md', 'HANDOFF.md'],
    ['./HANDOFF.md', 'HANDOFF.md'],
    ['docs/über uns/HANDOFF.md', 'docs/über uns/HANDOFF.md'],
    ['.handoff/page.md', '.handoff/page.md'],
    ['.github/HANDOFF.md', '.github/HANDOFF.md'],
  ])('%j is %j on every branch', (template, path) => {
    expect(pagePath(template, 'feat/a')).toBe(path)
    expect(isPathPerBranch(template)).toBe(false)
  })

  test.each([
    ['', 'is empty'],
    ['/etc/passwd', 'starts or ends'],
    ['docs/', 'starts or ends'],
    ['docs//HANDOFF.md', '`//`'],
    ['../HANDOFF.md', '`..`'],
    ['docs/../../HANDOFF.md', '`..`'],
    ['docs/./HANDOFF.md', '`.`'],
    ['C:/HANDOFF.md', '":"'],
    ['docs\\HANDOFF.md', '"\\\\"'],
    ['HANDOFF.md\n', '"\\n"'],
    ['.git/HANDOFF.md', 'belongs to git'],
    ['docs/.GIT/HANDOFF.md', 'belongs to git'],
    ['.g\u200cit/HANDOFF.md', 'belongs to git'],
    ['git~1/HANDOFF.md', 'belongs to git'],
    ['.git./HANDOFF.md', 'end with a dot'],
    ['docs/aux.md', 'a device'],
    ['{user}/HANDOFF.md', '`{user}`'],
  ])('%j is refused: %s', (template, why) => {
    expect(() => pagePath(template, 'main')).toThrow(
      expect.objectContaining({ kind: 'config', message: expect.stringContaining(why) }),
    )
  })
})

describe('a path with {branch}', () => {
  test.each([
    ['main', '.handoff/main.md'],
    ['feat/login', '.handoff/feat/login.md'],
    ['--upload-pack=x', '.handoff/--upload-pack=x.md'],
    ['grüße/日本', '.handoff/grüße/日本.md'],
    ['a"b<c>d|e', '.handoff/a%22b%3Cc%3Ed%7Ce.md'],
    ['100%', '.handoff/100%25.md'],
    ['feat./x', '.handoff/feat%2e/x.md'],
    ['aux', '.handoff/%61ux.md'],
    ['con/x', '.handoff/%63on/x.md'],
    ['console', '.handoff/console.md'],
    ['COM1.fix', '.handoff/%43OM1.fix.md'],
    ['../../etc/passwd', '.handoff/%2e%2e/%2e%2e/etc/passwd.md'],
    ['/etc/passwd', '.handoff/%/etc/passwd.md'],
    ['.git/config', '.handoff/%2egit/config.md'],
    ['a\\b', '.handoff/a%5Cb.md'],
    ['$&', '.handoff/$&.md'],
  ])('the branch %j gives %j', (branch, path) => {
    expect(pagePath('.handoff/{branch}.md', branch)).toBe(path)
  })

  test('may stand alone and more than once', () => {
    expect(pagePath('{branch}/{branch}', 'a/..')).toBe('a/%2e%2e/a/%2e%2e')
    expect(isPathPerBranch('{branch}/x.md')).toBe(true)
  })
})

test('no branch name leads out of the folder, or to a name that a file system cannot hold', () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[a-z%./\\: ~]{0,12}$/))
  fc.assert(
    fc.property(name, (branch) => {
      const parts = pagePath('pages/{branch}', branch).split('/')
      expect(parts.shift()).toBe('pages')
      for (const part of parts) {
        expect(part).not.toMatch(/^$|^\.|[. ]$|[\u0000-\u001f<>:"|?*\\]|^(con|aux|nul|prn)$/)
      }
    }),
  )
})

test('two branches never share a path', () => {
  const name = fc.stringMatching(/^[a-c%25.e/\\ ]{0,6}$/)
  fc.assert(
    fc.property(name, name, (one, other) => {
      fc.pre(one !== other)
      expect(pagePath('{branch}.md', one)).not.toBe(pagePath('{branch}.md', other))
    }),
    { numRuns: propertyRuns(2000) },
  )
})
