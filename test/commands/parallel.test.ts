import { spawn } from 'node:child_process'
import { beforeAll, expect, it } from 'vitest'
import { createRepository } from '../helpers/repository.js'
import { buildCli } from '../hook/scene.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

it('several runs at once on one branch all succeed, and no word is lost', { timeout: 120_000 }, async () => {
  const repository = createRepository()
  repository.commit({ 'a.ts': 'export const a = 1\n' }, 'Initial commit')
  repository.branch('feat/x')
  const run = (args: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      const { path: cwd, environment: env } = repository
      const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      child.stderr.on('data', (data) => {
        said += data
      })
      child.on('close', (status) => resolve(status === 0 ? '' : `${args}: ${status} ${said}`))
    })
  for (const round of [1, 2, 3]) {
    repository.commit({ 'a.ts': `export const a = ${round + 1}\n` }, `feat: round ${round}`)
    const lines = [
      ['create', '--commit'],
      ['create', '--commit'],
      ['checkpoint', '-m', `reached ${round}`],
      ['sync'],
      ['create', '--commit'],
      ['sync'],
    ]
    expect((await Promise.all(lines.map(run))).filter((fault) => fault !== '')).toEqual([])
    expect(repository.git('show', 'HEAD:HANDOFF.md')).toContain(`reached ${round}`)
    expect(repository.git('status', '--porcelain')).toBe('')
  }
})
