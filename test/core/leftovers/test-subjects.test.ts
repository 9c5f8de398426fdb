import { describe, expect, it } from 'vitest'
import { isSubject, subjectOf } from '../../../src/core/leftovers/search.js'

describe('the name of a test’s file says what it is about', () => {
  it.each([
    ['tests/Unit/CalDAVDatesTest.php', 'CalDAVDates'],
    ['src/test/java/TokenStoreTests.java', 'TokenStore'],
    ['src/test/java/TestTokenStore.java', 'TokenStore'],
    ['tests/test_token_store.py', 'TokenStore'],
    ['pkg/token_store_test.go', 'TokenStore'],
    ['spec/token_store_spec.rb', 'TokenStore'],
    ['src/token-store.test.ts', 'TokenStore'],
    ['src/TokenStore.spec.tsx', 'TokenStore'],
    ['test/token_store.rb', 'TokenStore'],
  ])('%s: %s', (path, name) => {
    expect(isSubject(name, new Set([subjectOf(path)]))).toBe(true)
  })

  it.each([
    ['src/latest.test.ts', 'Lat'],
    ['tests/test_token_store_limits.py', 'TokenStore'],
  ])('%s, not: %s', (path, name) => {
    expect(isSubject(name, new Set([subjectOf(path)]))).toBe(false)
  })
})
