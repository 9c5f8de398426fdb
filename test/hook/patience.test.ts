import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPatience } from '../../src/hook/pre-push.js'
import { createFolder } from '../helpers/repository.js'
import { buildCli, createScene, installHook, push, tip } from './scene.js'

describe('patience', () => {
  it('has what takes no longer', async () => {
    const patience = openPatience({})
    expect(await patience.wait(Promise.resolve(7))).toBe(7)
    await expect(patience.wait(Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect([patience.isOver(), patience.seconds]).toEqual([false, 15])
  })

  it('is over all in all, not for each', async () => {
    const patience = openPatience({ GIT_HANDOFF_PATIENCE: '0.02' })
    const never = new Promise<never>(() => undefined)
    expect(await patience.wait(never)).toBeNull()
    expect(patience.isOver()).toBe(true)
    const started = performance.now()
    expect(await patience.wait(never)).toBeNull()
    expect(performance.now() - started).toBeLessThan(20)
  })

  it.each(['', 'soon', '-1', 'Infinity'])('is as usual for %j', (said) => {
    expect(openPatience({ GIT_HANDOFF_PATIENCE: said }).seconds).toBe(15)
  })
})

describe('a push with a git that does not end', () => {
  let cli = ''
  beforeAll(async () => {
    cli = await buildCli()
  })

  it.runIf(process.platform !== 'win32')('goes on without the page, and leaves nothing running', async () => {
    const { repository, remote } = createScene(cli)
    const tools = createFolder()
    // Deriving reads the commits with their trailers; nothing before that does.
    const slow = `#!/bin/sh\ncase "$*" in *trailers*) trap "kill \\$!; : >'${tools}/stopped'; exit" TERM; sleep 60 & wait;; esac\nPATH=\${PATH#*:}\nexec git "$@"\n`
    writeFileSync(join(tools, 'git'), slow, { mode: 0o755 })
    // git puts its own folder before all others for its hooks.
    const program = join(tools, 'program')
    writeFileSync(program, `#!/bin/sh\nPATH='${tools}':$PATH exec node '${cli}' "$@"\n`, { mode: 0o755 })
    installHook(program, join(repository.path, '.git', 'hooks'))
    const before = tip(repository, 'feat/x')
    const started = performance.now()
    const { status, stderr } = await push(repository, ['origin', 'feat/x'], { GIT_HANDOFF_PATIENCE: '1' })
    expect(performance.now() - started).toBeLessThan(30_000)
    expect(status).toBe(0)
    expect(stderr).toMatch(/page of feat\/x not updated: timed out after 1 s/)
    await expect.poll(() => existsSync(join(tools, 'stopped'))).toBe(true)
    expect([tip(repository, 'feat/x'), tip(remote, 'feat/x')]).toEqual([before, before])
  })
})
