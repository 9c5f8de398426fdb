/** The comments as a whole, as docs/images shows them: `scripts/picture-comments.ts` takes its pictures of these files. */
import { beforeAll, expect, it } from 'vitest'
import { createHistory } from '../helpers/history.js'
import type { TestRepository } from '../helpers/repository.js'
import { runHandoff } from './origin.js'
import { playOn } from './stage.js'

const branch = 'feat/session-auth'
let origin: TestRepository

beforeAll(() => {
  origin = createHistory('session-auth')
})

/** What people write who are in a hurry. */
const vaguePage = `# Handoff: Session auth

## Context
Tokens must be revocable.

## Remaining Work
- [ ] fix the tests
- [ ] TBD
- [ ] Look at \`src/auth/tokens.ts\`

## Key Decisions
- Use Redis

## Gotchas
- \`SESSION_SECRET\` must be set or the suite hangs
`

const cases: [string, (origin: TestRepository) => void][] = [
  ['first-time', () => undefined],
  ['pass', (origin) => runHandoff(origin, 'create', '--commit')],
  [
    'stale',
    (origin) => {
      origin.commit({ 'src/auth/renewal.ts': 'export const renewal = 3600\n' }, 'feat(auth): renewal')
    },
  ],
  [
    'vague',
    (origin) => {
      origin.commit({ 'HANDOFF.md': vaguePage }, 'docs: hand over')
    },
  ],
  [
    'many',
    (origin) => {
      const tasks = Array.from({ length: 200 }, (_, at) => `- [ ] TBD ${at + 1}`).join('\n')
      const page = vaguePage.replace('- [ ] fix the tests', tasks)
      origin.commit({ 'HANDOFF.md': page }, 'docs: hand over')
    },
  ],
]

it.each(cases)('%s', async (name, arrange) => {
  arrange(origin)
  await playOn(origin, branch, async (stage) => {
    await stage.run()
    const [{ body = '' } = {}] = stage.github.comments
    const told = body
      .replaceAll(stage.github.url, 'https://github.com')
      .replaceAll(stage.pull.head.sha, '4f2a91c0d3e5'.padEnd(40, '0'))
      .replaceAll(stage.pull.head.sha.slice(0, 12), '4f2a91c0d3e5')
    await expect(told).toMatchFileSnapshot(`../fixtures/comments/${name}.md`)
  })
})
