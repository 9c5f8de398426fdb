import { describe, expect, it } from 'vitest'
import type { FileChange, OpenEnd, VariableRead } from '../../../src/core/facts.js'
import { file } from '../entries/facts.js'
import { commit, questionsOf, textsOf } from './questions-of.js'

describe('questions about databases', () => {
  const came = (path: string, change: Partial<FileChange> = {}) => file({ path, status: 'added', ...change })

  it.each([
    ['db/migrate/20260105_drop_sessions.rb', '20260105_drop_sessions.rb'],
    ['app/migrations/0007_sessions.py', '0007_sessions.py'],
    ['alembic/versions/1a31ce608336_sessions.py', '1a31ce608336_sessions.py'],
    [
      'database/migrations/2026_01_05_090000_add_owner_to_sessions.php',
      '2026_01_05_090000_add_owner_to_sessions.php',
    ],
    ['prisma/migrations/15_boards/migration.sql', '15_boards'],
    ['src/main/resources/db/migrations/V7__sessions.sql', 'V7__sessions.sql'],
    ['Data/Migrations/20260105120000_Sessions.cs', '20260105120000_Sessions.cs'],
    ['prisma/schema.prisma', 'prisma/schema.prisma'],
    ['db/structure.sql', 'db/structure.sql'],
  ])('asks about %s', (path, name) => {
    expect(textsOf({ files: [came(path, { deletions: 10 })] })).toEqual([
      `What does \`${name}\` need when it is deployed (order, backfill, rollback)?`,
    ])
  })

  it.each<[string, FileChange]>([
    ['the migrator itself', came('src/Illuminate/Database/Migrations/Migrator.php')],
    ['a new table', came('db/migrate/20260105_create_sessions.rb')],
    ['an index', came('db/migrate/20260105_add_index_to_sessions.rb')],
    ['what a tool writes beside it', came('Data/Migrations/20260105120000_Sessions.Designer.cs')],
    ['tests', came('tests/migrations/0001_x.py', { kind: 'test' })],
    ['a line that a linter changed', file({ path: 'app/migrations/0001_x.py', additions: 1, deletions: 1 })],
    ['a schema in which little changed', file({ path: 'prisma/schema.prisma', additions: 1, deletions: 0 })],
  ])('does not ask about %s', (_, change) => {
    expect(textsOf({ files: [change] })).toEqual([])
  })

  it('asks otherwise about one that has run already', () => {
    const former = file({ path: 'app/migrations/0001_x.py', additions: 5, deletions: 5 })
    expect(textsOf({ files: [former] })).toEqual([
      'Who has already run the previous `0001_x.py`, and what must they do?',
    ])
  })

  it('leaves the schema to the migrations, and asks about these together', () => {
    const files = [
      came('db/migrate/1_rename_x.rb'),
      came('db/migrate/2_split_y.rb'),
      file({ path: 'db/schema.rb', additions: 9 }),
    ]
    expect(questionsOf({ files })).toMatchObject([
      {
        text: 'What do `1_rename_x.rb` and `2_split_y.rb` need when they are deployed (order, backfill, rollback)?',
        answerWith: 'gotcha',
        statement: 'Migration `1_rename_x.rb` and `2_split_y.rb`',
        place: 'db/migrate/1_rename_x.rb',
      },
    ])
  })
})

describe('questions about environment variables', () => {
  const read = (name: string, change: Partial<VariableRead> = {}): VariableRead => ({
    name,
    path: 'src/a.ts',
    line: 5,
    documented: false,
    ...change,
  })

  it('asks about undocumented ones together', () => {
    const variables = [read('SESSION_SECRET'), read('SESSION_TTL'), read('PAGE_SIZE', { documented: true })]
    expect(questionsOf({ variables })).toEqual([
      {
        id: 'variable:SESSION_SECRET',
        kind: 'variable',
        text: 'What must `SESSION_SECRET` and `SESSION_TTL` contain, and what happens if they are not set?',
        about: [
          { id: 'variable:SESSION_SECRET', name: 'SESSION_SECRET', path: 'src/a.ts', line: 5 },
          { id: 'variable:SESSION_TTL', name: 'SESSION_TTL', path: 'src/a.ts', line: 5 },
        ],
        answerWith: 'gotcha',
        statement: '`SESSION_SECRET` and `SESSION_TTL`',
        place: 'src/a.ts',
      },
    ])
  })

  it('asks about documented ones last, and only where a value has to be given', () => {
    const documented = { documented: true }
    expect(
      textsOf({ variables: [read('REDIS_PASSWORD', documented), read('PAGE_SIZE', documented)] }),
    ).toEqual(['Where do you get a value for `REDIS_PASSWORD`?'])
    expect(textsOf({ variables: [read('REDIS_PASSWORD', documented), read('SESSION_TTL')] })).toEqual([
      'What must `SESSION_TTL` contain, and what happens if it is not set?',
      'Where do you get a value for `REDIS_PASSWORD`?',
    ])
    expect(textsOf({ variables: [read('PAGE_SIZE', documented)] })).toEqual([])
  })

  it.each(['vite.config.ts', 'scripts/release.ts', 'Rakefile', 'examples/a.ts'])(
    'does not ask about those of %s',
    (path) => {
      expect(textsOf({ variables: [read('SESSION_SECRET', { path })] })).toEqual([])
    },
  )

  it('does not ask about those of tests', () => {
    const files = [file({ path: 'src/a.ts', kind: 'test' })]
    expect(textsOf({ files, variables: [read('SESSION_SECRET')] })).toEqual([])
  })
})

