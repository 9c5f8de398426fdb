import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../src/core/lint/lint.js'
import {
  noDeadCommand,
  noDeadPath,
  noDeadSymbol,
  noDriftedLines,
  noUnknownPath,
  recheckAnchor,
} from '../../../src/core/lint/rules/references.js'
import type { JudgedReference } from '../../../src/core/references/reference.js'
import { findings, lintInput } from '../lint/input.js'

const page = '# Handoff\n\n## Gotchas\n- `src/a.ts` bites\n\n## Remaining Work\n- [ ] Mend `src/a.ts`\n'
const gotcha = page.indexOf('src/a.ts')
const task = page.lastIndexOf('src/a.ts')

function reference(changes: Partial<JudgedReference>): JudgedReference {
  return {
    kind: 'path',
    span: { start: gotcha, end: gotcha + 'src/a.ts'.length },
    text: 'src/a.ts',
    state: 'alive',
    name: 'src/a.ts',
    path: 'src/a.ts',
    lines: null,
    since: 'a'.repeat(40),
    moved: null,
    recheck: false,
    nearest: null,
    renamed: false,
    ...changes,
  }
}

const rules: readonly Rule[] = [
  noDeadPath,
  noDeadSymbol,
  noDeadCommand,
  noUnknownPath,
  noDriftedLines,
  recheckAnchor,
]

const place = {
  edit: { start: gotcha, end: gotcha + 8, text: 'src/b.ts' },
  lines: [4, 4] as [number, number],
}

const cases: [RegExp, string, Partial<JudgedReference>][] = [
  [/^`src\/a\.ts` no longer exists \(last seen at aaaaaaaaaaaa/, 'no-dead-path', { state: 'dead' }],
  [
    /^`load` is no longer declared in `src\/a\.ts`/,
    'no-dead-symbol',
    { kind: 'symbol', name: 'load', state: 'dead' },
  ],
  [
    /^`npm run x` no longer works: `x` was removed/,
    'no-dead-command',
    { kind: 'command', name: 'x', text: 'npm run x', path: null, state: 'dead' },
  ],
  [/^`src\/a\.ts` is not in the repository/, 'no-unknown-path', { state: 'unknown', path: null }],
  [
    /^This repository has no commit `abc`/,
    'no-unknown-path',
    { kind: 'commit', name: 'abc', state: 'unknown' },
  ],
  [/^`src\/a\.ts` has no line 9/, 'no-unknown-path', { kind: 'lines', lines: [9, 9], state: 'unknown' }],
  [
    /^The text at line 3 of .+ is now at line 4/,
    'no-drifted-lines',
    { kind: 'lines', lines: [3, 3], state: 'moved', moved: place },
  ],
  [
    /^The text at lines 3-5 of .+ changed/,
    'no-drifted-lines',
    { kind: 'lines', lines: [3, 5], state: 'drifted' },
  ],
  [/^`src\/a\.ts#load` changed since/, 'recheck-anchor', { kind: 'symbol', name: 'load', recheck: true }],
]

describe('rules about references', () => {
  it.each(cases)('say %s (%s)', (reason, id, changes) => {
    const found = rules.flatMap((rule) =>
      findings(rule, page, { references: [reference(changes)] }).map((finding) => ({
        ...finding,
        id: rule.id,
      })),
    )
    expect(found).toMatchObject([{ id, at: 'src/a.ts', reason: expect.stringMatching(reason) }])
  })

  it('say nothing of what is alive, deliberate, or derived', () => {
    const input = lintInput(page, {
      references: [reference({}), reference({ state: 'unjudged' }), reference({ state: 'dead' })],
      derivedSpans: [],
    })
    const derivedSpans = [{ start: gotcha - 3, end: gotcha + 20 }]
    expect(rules.flatMap((rule) => rule.find({ ...input, derivedSpans }))).toEqual([])
    expect(rules.flatMap((rule) => rule.find(input))).toHaveLength(1)
  })

  it('ask to look again at decisions and gotchas, not at tasks', () => {
    const span = { start: task, end: task + 8 }
    const references = [reference({ kind: 'symbol', name: 'load', recheck: true, span })]
    expect(findings(recheckAnchor, page, { references })).toEqual([])
  })

  it('tell what took its place', () => {
    const renamed = reference({ state: 'dead', nearest: 'src/b.ts', renamed: true })
    expect(findings(noDeadPath, page, { references: [renamed] })[0]?.hint).toBe(
      'It was renamed to `src/b.ts`.',
    )
  })

  it('repair only what moved', () => {
    const lines = { kind: 'lines', lines: [3, 3] } as const
    const references = [reference({ ...lines, lines: [3, 3], state: 'moved', moved: place })]
    expect(findings(noDriftedLines, page, { references })[0]?.fix).toEqual([place.edit])
    // To write on the line would make it new, and what died on it forgotten.
    const besideDead = [...references, reference({ state: 'dead', span: { start: gotcha - 2, end: gotcha } })]
    expect(findings(noDriftedLines, page, { references: besideDead })[0]?.fix).toBeUndefined()
    const elsewhere = [...references, reference({ state: 'dead', span: { start: task, end: task + 8 } })]
    expect(findings(noDriftedLines, page, { references: elsewhere })[0]?.fix).toEqual([place.edit])
    const drifted = [reference({ ...lines, lines: [3, 3], state: 'drifted' })]
    expect(findings(noDriftedLines, page, { references: drifted })[0]?.fix).toBeUndefined()
  })
})

it('tells once for each line what is dead or unknown on it', () => {
  const twice = '# Handoff\n\n## Gotchas\n- `src/a.ts:2` before `src/a.ts:9`\n- `src/a.ts`\n'
  const starts = Array.from(twice.matchAll(/src\/a\.ts/g), ({ index }) => index)
  for (const [rule, state] of [
    [noDeadPath, 'dead'],
    [noUnknownPath, 'unknown'],
  ] as const) {
    const references = starts.map((start, at) =>
      reference({ state, span: { start, end: start + 8 }, lines: [at + 1, at + 1] }),
    )
    const told = findings(rule, twice, { references }).map(({ span }) => span?.start)
    expect(told).toEqual([starts[0], starts[2]])
  }
})
