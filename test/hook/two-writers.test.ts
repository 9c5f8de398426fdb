import { beforeAll, describe, expect, it } from 'vitest'
import { createRepository, type TestRepository } from '../helpers/repository.js'
import { buildCli, createScene, installHook, push, type Scene, status, tip } from './scene.js'

let cli: string
beforeAll(async () => {
  cli = await buildCli()
})

/** Another clone of the scene's remote, on the same branch. */
function createSecondWriter({ remote }: Scene): TestRepository {
  const second = createRepository()
  second.git('remote', 'add', 'origin', remote.path)
  second.git('fetch', '--quiet', 'origin')
  second.git('switch', '--quiet', '--force-create', 'feat/x', 'origin/feat/x')
  installHook(cli, `${second.path}/.git/hooks`)
  return second
}

describe('two writers of one branch', () => {
  const args = ['origin', 'feat/x']
  const createRace = async () => {
    const scene = createScene(cli)
    await push(scene.repository, args)
    const second = createSecondWriter(scene)
    scene.repository.commit({ 'one.txt': 'one\n' }, 'feat: one')
    await push(scene.repository, args)
    second.commit({ 'two.txt': 'two\n' }, 'feat: two')
    return { ...scene, second }
  }

  it('commit no page for a push that the remote will reject', async () => {
    const { second, repository, remote } = await createRace()
    const before = tip(second, 'feat/x')
    const rejected = await push(second, args)
    expect(rejected.status).toBe(1)
    expect(rejected.stderr).not.toContain('handoff:')
    expect(tip(second, 'feat/x')).toBe(before)
    expect(status(second)).toBe('')
    second.git('pull', '--quiet', '--rebase', 'origin', 'feat/x')
    expect((await push(second, args)).status).toBe(0)
    expect(tip(remote, 'feat/x')).toBe(tip(second, 'feat/x'))
    expect(second.git('show', 'HEAD:HANDOFF.md')).toContain('two.txt')
    repository.git('pull', '--quiet', '--rebase', 'origin', 'feat/x')
  })

  it('commit the page of a push that is forced', async () => {
    const { second, remote } = await createRace()
    const { status: code, stderr } = await push(second, ['--force', ...args])
    expect(code, stderr).toBe(0)
    expect(tip(remote, 'feat/x')).toBe(tip(second, 'feat/x'))
    expect(second.git('show', 'HEAD:HANDOFF.md')).toContain('two.txt')
  })

  it('take a page back that was rejected with the work, once the remote has moved on', async () => {
    const { second, remote } = await createRace()
    second.git('pull', '--quiet', '--rebase', 'origin', 'feat/x')
    const work = tip(second, 'feat/x')
    remote.write({ 'hooks/pre-receive': '#!/bin/sh\nexit 1\n' })
    remote.run(['config', 'core.hooksPath', `${remote.path}/hooks`])
    const { chmodSync, rmSync } = await import('node:fs')
    chmodSync(`${remote.path}/hooks/pre-receive`, 0o755)
    expect((await push(second, args)).status).toBe(1)
    expect(tip(second, 'feat/x')).not.toBe(work)
    rmSync(`${remote.path}/hooks/pre-receive`)
    const third = createSecondWriter({ remote, repository: second })
    third.commit({ 'three.txt': 'three\n' }, 'feat: three')
    expect((await push(third, args)).status).toBe(0)
    const rejected = await push(second, args)
    expect(rejected.status).toBe(1)
    expect(rejected.stderr).toContain('): the remote refused it.')
    expect(tip(second, 'feat/x')).toBe(work)
    expect(status(second)).toBe('')
    second.git('pull', '--quiet', '--rebase', 'origin', 'feat/x')
    expect((await push(second, args)).status).toBe(0)
  })
})
