import { describe, expect, it } from 'vitest'
import { isDryRun, parsePushArguments } from '../../../src/git/push/process.js'

describe('isDryRun', () => {
  it.each([
    ['push --dry-run origin x', true],
    ['push -n', true],
    ['push -fn origin', true],
    ['-c a.b=c push -nu origin x', true],
    ['push --no-dry-run', false],
    ['push --dry-run --no-dry-run', false],
    ['push origin x', false],
    ['push --no-verify origin', false],
    ['push -f -u origin', false],
    ['push origin -- -n', false],
    ['push origin my-n', false],
  ])('%s: %j', (line, expected) => {
    expect(isDryRun(line.split(' '))).toBe(expected)
  })
})

describe('parsePushArguments', () => {
  it.each([
    ['push', false],
    ['push -f', true],
    ['push -uf origin feat', true],
    ['push -u origin feat', false],
    ['push --force-with-lease=feat:1234567 origin feat', true],
    ['push --force --no-force', false],
    ['-C /srv/push -c push.default=current push origin feat', false],
    ['push origin +feat', true],
    ['push origin +HEAD', true],
    ['push origin +main~1:refs/heads/feat', true],
    ['push origin +other feat', false],
    ['push origin +refs/heads/*:refs/heads/*', true],
    ['push --mirror origin', true],
    ['push -o force origin feat', false],
    ['push -of origin feat', false],
    ['push --push-option --force origin feat', false],
    ['push origin -- -f', false],
    ['publish-everything', true],
  ])('%s forces: %j', (line, expected) => {
    expect(parsePushArguments(line.split(' ')).isForced('refs/heads/feat')).toBe(expected)
  })

  it('knows the options for the server', () => {
    const { pushOptions } = parsePushArguments([
      'push',
      '-o',
      'ci.skip',
      '-fofast',
      '--push-option=a b',
      'origin',
    ])
    expect(pushOptions).toEqual(['ci.skip', 'fast', 'a b'])
  })
})
