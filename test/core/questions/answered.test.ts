import { describe, expect, it } from 'vitest'
import type { BranchFacts } from '../../../src/core/facts.js'
import type { SectionKind } from '../../../src/core/handoff.js'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { file } from '../entries/facts.js'
import { commit, dependency, pageWith, questionsOf, symbol } from './questions-of.js'

const causes: Record<string, Partial<BranchFacts>> = {
  dependency: { dependencies: [dependency({})] },
  symbol: { files: [file({ path: 'src/auth.ts', symbols: [symbol({ name: 'signToken' })] })] },
  variable: { variables: [{ name: 'SESSION_SECRET', path: 'src/a.ts', line: 5, documented: false }] },
  deleted: { files: [file({ path: 'src/jwt.ts', status: 'deleted', deletions: 80 })] },
  skipped: {
    openEnds: [
      {
        kind: 'skipped-test',
        path: 'tests/auth.test.ts',
        line: 4,
        text: "it.skip('reads back what it signed')",
      },
    ],
  },
  revert: { commits: [commit('Revert "feat: cache sessions in memory"')] },
}

describe('what the page says', () => {
  it.each<[string, SectionKind, string]>([
    ['dependency', 'decisions', 'Redis, not memory, for the store'],
    ['dependency', 'decisions', 'Sessions on the server (`package.json#redis`)'],
    ['dependency', 'context', 'Tokens cannot be revoked, so sessions go to `redis`.'],
    ['dependency', 'must', 'Run redis in the pipeline'],
    ['dependency', 'other', 'We talked about Redis on Monday.'],
    ['symbol', 'decisions', 'No more tokens: `signToken` and its kin are gone'],
    ['symbol', 'decisions', 'No more tokens (`src/auth.ts#signToken`)'],
    ['symbol', 'gotchas', 'Auth.signToken() throws in old workers'],
    ['variable', 'gotchas', 'Without SESSION\\_SECRET the suite hangs'],
    ['variable', 'environment', '`SESSION_SECRET`: the key of the cookie, from the vault'],
    ['deleted', 'decisions', 'Delete `src/jwt.ts`'],
    ['deleted', 'decisions', 'jwt.ts has no users left'],
    ['skipped', 'gotchas', '`tests/auth.test.ts` waits for the new keys'],
    ['skipped', 'must', 'Rewrite the test that reads back what was signed'],
    ['revert', 'decisions', 'Revert `Cache sessions in memory`'],
  ])('answers the question about a %s: %s "%s"', (cause, kind, text) => {
    expect(questionsOf(causes[cause] ?? {})).toHaveLength(1)
    expect(questionsOf(causes[cause] ?? {}, pageWith(kind, text))).toEqual([])
  })

  it.each<[string, SectionKind, string]>([
    ['dependency', 'decisions', 'ioredis stays'],
    ['dependency', 'decisions', 'See `lib/redis/store.ts`'],
    ['dependency', 'files', '`src/redis.ts` (new file, 17 lines)'],
    ['dependency', 'dependencies', 'Added `redis` `^5.8.0` (`package.json`)'],
    ['dependency', 'changes', 'Add a session store on Redis'],
    ['symbol', 'decisions', 'signTokens stays, resignToken too'],
    ['symbol', 'files', '`src/auth.ts` (lines 1-2)'],
    ['variable', 'gotchas', 'OLD_SESSION_SECRET and SESSION_SECRET_2 are not read any more'],
    ['variable', 'environment', 'Needs: `SESSION_SECRET`, `REDIS_URL` · Runtime: `Node.js 22`'],
    ['deleted', 'decisions', 'src/jwt.tsx and lib/src/jwt.ts stay'],
    ['revert', 'decisions', 'Sessions last a day'],
  ])('does not answer the question about a %s: %s "%s"', (cause, kind, text) => {
    expect(questionsOf(causes[cause] ?? {}, pageWith(kind, text))).toHaveLength(1)
  })

  it('counts for plain words only where they are code', () => {
    const plain = { files: [file({ symbols: [symbol({ name: 'login' }), symbol({ name: 'logout' })] })] }
    expect(questionsOf(plain, pageWith('decisions', 'The login page comes next'))).toHaveLength(1)
    expect(questionsOf(plain, pageWith('decisions', '`login` comes next'))).toEqual([])
    expect(questionsOf(plain, pageWith('decisions', 'login() is gone'))).toEqual([])
    expect(questionsOf(plain, pageWith('decisions', 'Cookies (`src/a.ts#login`)'))).toEqual([])
  })

  it('counts below an item, too', () => {
    const page = pageWith('decisions', 'Sessions on the server', '- Reason: redis is there already')
    expect(questionsOf(causes['dependency'] ?? {}, page)).toEqual([])
  })

  it('does not count where it was derived: the task of a skipped test explains nothing', () => {
    const task = "Enable the skipped test in `tests/auth.test.ts:9`: `it.skip('reads back what it signed')`"
    expect(questionsOf(causes['skipped'] ?? {}, pageWith('must', task))).toHaveLength(1)
    expect(
      questionsOf(causes['skipped'] ?? {}, pageWith('must', task, '- it waits for the new keys')),
    ).toHaveLength(1)
    expect(
      questionsOf(causes['skipped'] ?? {}, pageWith('must', task, '- auth.test.ts waits for keys')),
    ).toEqual([])
  })

  it('is read from any page, ours or written by hand', () => {
    const page = parseHandoff(
      '# Notes\n\n## Why it is so\n\n- **Redis**: several instances run\n\n## Open\n\n1. Tests\n',
    )
    expect(questionsOf(causes['dependency'] ?? {}, page)).toEqual([])
    expect(questionsOf(causes['variable'] ?? {}, page)).toHaveLength(1)
  })

  it('leaves the rest of a question', () => {
    const dependencies = [dependency({}), dependency({ name: 'stripe' })]
    const [question] = questionsOf({ dependencies }, pageWith('decisions', 'Redis for sessions'))
    expect(question).toMatchObject({ id: 'dependency:stripe', text: 'Why was `stripe` added?' })
  })
})

describe('what commit messages say', () => {
  const dependencies = [dependency({})]

  it.each([
    ['feat: sessions', 'Decision: Redis for the store'],
    ['feat: sessions', 'Gotcha: redis must run'],
    ['feat: sessions', 'redis, because several instances run.'],
    ['feat: sessions', 'Some words.\n\n- use redis so that sessions survive a restart\n- tidy up'],
    ['feat: keep sessions in redis to survive restarts, since memory does not', ''],
  ])('answers: %s / %s', (subject, body) => {
    expect(questionsOf({ dependencies, commits: [commit(subject, body)] })).toEqual([])
  })

  it.each([
    ['feat: add redis', ''],
    ['feat: sessions', 'Adds redis.'],
    ['feat: sessions', 'Several instances run, because they must.\n\nAdds redis.'],
    ['feat: sessions', 'Reviewed-by: Redis Needed <redis@example.com>'],
    ['feat: sessions', 'Closes #12'],
  ])('does not answer: %s / %s', (subject, body) => {
    expect(questionsOf({ dependencies, commits: [commit(subject, body)] })).toHaveLength(1)
  })

  it('has to name a variable, no more', () => {
    const variables = [{ name: 'SESSION_SECRET', path: 'src/a.ts', line: 5, documented: false }]
    const ask = (subject: string, body: string) =>
      questionsOf({ variables, commits: [commit(subject, body)] })
    expect(ask('feat: sessions', 'SESSION_SECRET is the key of the cookie.')).toEqual([])
    expect(ask('feat: read SESSION_SECRET', '')).toHaveLength(1)
  })
})
