import { describe, expect, it } from 'vitest'
import type { BranchFacts } from '../../../src/core/facts.js'
import { addNotes } from '../../../src/core/page/notes.js'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { deriveQuestions } from '../../../src/core/questions/derive.js'
import { deriveAnswer, type Question, renderAnswerCommand } from '../../../src/core/questions/question.js'
import { facts, file } from '../entries/facts.js'
import { commit, dependency, symbol } from './questions-of.js'

const question: Question = {
  id: 'dependency:redis',
  kind: 'dependency',
  text: 'Why was `redis` added?',
  about: [{ id: 'dependency:redis', name: 'redis', path: 'package.json', line: null }],
  answerWith: 'decision',
  statement: 'Add `redis`',
  place: 'package.json',
}

describe('renderAnswerCommand', () => {
  it.each<[Partial<Question>, string]>([
    [{}, 'git handoff note decision "Add redis" --because "…" --at package.json'],
    [{ place: null }, 'git handoff note decision "Add redis" --because "…"'],
    [{ place: 'src/a b.ts' }, 'git handoff note decision "Add redis" --because "…" --at "src/a b.ts"'],
    [{ answerWith: 'gotcha', statement: '`A_B`' }, 'git handoff note gotcha "A_B: … (package.json)"'],
    [{ answerWith: 'gotcha', statement: '`A_B`', place: null }, 'git handoff note gotcha "A_B: …"'],
    // What a shell acts on within double quotes, or what Markdown takes for emphasis, stays code in single quotes.
    [
      { statement: 'Add `$(touch x)`' },
      'git handoff note decision \'Add `$(touch x)`\' --because "…" --at package.json',
    ],
    [
      { statement: "Drop `it's`", place: null },
      "git handoff note decision 'Drop `it'\\''s`' --because \"…\"",
    ],
    [
      { place: 'a"; rm -rf `x`' },
      'git handoff note decision "Add redis" --because "…" --at \'a"; rm -rf `x`\'',
    ],
    [
      { statement: 'Rewrite `json/__init__.py`', place: null },
      'git handoff note decision \'Rewrite `json/__init__.py`\' --because "…"',
    ],
    [{ place: '-x' }, 'git handoff note decision "Add redis" --because "…" --at "-x"'],
  ])('renders %j', (change, command) => {
    expect(renderAnswerCommand({ ...question, ...change })).toBe(command)
  })
})

describe('deriveAnswer', () => {
  it('gives a decision its reason', () => {
    expect(deriveAnswer(question, 'Several instances run.')).toEqual({
      decisions: [{ text: 'Add `redis`', reason: 'Several instances run.', at: 'package.json' }],
      gotchas: [],
      context: [],
      tasks: [],
    })
  })

  it('says what a gotcha is about, and where', () => {
    const about = { answerWith: 'gotcha', statement: '`A`', place: 'src/a.ts' } as const
    expect(deriveAnswer({ ...question, ...about }, 'the key').gotchas).toEqual(['`A`: the key (`src/a.ts`)'])
    expect(deriveAnswer({ ...question, ...about, place: null }, 'the key').gotchas).toEqual(['`A`: the key'])
  })

  const lines = (prefix: string) =>
    Array.from({ length: 200 }, (_, index) => `${prefix}${index}()`).join('\n')
  const sides = new Map([
    ['src/store.ts', { before: lines('old'), after: lines('new') }],
    ['.github/workflows/ci.yml', { before: '', after: `key: $\{{ secrets.GPG_KEY }}` }],
  ])

  it.each<[string, Partial<BranchFacts>]>([
    [
      'dependency',
      { dependencies: [dependency({ name: '@scope/api' }), dependency({ name: 'x', change: 'removed' })] },
    ],
    ['removed-symbol', { files: [file({ symbols: [symbol({}), symbol({ name: 'verifyToken' })] })] }],
    [
      'changed-signature',
      {
        files: [
          file({
            path: 'src/sdk/a.ts',
            symbols: [symbol({ name: 'list', change: 'changed', signatureChanged: true })],
          }),
        ],
      },
    ],
    [
      'removed-symbol',
      { files: [file({ symbols: [symbol({ name: 'login' }), symbol({ name: 'logout' })] })] },
    ],
    ['dependency', { dependencies: [dependency({ name: 'ai' })] }],
    ['variable', { variables: [{ name: 'A_KEY', path: 'src/a.ts', line: 5, documented: true }] }],
    ['schema', { files: [file({ path: 'prisma/migrations/15_x/migration.sql', status: 'added' })] }],
    ['deleted-file', { files: [file({ path: 'src/__init__.py', status: 'deleted', deletions: 80 })] }],
    ['rewrite', { files: [file({ path: 'src/store.ts', additions: 200, deletions: 200 })] }],
    ['pipeline', { files: [file({ path: '.github/workflows/ci.yml', kind: 'config', status: 'added' })] }],
    [
      'skipped-test',
      { openEnds: [{ kind: 'skipped-test', path: 'tests/a.rs', line: 4, text: '#[ignore]' }] },
    ],
    ['revert', { commits: [commit('Revert "perf: cache users in memory"')] }],
    ['revert', { commits: [commit('Revert "cache"')] }],
    ['breaking-change', { commits: [commit('feat!: replace JWT with sessions')] }],
  ])('settles the question about a %s on the page, by hand or by its command', (kind, change) => {
    const [asked] = deriveQuestions(facts(change), null, { sides })
    expect(asked?.kind).toBe(kind)
    if (asked === undefined) return
    const page = addNotes('# Handoff: x\n', deriveAnswer(asked, 'words'))
    expect(deriveQuestions(facts(change), parseHandoff(page), { sides })).toEqual([])
    // What the command would put there, once the shell has taken its quotes.
    const command = renderAnswerCommand(asked)
    const [, kindOfNote, text = '', rest = ''] =
      / note (gotcha|decision) ["'](.*?)["']((?: --.*)?)$/.exec(command) ?? []
    const at = / --at "?([^"]+)"?$/.exec(rest)?.[1] ?? null
    const typed = addNotes('# Handoff: x\n', {
      decisions: kindOfNote === 'decision' ? [{ text, reason: 'words', at }] : [],
      gotchas: kindOfNote === 'gotcha' ? [text] : [],
      context: [],
      tasks: [],
    })
    expect(deriveQuestions(facts(change), parseHandoff(typed), { sides })).toEqual([])
  })
})
