import type { Node, Parent } from 'mdast'
import { describe, expect, it } from 'vitest'
import { architectureKey, deriveArchitectureItems } from '../../../src/core/entries/architecture.js'
import { type DraftInput, deriveHandoff, deriveTitle } from '../../../src/core/entries/draft.js'
import {
  deriveDependencyItems,
  deriveEnvironmentItems,
  isEnvironmentLine,
  parseDependencyItem,
} from '../../../src/core/entries/project.js'
import { deriveTasks } from '../../../src/core/entries/tasks.js'
import type { Commit, DependencyChange, OpenEnd } from '../../../src/core/facts.js'
import { itemsOf } from '../../../src/core/page/parse.js'
import { parseMarkdown } from '../../../src/core/page/parse-page.js'
import { createPage } from '../../../src/core/page/update.js'
import { facts, file } from './facts.js'

const input: Omit<DraftInput, 'facts'> = {
  environment: null,
  folders: { isNew: () => false, isGone: () => false },
  summary: false,
  sections: [
    'context',
    'completed',
    'remaining',
    'decisions',
    'gotchas',
    'architecture',
    'dependencies',
    'environment',
  ],
  today: '2026-11-22',
}

const commit = (subject: string, sha: string, trailers: Commit['trailers'] = []): Commit => ({
  sha: sha.repeat(40),
  subject,
  author: 'Ada',
  date: '2026-11-20T10:00:00+01:00',
  body: '',
  trailers,
})

function visit(node: Node, types: Set<string>): void {
  types.add(node.type)
  for (const child of (node as Partial<Parent>).children ?? []) visit(child, types)
}

