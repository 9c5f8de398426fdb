import { describe, expect, it } from 'vitest'
import type { FileChange, OpenEnd } from '../../../../src/core/facts.js'
import { taskActionable } from '../../../../src/core/lint/rules/tasks.js'
import { branchFacts, findings, lintInput } from '../input.js'

const page = (...tasks: string[]) =>
  `## Remaining Work\n\n### Must Complete\n\n${tasks.map((task) => `${task}\n`).join('')}`

function changed(path: string, ...names: string[]): FileChange {
  const symbols = names.map((name) => ({
    name,
    qualifiedName: name,
    kind: 'function',
    change: 'changed' as const,
    previousName: null,
    previousPath: null,
    signatureChanged: false,
    exported: true,
    cosmetic: false,
    lines: null,
  }))
  return {
    path,
    previousPath: null,
    status: 'modified',
    kind: 'source',
    language: null,
    mode: { from: '100644', to: '100644' },
    additions: 1,
    deletions: 0,
    ranges: [],
    commits: [],
    tests: [],
    symbols,
    symbolsFrom: 'ast',
  }
}

const todo = (path: string, line: number): OpenEnd => ({ kind: 'todo', path, line, text: 'TODO: later' })
const hintOf = (task: string, facts: Parameters<typeof branchFacts>[0]) =>
  findings(taskActionable, page(task), { facts: branchFacts(facts) })[0]?.hint

describe('task-actionable', () => {
  it('finds a vague task at its line and says what is missing', () => {
    const [finding] = findings(taskActionable, page('- [ ] Some more cleanup', '- [ ] Delete `src/old.ts`'))
    expect(finding?.at).toBe('- [ ] Some more cleanup\n')
    expect(finding?.reason).toBe(
      'Task is too vague: it does not say what to change, where or what the result should be',
    )
    expect(finding?.data).toEqual({ missing: ['object', 'place', 'outcome'] })
  })

  it('leaves placeholders to the rule that is about them', () => {
    expect(findings(taskActionable, page('- [ ] TBD', '- [Describe the next step]'))).toEqual([])
    expect(findings(taskActionable, page('- [ ] TBD with the team'))).toHaveLength(1)
  })

  it('reads every shape of a task', () => {
    const vague = ['- Improve things', '1. Improve things', '| What |\n| --- |\n| Improve things |']
    for (const task of vague) expect(findings(taskActionable, page(task))).toHaveLength(1)
    expect(findings(taskActionable, '## Remaining Work\n\n### Improve things\n\nSomehow.\n')).toHaveLength(1)
  })

  it('leaves alone what is done, derived or in another language', () => {
    const text = page('- [ ] Some more cleanup')
    expect(findings(taskActionable, page('- [x] Some more cleanup'))).toEqual([])
    expect(findings(taskActionable, text, { isEnglish: false })).toEqual([])
    const items = lintInput(text).items.map((item) => ({ ...item, derived: true }))
    expect(findings(taskActionable, text, { items })).toEqual([])
  })
})

describe('its hint', () => {
  const files = [changed('src/cart/total.ts'), changed('src/coupon/apply.ts', 'applyCoupon')]

  it('names the TODOs beside a file that shares words with the task', () => {
    const openEnds = [
      todo('src/coupon/apply.ts', 7),
      todo('src/coupon/list.ts', 3),
      todo('src/cart/total.ts', 9),
    ]
    expect(hintOf('- Improve coupons', { files, openEnds })).toBe(
      '`src/coupon/` has 2 open TODOs: name one, such as `src/coupon/apply.ts:7`, and say what the result should be.',
    )
  })

  it('names the file and its symbol where there is no TODO', () => {
    expect(hintOf('- Improve coupons', { files })).toBe(
      'If this is about `src/coupon/apply.ts#applyCoupon`, name it, and say what the result should be.',
    )
  })

  it('names no file that shares no word with it', () => {
    expect(hintOf('- Improve things', { files })).toBe(
      'Name the file, function or command, and say what the result should be.',
    )
  })

  it.each([
    ['- ship pi image', '.agents/scripts/_lib.mjs', 'inferHarnessFromRuntimeImage'],
    ['- ship pi image', 'docs/runtime-image.md', ''],
    ['- session expiry', 'src/redis-session-cache.ts', ''],
    ['- handle images', 'src/images.ts', 'Image'],
  ])('names nothing that is not nearly said: %s, %s', (task, path, symbol) => {
    expect(hintOf(task, { files: [changed(path, ...(symbol === '' ? [] : [symbol]))] })).toMatch(
      /^Name the file/,
    )
  })

  it.each([
    ['- session store', 'src/a.ts', 'SessionStore', 'src/a.ts#SessionStore'],
    ['- rotate tokens better', 'src/a.ts', 'rotateToken', 'src/a.ts#rotateToken'],
    ['- improve the redis cache', 'src/redis-cache.ts', '', 'src/redis-cache.ts'],
  ])('names what is: %s, %s', (task, path, symbol, place) => {
    expect(hintOf(task, { files: [changed(path, ...(symbol === '' ? [] : [symbol]))] })).toContain(
      `about \`${place}\`,`,
    )
  })

  it('can do without facts', () => {
    expect(findings(taskActionable, page('- Improve things'), { facts: null })[0]?.hint).toContain(
      'Name the file',
    )
  })
})
