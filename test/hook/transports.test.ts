import { dirname } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { serveFolder } from './http-remote.js'
import {
  buildCli,
  createScene,
  expectNothingLeft,
  expectPublished,
  expectSound,
  push,
  type Scene,
  status,
  tip,
} from './scene.js'
import { createFakeSsh, hasSshd, startSshd } from './ssh-remote.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

type Open = () => Promise<Scene>

const openers: Record<string, { open: Open; isThere: boolean }> = {
  http: {
    isThere: true,
    open: async () => {
      const scene = createScene(cli)
      const url = await serveFolder(dirname(scene.remote.path), scene.remote.environment)
      scene.repository.git('remote', 'set-url', 'origin', `${url}/repository`)
      return scene
    },
  },
  'the protocol of ssh': {
    isThere: true,
    open: async () => {
      const scene = createScene(cli, { url: (path) => `ssh://example.invalid${path}` })
      scene.repository.git('config', 'core.sshCommand', createFakeSsh())
      scene.repository.git('config', 'ssh.variant', 'simple')
      return scene
    },
  },
  ssh: {
    isThere: hasSshd,
    open: async () => {
      const { command, url } = await startSshd()
      const scene = createScene(cli, { url: (path) => `${url}${path}` })
      scene.repository.git('config', 'core.sshCommand', command)
      return scene
    },
  },
}

const toItself = { 'feat/x': 'refs/heads/feat/x' }

describe.each(Object.entries(openers))('a push over %s', (_, { open, isThere }) => {
  it.skipIf(!isThere)('publishes a new branch, a fast-forward, and with a lease after a rebase', async () => {
    const scene = await open()
    const { repository, remote } = scene
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    repository.git('switch', '--quiet', 'main')
    repository.commit({ 'b.txt': 'b2\n' }, 'fix: b')
    repository.git('switch', '--quiet', 'feat/x')
    repository.git('rebase', '--quiet', 'main')
    repository.commit({ 'src/e.ts': 'export const e = 2\n' }, 'feat: two')
    await expectPublished(scene, { branches: toItself, args: ['--force-with-lease', 'origin', 'feat/x'] })
    expectSound(repository)
    expectSound(remote)
  })

  it.skipIf(!isThere)('publishes several refs, one of them not checked out', async () => {
    const scene = await open()
    const { repository } = scene
    repository.git('switch', '--quiet', '--create', 'fix/y', 'main')
    repository.commit({ 'b.txt': 'b2\n' }, 'fix: b')
    repository.git('switch', '--quiet', 'feat/x')
    repository.write({ 'a.txt': 'staged\n' })
    repository.git('add', 'a.txt')
    await expectPublished(scene, {
      branches: { ...toItself, 'fix/y': 'refs/heads/fix/y' },
      args: ['origin', 'feat/x', 'fix/y'],
    })
  })

  it.skipIf(!isThere)('publishes HEAD and a renamed branch', async () => {
    const scene = await open()
    await expectPublished(scene, { branches: { 'feat/x': 'refs/heads/y' }, args: ['origin', 'HEAD:y'] })
    scene.repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
    await expectPublished(scene, { branches: { 'feat/x': 'refs/heads/z' }, args: ['origin', 'feat/x:z'] })
  })

  it.skipIf(!isThere)('publishes a commit that was named by its id', async () => {
    const scene = await open()
    const oid = tip(scene.repository, 'HEAD')
    await expectPublished(scene, { branches: toItself, args: ['origin', `${oid}:refs/heads/feat/x`] })
  })

  it.skipIf(!isThere)('publishes nothing by a dry run, and deletes', async () => {
    const scene = await open()
    const { repository, remote } = scene
    const clean = status(repository)
    expect((await push(repository, ['--dry-run', 'origin', 'feat/x'])).status).toBe(0)
    expect(remote.git('branch', '--list')).toBe('* main')
    expect(status(repository)).toBe(clean)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    expect((await push(repository, ['--delete', 'origin', 'feat/x'])).status).toBe(0)
    expect(remote.git('branch', '--list')).toBe('* main')
    expectNothingLeft(repository)
  })

  it.skipIf(!isThere)('blocks as configured', async () => {
    const scene = await open()
    const { repository, remote } = scene
    repository.commit({ '.handoff.yml': 'publish: block\n' }, 'chore: configure')
    expect((await push(repository, ['origin', 'feat/x'])).status).toBe(1)
    expect(remote.git('branch', '--list')).toBe('* main')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })
})
