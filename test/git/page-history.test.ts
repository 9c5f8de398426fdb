import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Oid } from '../../src/core/facts.js'
import { readParentOfLastUpdate } from '../../src/git/page-history.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository } from '../helpers/repository.js'

it('knows what the branch was before its page was last written, whatever the configuration runs', async () => {
  const repository = createRepository()
  repository.commit({ 'a.ts': '1\n' }, 'chore: base')
  repository.branch('feat/x')
  const before = repository.commit({ 'a.ts': '2\n' }, 'feat: two')
  repository.commit({ 'HANDOFF.md': '# X\n' }, 'docs: page')
  repository.commit({ 'a.ts': '3\n' }, 'feat: three')
  repository.git('config', 'core.fsmonitor', 'false; touch ran')
  repository.git('config', 'log.showSignature', 'true')
  const place = await openRepository(repository.path, { ...repository.environment, GIT_EDITOR: 'touch ran' })
  const ask = (head: string) => readParentOfLastUpdate(place, head as Oid, 'HANDOFF.md')
  expect(await ask('HEAD')).toBe(before)
  expect(await ask('HEAD~2')).toBeNull()
  expect(await ask('--output=x')).toBeNull()
  expect(existsSync(join(repository.path, 'ran'))).toBe(false)
})
