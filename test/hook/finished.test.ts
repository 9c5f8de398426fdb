import { beforeAll, expect, it } from 'vitest'
import { checkpointHandoff } from '../../src/commands/checkpoint.js'
import { finishHandoff } from '../../src/commands/finish.js'
import { syncHandoff } from '../../src/commands/note.js'
import { buildCli, createScene, push } from './scene.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

it('nothing brings the page of a finished branch back, until there is new work', async () => {
  const { repository, remote } = createScene(cli)
  expect((await push(repository, ['--set-upstream', 'origin', 'feat/x'])).status).toBe(0)
  const place = { cwd: repository.path, environment: repository.environment }
  const { commit } = await finishHandoff({ ...place, render: (text) => text })

  const pushed = await push(repository, [])
  expect([pushed.status, pushed.stderr.includes('handoff:')]).toEqual([0, false])
  expect(remote.git('rev-parse', 'feat/x')).toBe(commit)
  expect(await syncHandoff({ ...place, today: '2026-11-22' })).toMatchObject({
    commit: null,
    outcome: 'unchanged',
  })
  const silent = { message: null, verify: false, onCommand: () => undefined, onOutput: () => undefined }
  const kept = await checkpointHandoff({ ...place, ...silent, today: '2026-11-22' })
  expect(kept).toMatchObject({ commit: null, outcome: 'nothing-to-hand-off' })
  expect(repository.git('rev-parse', 'feat/x')).toBe(commit)

  repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
  expect((await push(repository, [])).status).toBe(0)
  expect(remote.git('ls-tree', '--name-only', 'feat/x')).toContain('HANDOFF.md')
})
