import { describe, expect, it } from 'vitest'
import type { FileChange } from '../../../src/core/facts.js'
import { isReadForQuestions } from '../../../src/core/questions/derive.js'
import type { FileSides } from '../../../src/core/questions/question.js'
import { file } from '../entries/facts.js'
import { commit, questionsOf, symbol, textsOf } from './questions-of.js'

const deleted = (change: Partial<FileChange> = {}) =>
  file({ path: 'src/jwt.ts', status: 'deleted', additions: 0, deletions: 80, ranges: [], ...change })

describe('questions about deleted files', () => {
  it('asks about them together, the largest first', () => {
    const files = [deleted(), deleted({ path: 'src/keys.ts', deletions: 200 })]
    expect(questionsOf({ files })).toMatchObject([
      {
        id: 'deleted-file:src/keys.ts',
        text: 'Why were `src/keys.ts` and `src/jwt.ts` deleted, and what replaces them?',
        statement: 'Delete `src/keys.ts` and `src/jwt.ts`',
        place: null,
      },
    ])
  })

  it.each<[string, FileChange[]]>([
    ['small ones', [deleted({ deletions: 39 })]],
    ['tests', [deleted({ kind: 'test' })]],
    ['generated ones', [deleted({ kind: 'generated' })]],
    [
      'pictures and styles',
      [deleted({ path: 'src/logo.svg', language: 'svg' }), deleted({ language: 'css' })],
    ],
    [
      'what came again in another language or folder',
      [deleted({ path: 'src/Login.js' }), file({ path: 'app/login.tsx', status: 'added' })],
    ],
    [
      'what moved to other files',
      [
        deleted({ symbols: [symbol({ name: 'sign' })] }),
        file({ symbols: [symbol({ name: 'verify', change: 'moved', previousPath: 'src/jwt.ts' })] }),
      ],
    ],
    [
      'what was written anew in other files',
      [
        deleted({ symbols: [symbol({ name: 'sign' }), symbol({ name: 'verify' })] }),
        file({
          symbols: [symbol({ name: 'sign', change: 'added' }), symbol({ name: 'verify', change: 'added' })],
        }),
      ],
    ],
  ])('does not ask about %s', (_, files) => {
    expect(textsOf({ files })).toEqual([])
  })

  it('takes the reason from the subject of the commit', () => {
    const files = [deleted({ commits: ['a'.repeat(40)] })]
    expect(textsOf({ files, commits: [commit('Remove dead code', '', 'a'.repeat(40))] })).toEqual([])
    expect(textsOf({ files, commits: [commit('Use sessions', '', 'a'.repeat(40))] })).toHaveLength(1)
  })
})

const lines = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}()`).join('\n')

describe('questions about rewrites', () => {
  const rewritten = file({ path: 'src/store.ts', additions: 150, deletions: 150 })
  const ask = (sides: FileSides, change: Partial<FileChange> = {}) =>
    textsOf({ files: [{ ...rewritten, ...change }] }, { sides: new Map([['src/store.ts', sides]]) })

  it('asks where more than half is new', () => {
    expect(ask({ before: lines('old', 200), after: lines('new', 200) })).toEqual([
      'Why was `src/store.ts` rewritten, and what must still behave as before?',
    ])
    expect(
      ask({ before: lines('old', 200), after: `${lines('old', 90)}\n${lines('new', 110)}` }),
    ).toHaveLength(1)
  })

  it.each<[string, FileSides, Partial<FileChange>]>([
    [
      'half of it is kept',
      { before: lines('old', 200), after: `${lines('old', 110)}\n${lines('new', 90)}` },
      {},
    ],
    ['only the indentation is new', { before: lines('    x', 200), after: lines('x', 200) }, {}],
    ['it grew', { before: lines('old', 150), after: `${lines('old', 150)}\n${lines('new', 600)}` }, {}],
    [
      'few lines changed',
      { before: lines('old', 100), after: lines('new', 100) },
      { additions: 100, deletions: 100 },
    ],
    [
      'most symbols are what they were',
      { before: lines('old', 200), after: lines('new', 200) },
      { symbols: [symbol({ change: 'changed', cosmetic: true })] },
    ],
    ['it is a test', { before: lines('old', 200), after: lines('new', 200) }, { kind: 'test' }],
    ['it came', { before: '', after: lines('new', 200) }, { status: 'added' }],
  ])('does not ask where %s', (_, sides, change) => {
    expect(ask(sides, change)).toEqual([])
  })

  it('does not ask where the sides are not known', () => {
    expect(textsOf({ files: [rewritten] })).toEqual([])
  })

  it('wants few files read', () => {
    expect(isReadForQuestions(rewritten)).toBe(true)
    expect(isReadForQuestions(file({}))).toBe(false)
    expect(
      isReadForQuestions(file({ path: '.github/workflows/ci.yml', kind: 'config', language: 'yaml' })),
    ).toBe(true)
  })
})

const secret = (name: string) => `$\{{ secrets.${name} }}`
const variable = (name: string) => `$\{{ vars.${name} }}`

describe('questions about pipelines', () => {
  const path = '.github/workflows/release.yml'
  const workflow = file({ path, kind: 'config', language: 'yaml' })
  const ask = (before: string, after: string, change: Partial<FileChange> = {}) =>
    textsOf({ files: [{ ...workflow, ...change }] }, { sides: new Map([[path, { before, after }]]) })

  it('asks about secrets that were not asked for before', () => {
    expect(
      ask(
        `token: ${secret('NPM_TOKEN')}`,
        `token: ${secret('NPM_TOKEN')}\nkey: ${secret('GPG_KEY')} ${variable('REGION')}`,
      ),
    ).toEqual(['Who sets `GPG_KEY` and `REGION` for `.github/workflows/release.yml`, and to what?'])
    expect(ask('', `key: ${secret('GPG_KEY')}`, { status: 'added' })).toHaveLength(1)
  })

  it('asks about one that was written anew', () => {
    const wide = { additions: 120, deletions: 110 }
    expect(ask(lines('old', 120), lines('new', 120), wide)).toEqual([
      'Why was `.github/workflows/release.yml` rewritten, and what depends on the previous jobs?',
    ])
    expect(ask(lines('old', 400), `${lines('old', 280)}\n${lines('new', 120)}`, wide)).toEqual([])
  })

  it.each<[string, string, string, Partial<FileChange>]>([
    ['the token every run has', '', `token: ${secret('GITHUB_TOKEN')}`, {}],
    ['another version of an action', 'uses: actions/checkout@v4', 'uses: actions/checkout@v5', {}],
    ['a deleted one', `key: ${secret('GPG_KEY')}`, '', { status: 'deleted' }],
    ['a new one without secrets', '', lines('step', 200), { status: 'added', additions: 200 }],
  ])('does not ask about %s', (_, before, after, change) => {
    expect(ask(before, after, change)).toEqual([])
  })

  it('does not ask about a secret that moved from one pipeline to another', () => {
    const other = '.github/workflows/publish.yml'
    const sides = new Map([
      [path, { before: `key: ${secret('GPG_KEY')}`, after: '' }],
      [other, { before: '', after: `key: ${secret('GPG_KEY')}` }],
    ])
    expect(textsOf({ files: [workflow, { ...workflow, path: other }] }, { sides })).toEqual([])
  })
})
