import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveBranchPushes, parsePushedRefs, renderPreCommitLine } from '../../../src/core/push/refs.js'

const one = '1'.repeat(40)
const two = '2'.repeat(40)
const none = '0'.repeat(40)

describe('parsePushedRefs', () => {
  it('reads what was pushed from the right, since its name may hold spaces', () => {
    const text = `refs/heads/a ${one} refs/heads/b ${none}\n:/fix the login ${two} refs/heads/x ${one}\n(delete) ${none} refs/heads/y ${two}\n`
    expect(parsePushedRefs(text)).toEqual([
      { local: 'refs/heads/a', oid: one, remote: 'refs/heads/b', remoteOid: none },
      { local: ':/fix the login', oid: two, remote: 'refs/heads/x', remoteOid: one },
      { local: '(delete)', oid: none, remote: 'refs/heads/y', remoteOid: two },
    ])
  })

  it('knows the ids of SHA-256', () => {
    const [ref] = parsePushedRefs(`HEAD ${'a'.repeat(64)} refs/heads/x ${'0'.repeat(64)}\r\n`)
    expect(ref?.oid).toBe('a'.repeat(64))
  })

  it('passes over what is no such line', () => {
    expect(parsePushedRefs('')).toEqual([])
    expect(parsePushedRefs(`\nx y z\n${one} refs/heads/x ${none}\nHEAD abc refs/heads/x ${none}\n`)).toEqual(
      [],
    )
  })

  it('finds any name again', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !/[\r\n]/.test(text))
    fc.assert(
      fc.property(name, (local) => {
        expect(parsePushedRefs(`${local} ${one} refs/heads/x ${two}\n`)).toEqual([
          { local, oid: one, remote: 'refs/heads/x', remoteOid: two },
        ])
      }),
    )
  })
})

describe('deriveBranchPushes', () => {
  it('leaves out tags, deletions and all that is no branch', () => {
    const refs = parsePushedRefs(
      [
        `refs/tags/v1 ${one} refs/tags/v1 ${none}`,
        `(delete) ${none} refs/heads/gone ${one}`,
        `HEAD ${one} refs/for/main ${none}`,
        `HEAD ${one} refs/heads/x ${none}`,
      ].join('\n'),
    )
    expect(deriveBranchPushes(refs).map(({ remote }) => remote)).toEqual(['refs/heads/x'])
  })
})

describe('renderPreCommitLine', () => {
  it('makes a line of the variables of pre-commit', () => {
    const line = renderPreCommitLine({
      PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/a',
      PRE_COMMIT_TO_REF: one,
      PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/b',
      PRE_COMMIT_FROM_REF: two,
    })
    expect(parsePushedRefs(line)).toEqual([
      { local: 'refs/heads/a', oid: one, remote: 'refs/heads/b', remoteOid: two },
    ])
  })

  it('takes a remote without the branch for one that has nothing', () => {
    const line = renderPreCommitLine({
      PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/a',
      PRE_COMMIT_TO_REF: one,
      PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/b',
    })
    expect(parsePushedRefs(line)[0]?.remoteOid).toBe(none)
    expect(renderPreCommitLine({})).toBe('')
  })
})
