import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CommitSubject, parseSubject } from '../../../src/core/commits/subject.js'
import { cpuTime } from '../../helpers/timing.js'

const plain: CommitSubject = {
  type: null,
  scope: null,
  breaking: false,
  description: '',
  pullRequest: null,
  fixupOf: null,
}

describe('parseSubject', () => {
  it.each<[subject: string, parts: Partial<CommitSubject>]>([
    ['Add sessions', { description: 'Add sessions' }],
    ['feat: add sessions', { type: 'feat', description: 'add sessions' }],
    ['feat(auth): add sessions', { type: 'feat', scope: 'auth', description: 'add sessions' }],
    [
      'feat(auth)!: add sessions',
      { type: 'feat', scope: 'auth', breaking: true, description: 'add sessions' },
    ],
    ['Fix!: drop tokens', { type: 'fix', breaking: true, description: 'drop tokens' }],
    ['feature: add sessions', { type: 'feat', description: 'add sessions' }],
    ['feat(): add sessions', { type: 'feat', description: 'add sessions' }],
    ['build(deps-dev): bump x', { type: 'build', scope: 'deps-dev', description: 'bump x' }],
    ['feat: add sessions (#12)', { type: 'feat', description: 'add sessions', pullRequest: 12 }],
    ['Add sessions (#12) (#13)', { description: 'Add sessions', pullRequest: 13 }],
    ['Add sessions (!12)', { description: 'Add sessions', pullRequest: 12 }],
    ['Add sessions (closes #12)', { description: 'Add sessions (closes #12)' }],
    ['✨ Add sessions', { type: 'feat', description: 'Add sessions' }],
    [':bug: Fix expiry', { type: 'fix', description: 'Fix expiry' }],
    ['♻️ refactor(auth): split', { type: 'refactor', scope: 'auth', description: 'split' }],
    ['💥 Drop tokens', { breaking: true, description: 'Drop tokens' }],
    ['🎉 Begin', { description: 'Begin' }],
    ['[auth] Add sessions', { scope: 'auth', description: 'Add sessions' }],
    ['[Fix] expiry', { type: 'fix', description: 'expiry' }],
    ['[12.x] Add sessions (#12)', { description: 'Add sessions', pullRequest: 12 }],
    ['net/http: fix a race', { scope: 'net/http', description: 'fix a race' }],
    ['drm/amd, drm/i915: fix a race', { scope: 'drm/amd, drm/i915', description: 'fix a race' }],
    ['wip: login', { type: 'wip', description: 'login' }],
    ['WIP login', { type: 'wip', description: 'login' }],
    [
      'fixup! feat: add sessions',
      { type: 'feat', description: 'add sessions', fixupOf: 'feat: add sessions' },
    ],
    ['squash! fixup! Add sessions', { description: 'Add sessions', fixupOf: 'Add sessions' }],
    ['amend! Add sessions', { description: 'Add sessions', fixupOf: 'Add sessions' }],
    ['Note: this is odd', { scope: 'Note', description: 'this is odd' }],
    ['Use a: b syntax', { description: 'Use a: b syntax' }],
    ['feat:', { description: 'feat:' }],
    ['(#12)', { description: '(#12)' }],
    ['', {}],
    ['Add \u001b[31mred\u202e\tsessions', { description: 'Add red sessions' }],
  ])('%j', (subject, parts) => {
    expect(parseSubject(subject)).toEqual({ ...plain, ...parts })
  })

  it('never throws, and takes linear time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (subject) => {
        expect(parseSubject(subject).description.length).toBeLessThanOrEqual(subject.length)
      }),
    )
    const started = cpuTime()
    for (const piece of ['[a] ', 'fixup! ', '(#1) ', 'wip ', ': ', 'a/', '✨', 'Revert "']) {
      parseSubject(piece.repeat(100_000))
    }
    expect(cpuTime() - started).toBeLessThan(5_000)
  })
})
