import { describe, expect, it } from 'vitest'
import type { BranchFacts, Commit } from '../../../src/core/facts.js'
import { deriveQuestions } from '../../../src/core/questions/derive.js'
import { facts, file } from '../entries/facts.js'
import { commit, dependency, questionsOf, symbol } from './questions-of.js'

/** One cause of nearly every kind. */
const everything: Partial<BranchFacts> = {
  commits: [commit('feat!: replace JWT with sessions'), commit('Revert "perf: cache users"')],
  files: [
    file({ path: 'db/migrate/3_drop_tokens.rb', status: 'added', language: 'ruby' }),
    file({ path: 'src/auth.ts', symbols: [symbol({}), symbol({ name: 'verifyToken' })] }),
    file({ path: 'src/jwt.ts', status: 'deleted', deletions: 80 }),
    file({
      path: 'src/sdk/users.ts',
      symbols: [symbol({ name: 'listUsers', change: 'changed', signatureChanged: true, lines: [3, 9] })],
    }),
  ],
  dependencies: [dependency({}), dependency({ manifest: 'packages/a/package.json', name: 'stripe' })],
  variables: [{ name: 'SESSION_SECRET', path: 'src/a.ts', line: 5, documented: false }],
  openEnds: [{ kind: 'skipped-test', path: 'tests/auth.test.ts', line: 4, text: "it.skip('reads back')" }],
}

const kindsOf = (change: Partial<BranchFacts>) => questionsOf(change).map(({ kind }) => kind)

describe('deriveQuestions', () => {
  it('asks at most five, the one that hurts most first', () => {
    expect(kindsOf(everything)).toEqual(['breaking-change', 'schema', 'variable', 'revert', 'dependency'])
  })

  it('asks on where something was asked before, about that never again', () => {
    const asked = new Set<string>()
    const rounds: string[][] = []
    for (let round = 0; round < 4; round++) {
      const questions = deriveQuestions(facts(everything), null, { asked })
      rounds.push(questions.map(({ kind }) => kind))
      for (const { id } of questions.flatMap(({ about }) => about)) {
        expect(asked).not.toContain(id)
        asked.add(id)
      }
    }
    expect(rounds.slice(1)).toEqual([
      ['dependency', 'skipped-test', 'removed-symbol', 'deleted-file', 'changed-signature'],
      [],
      [],
    ])
  })

  it('asks at most two of a kind', () => {
    const commits = ['a', 'b', 'c'].map((name) => commit(`Revert "feat: the part ${name}"`))
    expect(kindsOf({ commits })).toEqual(['revert', 'revert'])
  })

  it('asks nothing about a typo', () => {
    const files = [
      file({ path: 'README.md', kind: 'docs', language: 'markdown', additions: 1, deletions: 1 }),
    ]
    expect(questionsOf({ files, commits: [commit('docs: fix typo')] })).toEqual([])
  })

  it('asks nothing about updates of dependencies', () => {
    expect(
      questionsOf({
        commits: [commit('build(deps): bump redis from 5.1.0 to 5.2.0')],
        files: [
          file({ path: 'package-lock.json', kind: 'lock', additions: 900, deletions: 700 }),
          file({ path: 'package.json', kind: 'config', language: 'json' }),
        ],
        dependencies: [dependency({ change: 'changed', from: '^5.1.0', to: '^5.2.0' })],
      }),
    ).toEqual([])
  })

  it('asks nothing where there is nothing', () => expect(questionsOf({})).toEqual([]))
})

describe('ids', () => {
  const idsOf = (change: Partial<BranchFacts>) =>
    questionsOf(change).flatMap(({ id, about }) => [id, ...about.map((subject) => subject.id)])

  it('are the same after a rebase, a squash of other commits and moved lines', () => {
    const rebased = (commits: Commit[]) =>
      commits.map((one, index) => ({ ...one, sha: `${index}`.repeat(40), date: '2026-02-01T09:00:00Z' }))
    const moved: Partial<BranchFacts> = {
      ...everything,
      head: 'e'.repeat(40),
      base: { name: 'origin/main', mergeBase: '1'.repeat(40) },
      work: '000000000000',
      commits: rebased([...(everything.commits ?? []), commit('docs: more')]),
      files: (everything.files ?? []).map((one) => ({
        ...one,
        commits: ['0'.repeat(40)],
        ranges: one.ranges.map(([first, last]) => [first + 90, last + 90]),
        symbols: one.symbols.map((each) => ({ ...each, lines: each.lines === null ? null : [93, 99] })),
      })),
      variables: (everything.variables ?? []).map((one) => ({ ...one, line: 95 })),
      openEnds: (everything.openEnds ?? []).map((one) => ({ ...one, line: 94 })),
    }
    expect(idsOf(moved)).toEqual(idsOf(everything))
  })

  it('are the same whatever order the facts come in, and whatever else the branch does', () => {
    const reversed = { ...everything, files: (everything.files ?? []).toReversed() }
    expect(idsOf(reversed)).toEqual(idsOf(everything))
    expect(idsOf({ dependencies: [dependency({}), dependency({ name: 'zod' })] })).toContain(
      idsOf({ dependencies: [dependency({})] })[0],
    )
  })

  it('differ where the causes differ', () => {
    const ids = new Set<string>()
    const all = { ...everything, dependencies: [dependency({}), dependency({ name: 'stripe' })] }
    for (const { about } of [...questionsOf(all), ...questionsOf({ ...all, commits: [], variables: [] })])
      for (const { id } of about) ids.add(id)
    expect(ids.size).toBe(9)
  })
})
