import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { readMemory, writeMemory } from '../../src/git/push/memory.js'
import { rounds } from '../helpers/counts.js'
import {
  buildCli,
  createScene,
  expectNothingLeft,
  expectSound,
  push,
  type Scene,
  status,
  tip,
} from './scene.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

const answer = 'The platform team sets it.'
const moments = rounds(50)

/** `git push` with everything that it starts, in a group of its own, killed after so many milliseconds. */
async function pushAndKill({ repository }: Scene, after: number): Promise<void> {
  const { path: cwd, environment: env } = repository
  const child = spawn('git', ['push', '--quiet', 'origin', 'feat/x'], {
    cwd,
    env,
    stdio: 'ignore',
    detached: true,
  })
  const end = once(child, 'exit')
  await Promise.race([sleep(after), end])
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error // all have ended
  }
  await end
}

/** How long a push with a page to commit takes here and now. */
async function measurePush(scene: Scene): Promise<number> {
  const start = performance.now()
  expect((await push(scene.repository, ['--quiet', 'origin', 'feat/x'])).status).toBe(0)
  return performance.now() - start
}

/** A killed git leaves its locks: git says so, and its user removes them. */
function removeLocks(gitDir: string): void {
  const names = ['.', 'refs/heads/feat', 'refs/remotes/origin/feat'].flatMap((folder) =>
    existsSync(join(gitDir, folder))
      ? readdirSync(join(gitDir, folder)).map((name) => join(folder, name))
      : [],
  )
  for (const name of names.filter((file) => file.endsWith('.lock'))) rmSync(join(gitDir, name))
}

it.skipIf(process.platform === 'win32')(
  `survives being killed at any of ${moments} moments`,
  async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    const length = await measurePush(scene)
    const commonDir = join(repository.path, '.git')
    for (let moment = 0; moment < moments; moment += 1) {
      const before = repository.commit({ 'src/d.ts': `export const d = ${moment}\n` }, `feat: ${moment}`)
      const gotcha = `${answer} ${moment}`
      const notes = { decisions: [], gotchas: [gotcha], context: [], tasks: [] }
      writeMemory(commonDir, { branch: 'feat/x', asked: [], notes, seen: null })
      await pushAndKill(scene, (moment / moments) * length * 1.1)

      const now = tip(repository, 'feat/x')
      if (now !== before) {
        expect(tip(repository, 'feat/x~1')).toBe(before)
        expect(repository.git('diff', '--name-only', before, now)).toBe('HANDOFF.md')
      }
      const isCommitted = repository.run(['show', 'feat/x:HANDOFF.md']).stdout.toString().includes(gotcha)
      const isKept = readMemory(commonDir, 'feat/x').notes.gotchas.includes(gotcha)
      expect(isCommitted || isKept, `moment ${moment}`).toBe(true)

      removeLocks(commonDir)
      removeLocks(remote.path)
      const { status: code, stderr } = await push(repository, ['--quiet', 'origin', 'feat/x'])
      expect(code, `moment ${moment}: ${stderr}`).toBe(0)
      expect(repository.git('show', 'feat/x:HANDOFF.md'), `moment ${moment}`).toContain(gotcha)
      expect(status(repository), `moment ${moment}`).toBe('')
      const last = await push(repository, ['--quiet', 'origin', 'feat/x'])
      expect(last.status, `moment ${moment}: ${last.stderr}`).toBe(0)
      expect(tip(remote, 'feat/x'), `moment ${moment}`).toBe(tip(repository, 'feat/x'))
      if (moment % 10 === 9) expectSound(repository)
    }
    expectSound(repository)
    expectNothingLeft(repository)
  },
  600_000,
)
