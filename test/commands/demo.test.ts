import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DemoScene, playDemo } from '../../src/commands/demo.js'
import { createFolder, createRepository } from '../helpers/repository.js'
import { buildCli } from '../hook/scene.js'

let cli: string
beforeAll(async () => {
  cli = await buildCli()
})

/** A user whose git would get in the way, in a repository of theirs, with temporary files of their own. */
function createUser() {
  const repository = createRepository()
  repository.commit({ 'a.txt': 'a\n' }, 'Initial commit')
  const { path, environment } = repository
  const temporary = createFolder()
  const hostile = join(dirname(path), 'hostile.gitconfig')
  writeFileSync(hostile, '[commit]\n  gpgSign = true\n[core]\n  hooksPath = /nowhere\n[user]\n  name = Me\n')
  const variables = {
    ...environment,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    GIT_CONFIG_GLOBAL: hostile,
    GIT_DIR: join(path, '.git'),
  }
  return { repository, temporary, variables, home: dirname(path) }
}

function runDemo({ repository, variables }: ReturnType<typeof createUser>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'demo', ...args], {
    cwd: repository.path,
    env: variables,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('git handoff demo', () => {
  it('tells the story, touches nothing of the user’s, and leaves nothing', () => {
    const user = createUser()
    const before = [readdirSync(user.home), user.repository.git('status', '--porcelain', '--branch')]
    const { status, stdout, stderr } = runDemo(user)
    expect([status, stderr]).toEqual([0, ''])
    const commands = [...stdout.matchAll(/^\$ (git(?: handoff)? [a-z]+)/gm)].map(([, command]) => command)
    expect(commands).toEqual([
      'git log',
      'git handoff create',
      'git show',
      'git push',
      'git show',
      'git handoff check',
      'git handoff sync',
      'git handoff resume',
    ])
    expect(stdout).toContain('# This is a temporary repository with a remote, in ')
    expect(stdout).toContain('# Handoff: Session auth\n')
    expect(stdout).toContain('error work-covered\n')
    expect(stdout).toContain('hint: It was renamed to `sessionSeconds`.\n')
    expect(stdout).toMatch(/^Next: Enable the skipped test in `tests\/auth\.test\.ts:4`/m)
    expect(stdout).not.toContain('\u001b')
    expect(readdirSync(user.temporary)).toEqual([])
    expect([readdirSync(user.home), user.repository.git('status', '--porcelain', '--branch')]).toEqual(before)
  })

  it('leaves its folder with --keep, pushed and committed', () => {
    const user = createUser()
    const { stdout } = runDemo(user, '--keep')
    const [folder = ''] = readdirSync(user.temporary)
    expect(stdout).toContain(`Everything is in ${join(user.temporary, folder)}. Remove it when you are done.`)
    const shop = user.repository.at(join(user.temporary, folder, 'shop'))
    const clean = { environment: { ...user.repository.environment } }
    expect(shop.run(['log', '-1', '--format=%an', 'origin/feat/session-auth'], clean).stdout.toString()).toBe(
      'Ada\n',
    )
    expect(readFileSync(join(shop.path, 'HANDOFF.md'), 'utf8')).toContain('Sessions live 24 hours')
    rmSync(join(user.temporary, folder), { recursive: true })
  })

  it.skipIf(process.platform === 'win32')('removes its folder on Ctrl-C', async () => {
    const user = createUser()
    const child = spawn(process.execPath, [cli, 'demo'], { cwd: user.repository.path, env: user.variables })
    let said = ''
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.stdout.once('data', () => child.kill('SIGINT'))
    const [code] = await once(child, 'close')
    expect([code, said]).toEqual([2, 'error: The demo was stopped.\n'])
    expect(readdirSync(user.temporary)).toEqual([])
  })

  it('removes its folder where the story ends in another way', async () => {
    const scenes: DemoScene[] = []
    const playing = playDemo({
      environment: process.env,
      program: [process.execPath, '-e', 'console.log("no"); process.exitCode = 7'],
      isKept: false,
      onScene: async (scene) => void scenes.push(scene),
    })
    await expect(playing).rejects.toThrow('The demo failed: `handoff` exited with 7.')
    expect(scenes.at(-1)?.output).toBe('no\n')
    const folder = /in (.*)\. Nothing else/.exec(scenes[0]?.says ?? '')?.[1] ?? ''
    expect(folder).not.toBe('')
    expect(existsSync(folder)).toBe(false)
  })
})
