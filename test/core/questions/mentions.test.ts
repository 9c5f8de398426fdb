import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionsAny } from '../../../src/core/questions/explanations.js'
import type { Name } from '../../../src/core/questions/question.js'

describe('mentionsAny', () => {
  it.each<[Name['form'], string, string, boolean]>([
    ['word', 'redis', 'Redis, not memory', true],
    ['word', 'redis', 'kept in redis.', true],
    ['word', 'redis', 'a (redis) b', true],
    ['word', 'redis', 'ioredis, redis-om, @redis/client', false],
    ['word', '@scope/x', 'use `@scope/x`', true],
    ['word', '@scope/x', 'use `@scope/xy` and a@scope/x', false],
    ['path', 'src/a.ts', '`src/a.ts:12`', true],
    ['path', 'src/a.ts', 'see ./src/a.ts, line 3', true],
    ['path', 'src/a.ts', 'see src/a.tsx and lib/src/a.ts', false],
    ['path', 'a.ts', 'see `src/a.ts`', false],
    ['code', 'signToken', 'signToken is gone', true],
    ['code', 'signToken', 'Auth.signToken(x), `Auth::signToken`', true],
    ['code', 'signToken', 'signtoken, resignToken, signTokens', false],
    ['code', 'Store.get', 'what Store.get did', true],
    ['code', 'A_KEY', 'A_KEY_ID, MY_A_KEY', false],
    ['code', 'get', 'get it done', false],
    ['code', 'get', 'call get() first', true],
    ['code', 'get', 'see `get`', true],
    ['code', 'get', 'see store.ts#get', true],
    ['code', 'operator+', 'the `operator+` of it', true],
    ['words', 'Replace JWT with sessions', 'sessions, not JWT: they replace tokens', true],
    ['words', 'Replace JWT with sessions', 'sessions last a day', false],
    ['words', 'Cache', 'Revert `Cache`', true],
    ['words', 'Cache', 'the cache', false],
    ['word', '', 'anything', false],
  ])('%s %j in %j: %s', (form, text, line, expected) => {
    expect(mentionsAny(line, [{ form, text }])).toBe(expected)
  })

  it('takes a plain word for a symbol beside its path', () => {
    const name: Name = { form: 'code', text: 'login', path: 'src/auth.ts' }
    expect(mentionsAny('login is gone (`src/auth.ts`)', [name])).toBe(true)
    expect(mentionsAny('login is gone (`src/auth.tsx`)', [name])).toBe(false)
    expect(mentionsAny('logins are gone (`src/auth.ts`)', [name])).toBe(false)
  })

  it('finds every name in a code span of its own, and none in an empty text', () => {
    const names = fc.stringMatching(/^[\w.$@/-]{1,20}$/)
    const forms = fc.constantFrom<Name['form']>('word', 'code', 'path')
    fc.assert(
      fc.property(names, forms, (text, form) => {
        expect(mentionsAny(`because of \`${text}\`, so`, [{ form, text }])).toBe(true)
        expect(mentionsAny('', [{ form, text }])).toBe(false)
      }),
    )
  })
})