describe('deriveHandoff', () => {
  const draft = deriveHandoff({
    ...input,
    facts: facts({
      commits: [
        commit('feat(auth): add the Redis session store', 'a', [
          { key: 'Decision', value: 'Redis, not memory, because several instances run' },
        ]),
        commit('fix: expire cookies on logout', 'b', [
          { key: 'Gotcha', value: 'The suite hangs without SESSION_SECRET' },
        ]),
      ],
      files: [
        file({
          path: 'src/store.ts',
          status: 'added',
          additions: 64,
          deletions: 0,
          commits: ['a'.repeat(40)],
        }),
        file({ path: 'src/cookie.ts', commits: ['a'.repeat(40), 'b'.repeat(40)] }),
      ],
      variables: [{ name: 'SESSION_SECRET', path: 'src/store.ts', line: 21, documented: false }],
    }),
  })

  it('says since when and what', () => {
    expect(draft.header).toEqual({
      handoff: 1,
      branch: 'feat/session-auth',
      base: 'main',
      covers: 'b'.repeat(12),
      work: '9b1f6c2e7a40',
      updated: '2026-11-22',
    })
    expect(draft.scope).toBe('2 files, +66 −1 against `main`')
  })

  it('tells the commits as changes with their places', () => {
    expect(itemsOf(draft, 'changes').map(({ text }) => text)).toEqual([
      'Add the Redis session store (`src/store.ts`, `src/cookie.ts`)',
      'Fix: expire cookies on logout (`src/cookie.ts`)',
    ])
  })

  it('says of a change that it is unfinished, and of one without words what was edited', () => {
    const changesOf = (subject: string, count: number) => {
      const files = ['a.ts', 'b.ts', 'c.ts'].map((path) => file({ path, commits: ['a'.repeat(40)] }))
      const branch = facts({ commits: [commit(subject, 'a')], files: files.slice(0, count) })
      return itemsOf(deriveHandoff({ ...input, facts: branch }), 'changes').map(({ text }) => text)
    }
    expect(changesOf('wip: login', 1)).toEqual(['Login (unfinished; `a.ts`)'])
    expect(changesOf('wip!: login', 0)).toEqual(['Login (breaking; unfinished)'])
    expect(changesOf('feat: login (wip)', 1)).toEqual(['Login (wip) (`a.ts`)'])
    expect(changesOf('wip', 3)).toEqual(['Work in progress (3 files)'])
    expect(changesOf('-', 2)).toEqual(['Edit `a.ts` and `b.ts`'])
    expect(changesOf('', 3)).toEqual(['Edit 3 files'])
    expect(changesOf('-', 0)).toEqual([])
  })

  it('takes decisions and gotchas from trailers', () => {
    expect(itemsOf(draft, 'decisions')).toEqual([
      { text: 'Redis, not memory', details: '- Reason: several instances run', done: null },
    ])
    expect(itemsOf(draft, 'gotchas').map(({ text }) => text)).toEqual([
      'The suite hangs without SESSION_SECRET',
    ])
  })

  it('takes gotchas from footers that say what breaks, unless that was taken back', () => {
    const body = 'Why.\n\nBREAKING CHANGE: clients must\nsend a cookie'
    const gotchasOf = (...commits: Commit[]) =>
      itemsOf(deriveHandoff({ ...input, facts: facts({ commits }) }), 'gotchas').map(({ text }) => text)
    const breaking = { ...commit('feat: sessions', 'a'), body }
    expect(gotchasOf(breaking)).toEqual(['Breaking: clients must send a cookie'])
    expect(gotchasOf({ ...breaking, leavesNothing: true })).toEqual([])
    expect(gotchasOf(breaking, commit('Revert "feat: sessions"', 'b'))).toEqual([])
  })

  it('tells variables below the file that reads them', () => {
    expect(itemsOf(draft, 'files')[0]?.details).toBe('- Reads `SESSION_SECRET` (line 21), not documented')
  })

  it('leaves sections out that nobody wants, and puts the others in the wanted order', () => {
    const few = deriveHandoff({
      ...input,
      facts: facts({ commits: [commit('a', 'a')] }),
      sections: ['gotchas', 'context'],
    })
    expect(createPage(few).match(/^## .*/gm)).toEqual(['## Gotchas', '## Context'])
  })
})

describe('deriveTasks', () => {
  it.each<[OpenEnd, 'must' | 'nice', string]>([
    [
      { kind: 'todo', path: 'a.ts', line: 6, text: 'TODO: rotate keys' },
      'nice',
      'Resolve the TODO in `a.ts:6`: rotate keys',
    ],
    [
      { kind: 'todo', path: 'a.ts', line: 6, text: 'TODO(ann): rotate' },
      'nice',
      'Resolve the TODO in `a.ts:6`: rotate (ann)',
    ],
    [{ kind: 'todo', path: 'a.ts', line: 6, text: 'FIXME' }, 'must', 'Resolve the FIXME in `a.ts:6`'],
    [
      { kind: 'skipped-test', path: 'a.test.ts', line: 2, text: 'it.skip("x")' },
      'must',
      'Enable the skipped test in `a.test.ts:2`: `it.skip("x")`',
    ],
    [
      { kind: 'skipped-test', path: 'a.test.ts', line: 2, text: 'it.only("x")' },
      'must',
      'Enable the other tests in `a.test.ts:2`: `it.only("x")`',
    ],
    [
      { kind: 'conflict-marker', path: 'a.ts', line: 9, text: '<<<<<<< HEAD' },
      'must',
      'Resolve the conflict marker in `a.ts:9`',
    ],
    [
      { kind: 'unfinished-commit', path: null, line: null, text: 'WIP: sessions' },
      'must',
      'Finish the commit `WIP: sessions`',
    ],
  ])('%j', (end, priority, text) => {
    const other = priority === 'must' ? 'nice' : 'must'
    expect(deriveTasks([end])).toEqual({ [priority]: [{ text, details: '', done: false }], [other]: [] })
  })

  it('names the files of an unfinished commit that are still there, the largest changes first', () => {
    const end: OpenEnd = {
      kind: 'unfinished-commit',
      path: null,
      line: null,
      text: 'wip: login',
      commits: ['a', 'b'],
    }
    const files = ['1', '2', '3', '4', '5'].map((name, index) =>
      file({ path: `${name}.ts`, additions: index, commits: [index % 2 === 0 ? 'a' : 'b'] }),
    )
    const others = [
      file({ path: 'package-lock.json', kind: 'lock', additions: 99, commits: ['a'] }),
      file({ path: 'a.test.ts', kind: 'test', additions: 99, commits: ['c'] }),
      file({ path: 'gone.ts', status: 'deleted', additions: 99, commits: ['a'] }),
      file({ path: 'other.ts', commits: ['c'] }),
    ]
    const textOf = (count: number) => deriveTasks([end], [...files.slice(0, count), ...others]).must[0]?.text
    expect(textOf(0)).toBe('Finish the commit `wip: login` (`package-lock.json`)')
    expect(textOf(1)).toBe('Finish the commit `wip: login` (`1.ts`)')
    expect(textOf(2)).toBe('Finish the commit `wip: login` (`2.ts` and `1.ts`)')
    expect(textOf(3)).toBe('Finish the commit `wip: login` (`3.ts`, `2.ts` and `1.ts`)')
    expect(textOf(5)).toBe('Finish the commit `wip: login` (`5.ts`, `4.ts` and 3 more)')
    expect(deriveTasks([end]).must[0]?.text).toBe('Finish the commit `wip: login`')
  })

  it('says nothing about uncommitted work, which lies on one machine only', () => {
    expect(deriveTasks([{ kind: 'uncommitted', path: 'a.ts', line: null, text: 'modified' }])).toEqual({
      must: [],
      nice: [],
    })
  })

  it('cannot be led to write Markdown of its own', () => {
    const text = 'TODO: [x](https://y) <img src=x> *a* ![b](c) `code`'
    const [task] = deriveTasks([{ kind: 'todo', path: 'a.ts', line: 6, text }]).nice
    const types = new Set<string>()
    visit(parseMarkdown(`- [ ] ${task?.text}\n`), types)
    expect([...types].sort()).toEqual(['inlineCode', 'list', 'listItem', 'paragraph', 'root', 'text'])
  })
})

describe('deriveDependencyItems', () => {
  const change = (one: Partial<DependencyChange>): DependencyChange => ({
    manifest: 'package.json',
    name: 'redis',
    change: 'added',
    from: null,
    to: '^5.0.0',
    scope: 'runtime',
    ...one,
  })
  it.each([
    [{}, 'Added `redis` `^5.0.0` (`package.json`)'],
    [{ scope: 'development' as const }, 'Added `redis` `^5.0.0` (development, `package.json`)'],
    [{ change: 'removed' as const, from: '1', to: null }, 'Removed `redis` `1` (`package.json`)'],
    [
      { change: 'changed' as const, from: '^4.0.0' },
      'Changed `redis` from `^4.0.0` to `^5.0.0` (`package.json`)',
    ],
    [
      { change: 'changed' as const, from: '^4.0.0', to: null },
      'Changed `redis` from `^4.0.0` to any version (`package.json`)',
    ],
    [
      { change: 'changed' as const, from: '1', to: '1', scope: 'peer' as const },
      'Moved `redis` to another scope (peer, `package.json`)',
    ],
    [{ to: null }, 'Added `redis` (`package.json`)'],
  ])('%j', (one, text) => {
    expect(deriveDependencyItems([change(one)], []).map((item) => item.text)).toEqual([text])
    expect(parseDependencyItem(text)).toBe('`redis`')
  })
})

describe('deriveDependencyItems of several', () => {
  const change = (name: string, more: Partial<DependencyChange> = {}): DependencyChange => ({
    ...{ manifest: 'package.json', name, change: 'added', from: null, to: '^5.0.0', scope: 'runtime' },
    ...more,
  })

  it('tells a manifest that is gone in a line, and parts of the repository last', () => {
    const gone = { manifest: 'apps/old/package.json', change: 'removed' as const, from: '1', to: null }
    const changes = [
      change('a', gone),
      change('b', gone),
      change('own', { to: 'workspace:*' }),
      change('root', { to: 'catalog:' }),
      change('redis'),
    ]
    const files = [
      { path: 'apps/old/package.json', status: 'deleted' as const },
      { path: 'package.json', status: 'modified' as const },
    ]
    const items = deriveDependencyItems(changes, files).map(({ text }) => text)
    expect(items).toEqual([
      'Added `redis` `^5.0.0` (`package.json`)',
      'Added `root` `catalog:` (`package.json`)',
      'Added `own` `workspace:*` (`package.json`)',
      'Removed `apps/old/package.json` (2 dependencies)',
    ])
    expect(items.map(parseDependencyItem)).toEqual(['`redis`', '`root`', '`own`', '`apps/old/package.json`'])
  })

  it('counts what it leaves out', () => {
    const changes = Array.from({ length: 22 }, (_, at) => change(`p${at}`))
    const items = deriveDependencyItems(changes, []).map(({ text }) => text)
    expect(items).toHaveLength(21)
    expect(items[20]).toBe('2 more in `package.json`')
  })
})

describe('deriveArchitectureItems', () => {
  it('tells folders that came, went and moved, and files that steer the project', () => {
    const moves = ['a', 'b', 'c'].map((name) =>
      file({ path: `src/new/${name}.ts`, previousPath: `src/old/${name}.ts`, status: 'renamed' }),
    )
    const files = [
      ...moves,
      file({ path: 'pkg/redis/a.ts', status: 'added' }),
      file({ path: 'pkg/redis/sub/b.ts', status: 'added' }),
      file({ path: 'pkg/redis/sub/c.ts', status: 'added' }),
      file({ path: 'pkg/small/d.ts', status: 'added' }),
      ...['a', 'b', 'c'].map((name) =>
        file({ path: `tests/case/${name}.txt`, kind: 'test', status: 'added' }),
      ),
      file({ path: 'legacy/x.ts', status: 'deleted' }),
      file({ path: '.github/workflows/ci.yml', kind: 'config' }),
    ]
    const items = deriveArchitectureItems(files, {
      isNew: (folder) => /^(?:pkg\/(?:redis|small)\/|src\/new\/|tests\/case\/)/.test(folder),
      isGone: (folder) => folder === 'legacy/' || folder === 'src/old/',
    }).map(({ text }) => text)
    expect(items).toEqual([
      'Moved `src/old/` to `src/new/` (3 files)',
      'New folder `pkg/redis/` (3 files)',
      'Removed folder `legacy/` (1 file)',
      'Changed workflow `.github/workflows/ci.yml`',
    ])
    expect(items.every((text) => architectureKey(text) !== null)).toBe(true)
  })
})

describe('deriveEnvironmentItems', () => {
  it('tells commands and conditions in a line each', () => {
    const items = deriveEnvironmentItems({
      install: 'npm ci',
      run: 'npm run dev',
      test: 'npm test',
      build: null,
      lint: null,
      needs: ['REDIS_URL', 'SESSION_SECRET'].map((name) => ({ name, from: null })),
      services: ['redis'],
      runtime: ['Node.js >=20'],
      limits: [],
    }).map(({ text }) => text)
    expect(items).toEqual([
      'Install: `npm ci` · Run: `npm run dev` · Test: `npm test`',
      'Needs: `REDIS_URL`, `SESSION_SECRET` · Services: `redis` · Runtime: `Node.js >=20`',
    ])
    expect(items.every(isEnvironmentLine)).toBe(true)
  })
})

describe('deriveTitle', () => {
  const change = (text: string, type: string | null) => ({
    text,
    type,
    scope: null,
    breaking: false,
    unfinished: false,
    commits: [],
  })
  it.each([
    ['feat/session-auth', [change('Add a', 'feat'), change('Fix b', 'fix')], 'Add a'],
    ['feat/session-auth', [change('Add a', 'feat'), change('Add b', 'feat')], 'Session auth'],
    ['ann/ABC-12_session_auth', [], 'ABC-12 session auth'],
    [null, [change('Fix b', 'fix'), change('Fix c', 'fix')], 'Fix b'],
    [null, [], 'Work in progress'],
    [null, [change('', null)], 'Work in progress'],
  ])('%s', (branch, changes, title) => {
    expect(deriveTitle(branch, changes)).toBe(title)
  })
})