describe('questions about skipped tests', () => {
  const skipped = (text: string): OpenEnd => ({
    kind: 'skipped-test',
    path: 'tests/auth.test.ts',
    line: 4,
    text,
  })

  it.each([
    [
      "it.skip('reads back')",
      "Why is `it.skip('reads back')` in `tests/auth.test.ts` skipped, and when can it run again?",
    ],
    [
      'xdescribe "sessions"',
      'Why is `xdescribe "sessions"` in `tests/auth.test.ts` skipped, and when can it run again?',
    ],
    ['#[ignore]', 'Why is a test (`#[ignore]`) in `tests/auth.test.ts` skipped, and when can it run again?'],
    ['@Disabled', 'Why is a test (`@Disabled`) in `tests/auth.test.ts` skipped, and when can it run again?'],
  ])('asks about %s', (text, question) => {
    expect(textsOf({ openEnds: [skipped(text)] })).toEqual([question])
  })

  it.each([
    't.Skip("flaky: #12")',
    '@Disabled("until 2.0")',
    '@pytest.mark.skip(reason="no server")',
    "test('x', { skip: 'no server' })",
    "it.todo('signs out')",
    "it.only('reads back')",
  ])('does not ask about %s', (text) => {
    expect(textsOf({ openEnds: [skipped(text)] })).toEqual([])
  })

  it('takes the reason from the commit that skipped it, not from another', () => {
    const files = [file({ path: 'tests/auth.test.ts', kind: 'test', commits: ['a'.repeat(40)] })]
    const openEnds = [skipped("it.skip('reads back')")]
    const why = 'test: skip the token test until it is rewritten'
    expect(textsOf({ files, openEnds, commits: [commit(why, '', 'a'.repeat(40))] })).toEqual([])
    expect(textsOf({ files, openEnds, commits: [commit(why)] })).toHaveLength(1)
    expect(textsOf({ files, openEnds, commits: [commit('test: skip', '', 'a'.repeat(40))] })).toHaveLength(1)
  })
})

describe('questions about commits', () => {
  const kindsOf = (...commits: ReturnType<typeof commit>[]) =>
    questionsOf({ commits }).map(({ kind, about: [first] }) => `${kind} ${first?.name}`)

  it('asks why something was taken back, in the branch or from before it', () => {
    expect(kindsOf(commit('Revert "feat: cache sessions"', 'This reverts commit 1234567.'))).toEqual([
      'revert Cache sessions',
    ])
    expect(kindsOf(commit('feat: cache sessions'), commit('Revert "feat: cache sessions"'))).toEqual([
      'revert Cache sessions',
    ])
    expect(
      textsOf({ commits: [commit('Revert "feat: cache sessions"', 'Reverts example/shop#12')] }),
    ).toEqual(['Why was `Cache sessions` reverted, and what must change before it is tried again?'])
  })

  it.each<[string, ReturnType<typeof commit>[]]>([
    [
      'its message says why',
      [commit('Revert "feat: cache"', 'This reverts commit 1234567.\n\nThe cache was never invalidated.')],
    ],
    ['it was brought back', [commit('Revert "feat: cache"'), commit('Reapply "feat: cache"')]],
    ['it was done again', [commit('feat: cache'), commit('Revert "feat: cache"'), commit('feat: cache')]],
    [
      'only a test or the documentation was',
      [commit('Revert "test: add a slow test"'), commit('Revert "docs: say more"')],
    ],
    ['there is nothing to learn', [commit('Add debug output'), commit('Revert "Add debug output"')]],
    ['nothing was', [commit('feat: cache'), commit('fix typo')]],
  ])('does not ask where %s', (_, commits) => {
    expect(questionsOf({ commits })).toEqual([])
  })

  it('asks what a breaking change asks of others', () => {
    expect(textsOf({ commits: [commit('feat(auth)!: replace JWT with sessions')] })).toEqual([
      '`Replace JWT with sessions` is a breaking change: who must change what?',
    ])
    expect(kindsOf(commit('fix!: remove the option `workspace` in favor of `projects`'))).toEqual([])
    expect(kindsOf(commit('feat!: x y', 'Clients have to send a cookie from now on.'))).toEqual([])
    expect(kindsOf(commit('feat: x y', 'BREAKING CHANGE: clients must send a cookie'))).toEqual([])
    expect(kindsOf({ ...commit('feat!: x y'), leavesNothing: true })).toEqual([])
  })
})
