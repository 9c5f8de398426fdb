import { describe, expect, it } from 'vitest'
import {
  derivePassing,
  parseRemovedLines,
  type RemovedLine,
} from '../../../src/core/leftovers/passing-symbols.js'
import { planSearch } from '../../../src/core/leftovers/search.js'
import { symbol } from '../questions/questions-of.js'
import { changed, moved, removed, renamed } from './left-in.js'

const line = (path: string, text: string): RemovedLine => ({ path, text })
const namesOf = (lines: readonly RemovedLine[], ...files: ReturnType<typeof changed>[]) =>
  derivePassing(lines, files).map(({ name, shared }) => (shared ? `${name} shared` : name))

it('reads the lines that patches take out', () => {
  const patch = `diff --git a/src/a b.ts b/src/a b.ts
index 1..2 100644
--- a/src/a b.ts\t
+++ b/src/a b.ts\t
@@ -1,2 +1 @@
-export function open() {
--- not a header
+export function shut() {
diff --git a/b.ts b/b.ts
deleted file mode 100644
--- a/b.ts
+++ /dev/null
@@ -1 +0,0 @@
-b\r
diff --git "a/\\303\\244.ts" "b/\\303\\244.ts"
--- "a/\\303\\244.ts"
+++ "b/\\303\\244.ts"
@@ -1 +0,0 @@
-c
`
  expect([...parseRemovedLines(patch)]).toEqual([
    line('src/a b.ts', 'export function open() {'),
    line('src/a b.ts', '-- not a header'),
    line('b.ts', 'b'),
  ])
})

describe('what single commits took out', () => {
  it.each([
    ['a.go', 'func Fresh() int { return 2 }', ['Fresh']],
    ['a.go', 'func fresh() int { return 2 }', ['fresh shared']],
    ['a.ts', 'export function signToken(user: User) {', ['signToken']],
    ['a.ts', 'function signToken(user: User) {', []],
    ['a.py', 'def _sign_token(user):', ['_sign_token shared']],
    ['a.py', '    def sign_token(self):', []],
    ['a.ts', 'return signToken(user)', []],
    ['a.md', 'export function signToken() {', []],
  ])('in %s: %s', (path, text, names) => {
    expect(namesOf([line(path, text)])).toEqual(names)
  })

  it('is told once', () => {
    const text = 'export function signToken(user: User) {'
    expect(namesOf([line('a.ts', text), line('a.ts', text)])).toEqual(['signToken'])
  })

  it('is left to the net change where that tells of it', () => {
    const lines = [line('a.ts', 'export function signToken(user: User) {')]
    expect(namesOf(lines, changed('a.ts', [removed('signToken')]))).toEqual([])
    expect(namesOf(lines, changed('a.ts', [symbol({ name: 'signToken', change: 'changed' })]))).toEqual([])
    expect(namesOf(lines, changed('a.ts', [renamed('signToken', 'makeToken')]))).toEqual([])
    expect(namesOf(lines, changed('b.ts', [moved('signToken', 'a.ts')]))).toEqual([])
    expect(namesOf(lines, changed('b.ts', [removed('signToken')]))).toEqual(['signToken'])
  })

  it('is looked for as what is lost is', () => {
    const passing = derivePassing([line('a.go', 'func Fresh() int {')], [])
    expect(planSearch([], passing)?.names).toEqual(['Fresh'])
    expect(planSearch([], derivePassing([line('a.go', 'func Get() int {')], []))).toBeNull()
  })
})
