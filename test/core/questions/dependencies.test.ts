import { describe, expect, it } from 'vitest'
import type { DependencyChange } from '../../../src/core/facts.js'
import { file } from '../entries/facts.js'
import { commit, dependency, questionsOf, textsOf } from './questions-of.js'

const manifest = file({ path: 'package.json', kind: 'config', language: 'json', commits: ['a'.repeat(40)] })

describe('questions about dependencies', () => {
  it.each<[string, Partial<DependencyChange>[], string[]]>([
    ['one that came', [{}], ['Why was `redis` added?']],
    [
      'one that went',
      [{ name: 'jsonwebtoken', change: 'removed' }],
      ['Why was `jsonwebtoken` removed, and what replaces it?'],
    ],
    [
      'one that came where another went',
      [{}, { name: 'jsonwebtoken', change: 'removed' }],
      ['Why was `redis` added, and does it replace `jsonwebtoken`, which was removed?'],
    ],
    [
      'several in one manifest, as one question',
      [{ name: '@opentelemetry/api' }, { name: '@opentelemetry/sdk-node' }, { name: 'express-session' }],
      ['Why were `@opentelemetry/api`, `@opentelemetry/sdk-node` and `express-session` added?'],
    ],
    [
      'one that several manifests of a monorepo name, once',
      [{ manifest: 'packages/a/package.json' }, { manifest: 'packages/b/package.json' }],
      ['Why was `redis` added?'],
    ],
    ['an optional one', [{ scope: 'optional' }], ['Why was `redis` added?']],
    [
      'a compiled list beside its source',
      [{ manifest: 'requirements.in' }, { manifest: 'requirements.txt', name: 'hiredis' }],
      ['Why was `redis` added?'],
    ],
  ])('asks about %s', (_, dependencies, texts) => {
    expect(textsOf({ dependencies: dependencies.map(dependency) })).toEqual(texts)
  })

  it.each<[string, Partial<DependencyChange>[]]>([
    ['a version', [{ change: 'changed', from: '^1.0.0', to: '^2.0.0' }]],
    ['another scope', [{ change: 'changed', from: '^1.0.0', to: '^1.0.0' }]],
    ['what is for development', [{ scope: 'development' }]],
    ['what is for building', [{ scope: 'build' }]],
    [
      'tools that stand among the runtime ones',
      [{ name: 'eslint-config-next' }, { name: '@types/node' }, { name: 'rspec-rails' }],
    ],
    [
      'the language itself',
      [
        { manifest: 'pyproject.toml', name: 'python' },
        { manifest: 'composer.json', name: 'ext-intl' },
      ],
    ],
    [
      'packages of the same repository',
      [{ to: 'workspace:*' }, { name: 'a', to: 'path ../a' }, { name: 'b', to: `$\{project.version}` }],
    ],
    [
      'back-ports to old versions of the language',
      [{ name: 'tomli', to: '>=2; python_version < "3.11"' }, { name: 'symfony/polyfill-php83' }],
    ],
    ['one that moved to another manifest', [{ manifest: 'packages/a/package.json' }, { change: 'removed' }]],
    [
      'what examples and documentation need',
      [{ manifest: 'examples/chat/package.json' }, { manifest: 'docs/requirements.txt' }],
    ],
    ['versions that are only pinned', [{ manifest: 'pnpm-workspace.yaml' }, { manifest: 'constraints.txt' }]],
    [
      'a catalog’s entry that is used for development',
      [{ manifest: 'gradle/libs.versions.toml' }, { scope: 'development' }],
    ],
  ])('does not ask about %s', (_, dependencies) => {
    expect(textsOf({ dependencies: dependencies.map(dependency) })).toEqual([])
  })

  it('does not ask about the needs of a part that came or went as a whole', () => {
    for (const status of ['added', 'deleted'] as const) {
      const change = dependency({ change: status === 'added' ? 'added' : 'removed' })
      expect(textsOf({ files: [{ ...manifest, status }], dependencies: [change] })).toEqual([])
    }
  })

  it('does not ask why an unused one was dropped, nor about what a revert undid', () => {
    const dropped = dependency({ change: 'removed' })
    const of = (subject: string, body: string) =>
      questionsOf({
        files: [manifest],
        dependencies: [dropped],
        commits: [commit(subject, body, 'a'.repeat(40))],
      }).map(({ kind }) => kind)
    expect(of('chore: drop unused packages', '')).toEqual([])
    expect(of('Revert "feat: add a store"', '')).toEqual(['revert'])
    expect(of('feat: replace the store', '')).toEqual(['dependency'])
  })

  it('takes a reason from commits that speak of it, not from all that touched the manifest', () => {
    const shas = ['a'.repeat(40), 'b'.repeat(40)]
    const ask = (subject: string) =>
      textsOf({
        files: [{ ...manifest, commits: shas }],
        dependencies: [dependency({ change: 'removed' })],
        commits: [commit(subject, '', shas[0]), commit('feat: sessions', '', shas[1])],
      })
    expect(ask('refactor: split the router')).toHaveLength(1)
    expect(ask('chore: remove unused dependencies')).toEqual([])
    expect(ask('refactor: split redis off')).toEqual([])
  })

  it('names four of many, and asks about no more', () => {
    const many = ['a1', 'b1', 'c1', 'd1', 'e1', 'f1'].map((name) => dependency({ name }))
    const [question, ...others] = questionsOf({ dependencies: many })
    expect(others).toEqual([])
    expect(question?.about.map(({ name }) => name)).toEqual(['a1', 'b1', 'c1', 'd1'])
  })

  it('says what is known of the answer, and where it belongs', () => {
    const [question] = questionsOf({
      dependencies: [dependency({}), dependency({ name: 'jsonwebtoken', change: 'removed' })],
    })
    expect(question).toEqual({
      id: 'dependency:redis',
      kind: 'dependency',
      text: 'Why was `redis` added, and does it replace `jsonwebtoken`, which was removed?',
      about: [
        { id: 'dependency:redis', name: 'redis', path: 'package.json', line: null },
        { id: 'dependency:jsonwebtoken', name: 'jsonwebtoken', path: 'package.json', line: null },
      ],
      answerWith: 'decision',
      statement: 'Add `redis`, drop `jsonwebtoken`',
      place: 'package.json',
    })
  })
})
