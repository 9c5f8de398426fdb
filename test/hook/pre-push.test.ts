import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFolder, createRepository } from '../helpers/repository.js'
import {
  buildCli,
  createScene,
  expectNothingLeft,
  expectPublished,
  expectSound,
  installHook,
  push,
  type Scene,
  status,
  tip,
} from './scene.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

const toItself = { 'feat/x': 'refs/heads/feat/x' }
const pageOf = ({ repository }: Scene) => join(repository.path, 'HANDOFF.md')

describe('a push over a path', () => {
  it('publishes the page with a new branch, and says so in a line', async () => {
    const scene = createScene(cli)
    const { stderr } = await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    const commit = tip(scene.repository, 'feat/x').slice(0, 7)
    expect(stderr).toContain(`handoff: Committed HANDOFF.md (${commit}); included in this push.\n`)
    expectSound(scene.repository)
    expectSound(scene.remote)
  })

  it('says and does nothing where the page is fresh', async () => {
    const scene = createScene(cli)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    scene.repository.commit({}, 'chore: nothing')
    const { stderr } = await expectPublished(scene, {
      branches: toItself,
      args: ['--quiet', 'origin', 'feat/x'],
      commits: 0,
    })
    expect(stderr).toBe('')
  })

  it('loads nothing for a fresh page but what asks git', async () => {
    const scene = createScene(cli)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    scene.repository.commit({}, 'chore: nothing')
    const telling = `export async function load(url, context, next) {
      process._rawDebug('loaded ' + url)
      return next(url, context)
    }`
    const url = JSON.stringify(`data:text/javascript,${encodeURIComponent(telling)}`)
    const register = `import { register } from 'node:module'; register(${url})`
    const variables = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(register)}` }
    const { stderr } = await push(scene.repository, ['--quiet', 'origin', 'feat/x'], variables)
    const loaded = [...stderr.matchAll(/^loaded file:.*\/dist\/(\S+)$/gm)].map(([, name = '']) => name)
    expect(loaded).toContain('chunks/pre-push.js')
    expect(
      loaded.filter((name) =>
        /yaml|remark|markdown|simple-git|tree-sitter|answers|create|refresh/.test(name),
      ),
    ).toEqual([])
    expect(loaded.length).toBeLessThan(12)
  })

  it('publishes a fast-forward, with nothing but its name', async () => {
    const scene = createScene(cli)
    scene.repository.git('config', 'push.default', 'current')
    await expectPublished(scene, { branches: toItself, args: ['--set-upstream', 'origin', 'feat/x'] })
    scene.repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
    await expectPublished(scene, { branches: toItself, args: [] })
    expect(readFileSync(pageOf(scene), 'utf8')).toContain('`src/e.ts`')
  })

  it('publishes with a lease after a rebase', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    repository.git('switch', '--quiet', 'main')
    repository.commit({ 'b.txt': 'b2\n' }, 'fix: b')
    repository.git('push', '--quiet', 'origin', 'main')
    repository.git('switch', '--quiet', 'feat/x')
    repository.git('rebase', '--quiet', 'main')
    repository.commit({ 'src/d.ts': 'export const d = 2\n' }, 'feat: two')
    await expectPublished(scene, { branches: toItself, args: ['--force-with-lease', 'origin', 'feat/x'] })
  })

  it('publishes several refs at once, of branches that are not checked out as well', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    repository.git('switch', '--quiet', '--create', 'fix/y', 'main')
    repository.commit({ 'b.txt': 'b2\n' }, 'fix: b')
    repository.git('switch', '--quiet', 'feat/x')
    await expectPublished(scene, {
      branches: { ...toItself, 'fix/y': 'refs/heads/fix/y' },
      args: ['origin', 'feat/x', 'fix/y', 'main'],
    })
    expect(tip(scene.remote, 'main')).toBe(tip(repository, 'main'))
  })

  it('takes its time for a few branches only, the one that is checked out among them', async () => {
    const { repository, remote } = createScene(cli)
    for (let index = 0; index < 6; index += 1) {
      repository.git('switch', '--quiet', '--create', `a/${index}`, 'main')
      repository.commit({ [`a${index}.txt`]: 'a\n' }, `feat: ${index}`)
    }
    repository.git('switch', '--quiet', 'feat/x')
    const { status: code, stderr } = await push(repository, ['--quiet', '--all', 'origin'])
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('handoff: skipped 2 branches (limit: 5 per push)\n')
    const names = repository.git('branch', '--format=%(refname:short)').split('\n')
    const withPage = names.filter(
      (name) => repository.run(['cat-file', '-e', `${name}:HANDOFF.md`]).status === 0,
    )
    expect(withPage).toHaveLength(5)
    expect(withPage).toContain('feat/x')
    for (const name of ['feat/x', 'a/0', 'a/5']) expect(tip(remote, name)).toBe(tip(repository, name))
    expectNothingLeft(repository)
  })

  it('publishes a branch that is not checked out', async () => {
    const scene = createScene(cli)
    scene.repository.git('switch', '--quiet', 'main')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    expect(existsSync(pageOf(scene))).toBe(false)
  })

  it('publishes HEAD under another name, and a branch under two', async () => {
    const scene = createScene(cli)
    await expectPublished(scene, { branches: { 'feat/x': 'refs/heads/y' }, args: ['origin', 'HEAD:y'] })
    scene.repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
    await expectPublished(scene, {
      branches: { 'feat/x': 'refs/heads/z' },
      args: ['origin', 'feat/x:z', 'feat/x:refs/heads/other'],
    })
    expect(tip(scene.remote, 'other')).toBe(tip(scene.remote, 'z'))
  })

  it('publishes a commit that was named by its id, where a branch has it for its tip', async () => {
    const scene = createScene(cli)
    const oid = tip(scene.repository, 'HEAD')
    await expectPublished(scene, { branches: toItself, args: ['origin', `${oid}:refs/heads/feat/x`] })
  })

  it('leaves older commits, tags, deletions and the default branch alone', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    repository.git('tag', 'v1')
    repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
    const before = tip(repository, 'HEAD')
    expect((await push(repository, ['origin', 'HEAD~1:refs/heads/old'])).status).toBe(0)
    expect((await push(repository, ['origin', 'v1'])).status).toBe(0)
    expect((await push(repository, ['--tags', 'origin'])).status).toBe(0)
    expect((await push(repository, ['origin', 'HEAD:refs/for/review'])).status).toBe(0)
    expect((await push(repository, ['origin', ':old'])).status).toBe(0)
    expect((await push(repository, ['origin', 'HEAD:main'])).status).toBe(0)
    repository.git('switch', '--quiet', 'main')
    repository.commit({ 'b.txt': 'b2\n' }, 'fix: b')
    expect((await push(repository, ['--force', 'origin', 'main'])).status).toBe(0)
    expect(tip(repository, 'feat/x')).toBe(before)
    expect(tip(remote, 'main')).toBe(tip(repository, 'main'))
    expect(repository.git('log', '--all', '--format=%s', '--', 'HANDOFF.md')).toBe('')
    expectNothingLeft(repository)
  })

  it('does nothing where there is nothing to push', async () => {
    const scene = createScene(cli)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })

  it('publishes nothing by a dry run', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    for (const args of [
      ['--dry-run', 'origin', 'feat/x'],
      ['-n', 'origin', 'feat/x'],
    ]) {
      const { status: code, stderr } = await push(repository, args)
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('[new branch]') })
      expect(remote.git('branch', '--list')).toBe('* main')
      expectNothingLeft(repository)
    }
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
  })

  it('works with SHA-256', async () => {
    const scene = createScene(cli, { objectFormat: 'sha256' })
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    scene.repository.commit({}, 'chore: nothing')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })
})

describe('a push from elsewhere', () => {
  it('publishes from a linked worktree, with the hook of the main one', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    repository.git('switch', '--quiet', 'main')
    const folder = join(createFolder(), 'linked')
    repository.git('worktree', 'add', '--quiet', folder, 'feat/x')
    const from = repository.at(folder)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], from })
    expect(readFileSync(join(folder, 'HANDOFF.md'), 'utf8')).toContain('branch: feat/x\n')
    from.commit({}, 'chore: nothing')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], from, commits: 0 })
  })

  it('publishes from a subfolder', async () => {
    const scene = createScene(cli)
    const from = scene.repository.at(join(scene.repository.path, 'src'))
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], from })
  })

  it('leaves submodules alone, unless they want it', async () => {
    const scene = createScene(cli)
    const outer = createRepository()
    outer.commit({ x: 'x\n' }, 'Initial commit')
    outer.git('submodule', '--quiet', 'add', `file://${scene.remote.path}`, 'inner')
    const inner = outer.at(join(outer.path, 'inner'))
    inner.git('switch', '--quiet', '--create', 'feat/s')
    inner.commit({ 's.txt': 's\n' }, 'feat: s')
    installHook(cli, inner.git('rev-parse', '--path-format=absolute', '--git-path', 'hooks'))
    const before = tip(inner, 'HEAD')
    expect(await push(inner, ['--quiet', 'origin', 'feat/s'])).toMatchObject({ status: 0, stderr: '' })
    expect(tip(inner, 'HEAD')).toBe(before)
    inner.git('config', 'handoff.submodules', 'true')
    inner.commit({ 's.txt': 's2\n' }, 'feat: s')
    const expected = { branches: { 'feat/s': 'refs/heads/feat/s' }, args: ['origin', 'feat/s'] }
    await expectPublished({ repository: inner, remote: scene.remote }, expected)
  })

  it('publishes from a sparse checkout without the page', async () => {
    const scene = createScene(cli)
    scene.repository.git('sparse-checkout', 'set', '--no-cone', '/src/')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    scene.repository.write({ 'src/e.ts': 'export const e = 1\n' })
    scene.repository.git('add', '--sparse', 'src/e.ts')
    scene.repository.git('commit', '--quiet', '-m', 'feat: more')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
  })
})

describe('a push in the middle of things', () => {
  it('leaves a dirty tree and index as they are', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    repository.write({ 'a.txt': 'staged\n', 'new "file"': 'x\n' })
    repository.git('add', 'a.txt', 'new "file"')
    repository.git('rm', '--quiet', '--cached', 'src/c.ts')
    repository.write({ 'a.txt': 'staged, then edited\n', 'b.txt': null, untracked: 'u\n', later: 'l\n' })
    repository.git('add', '--intent-to-add', 'later')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
  })

  it('commits what a person has written on the page', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    writeFileSync(pageOf(scene), `${readFileSync(pageOf(scene), 'utf8')}\n## Notes\n\nMind the gap.\n`)
    repository.git('commit', '--quiet', '--allow-empty', '-m', 'chore: nothing')
    const { status: code } = await push(repository, ['origin', 'feat/x'])
    expect(code).toBe(0)
    expect(scene.remote.git('show', 'feat/x:HANDOFF.md')).toContain('Mind the gap.')
    expect(status(repository)).toBe('')
    expect(tip(scene.remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
  })

  it.each<[string, (scene: Scene) => void]>([
    ['merge', ({ repository }) => void repository.run(['merge', 'other'])],
    ['cherry-pick', ({ repository }) => void repository.run(['cherry-pick', 'other'])],
    ['revert', ({ repository }) => void repository.run(['revert', '--no-commit', 'HEAD'])],
    ['rebase', ({ repository }) => void repository.run(['rebase', 'other'])],
  ])('during a %s says one line and leaves the page alone', async (kind, begin) => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    repository.git('switch', '--quiet', '--create', 'other', 'main')
    repository.commit({ 'src/d.ts': 'export const other = 1\n' }, 'feat: other')
    repository.git('switch', '--quiet', 'feat/x')
    begin(scene)
    const [before, clean] = [tip(repository, 'feat/x'), status(repository)]
    const { status: code, stderr } = await push(repository, ['--quiet', 'origin', 'feat/x'])
    expect(code, stderr).toBe(0)
    expect(stderr).toBe(`handoff: page of feat/x not updated: a ${kind} is in progress.\n`)
    expect(tip(repository, 'feat/x')).toBe(before)
    expect(tip(remote, 'feat/x')).toBe(before)
    expect(status(repository)).toBe(clean)
    expectNothingLeft(repository)
  })

  it('signs the commit where commits are signed', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    const folder = createFolder()
    const signer = join(folder, 'sign.sh')
    const script =
      '#!/bin/sh\ncat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN PGP SIGNATURE-----"\necho x\necho "-----END PGP SIGNATURE-----"\n'
    writeFileSync(signer, script, { mode: 0o755 })
    repository.git('config', 'gpg.program', signer)
    repository.git('config', 'commit.gpgsign', 'true')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    expect(repository.git('cat-file', 'commit', 'HEAD')).toContain('gpgsig -----BEGIN PGP SIGNATURE-----')
  })
})

describe('publishing in another way', () => {
  it('blocks as configured: nothing is sent, and the same push works', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    repository.commit({ '.handoff.yml': 'publish: block\n' }, 'chore: configure')
    const { status: code, stderr } = await push(repository, ['origin', 'feat/x'])
    const commit = tip(repository, 'feat/x').slice(0, 7)
    expect(code).toBe(1)
    expect(stderr).toContain(
      `handoff: Committed HANDOFF.md (${commit}). Nothing was pushed. Run the same \`git push\` again.\n`,
    )
    expect(remote.git('branch', '--list')).toBe('* main')
    expectNothingLeft(repository)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })

  it('leaves the page for the next push as configured', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    const before = repository.commit({ '.handoff.yml': 'publish: local\n' }, 'chore: configure')
    const { status: code, stderr } = await push(repository, ['origin', 'feat/x'])
    expect(code).toBe(0)
    expect(stderr).toContain('included in your next push.')
    expect(tip(remote, 'feat/x')).toBe(before)
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })

  it.each<[string, (scene: Scene) => string[]]>([
    ['an address is pushed to', ({ remote }) => [remote.path, 'feat/x']],
    [
      'the remote is fetched in part',
      ({ repository }) => {
        repository.git('config', 'remote.origin.fetch', '+refs/heads/main:refs/remotes/origin/main')
        return ['origin', 'feat/x']
      },
    ],
    [
      'there is a reference-transaction hook',
      ({ repository }) => {
        const file = join(repository.path, '.git', 'hooks', 'reference-transaction')
        writeFileSync(file, '#!/bin/sh\n# mine\n', { mode: 0o755 })
        return ['origin', 'feat/x']
      },
    ],
    [
      'hooks lie in a folder of all repositories',
      ({ repository }) => {
        const folder = createFolder()
        installHook(cli, folder)
        repository.git('config', '--global', 'core.hooksPath', folder)
        return ['origin', 'feat/x']
      },
    ],
    [
      'a push goes to two remotes',
      ({ repository, remote }) => {
        repository.git('remote', 'set-url', '--add', '--push', 'origin', remote.path)
        repository.git(
          'remote',
          'set-url',
          '--add',
          '--push',
          'origin',
          createRepository({ bare: true }).path,
        )
        return ['origin', 'feat/x']
      },
    ],
  ])('falls back to blocking where %s', async (_, prepare) => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    const args = prepare(scene)
    const first = await push(repository, args)
    expect(first.status, first.stderr).toBe(1)
    expect(first.stderr).toMatch(/Nothing was pushed\. Run the same `git push` again\. \(Reason: .+\.\)\n/)
    const second = await push(repository, args)
    expect(second.status, second.stderr).toBe(0)
    expect(tip(remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
  })

  it('keeps a hook of somebody else as it is', async () => {
    const { repository } = createScene(cli)
    const file = join(repository.path, '.git', 'hooks', 'reference-transaction')
    writeFileSync(file, '#!/bin/sh\n# mine\n', { mode: 0o755 })
    await push(repository, ['origin', 'feat/x'])
    expect(readFileSync(file, 'utf8')).toBe('#!/bin/sh\n# mine\n')
  })

  it('takes the page back where the remote takes the work and not the page', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    const refusing =
      '#!/bin/sh\nwhile read old new ref; do git cat-file -e $new:HANDOFF.md && exit 1; done; exit 0\n'
    mkdirSync(join(remote.path, 'hooks'), { recursive: true })
    writeFileSync(join(remote.path, 'hooks', 'pre-receive'), refusing, { mode: 0o755 })
    const before = tip(repository, 'feat/x')
    const page = '## Context\n\nWords of a person.\n'
    repository.write({ 'HANDOFF.md': page })
    const clean = status(repository)
    const { status: code, stderr } = await push(repository, ['origin', 'feat/x'])
    expect(code).toBe(0)
    expect(stderr).toContain('): the remote refused it. Your notes are kept')
    expect(tip(remote, 'feat/x')).toBe(before)
    expect(tip(repository, 'feat/x')).toBe(before)
    expect(status(repository)).toBe(clean)
    expect(readFileSync(join(repository.path, 'HANDOFF.md'), 'utf8')).toBe(page)
    expectNothingLeft(repository)
    writeFileSync(join(remote.path, 'hooks', 'pre-receive'), '#!/bin/sh\n', { mode: 0o755 })
    repository.commit({ 'e.txt': 'e\n' }, 'feat: more')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 1 })
  })

  it('sweeps what a rejected push has left, and publishes with the next one', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    mkdirSync(join(remote.path, 'hooks'), { recursive: true })
    writeFileSync(join(remote.path, 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const { status: code } = await push(repository, ['origin', 'feat/x'])
    expect(code).toBe(1)
    expect(remote.git('branch', '--list')).toBe('* main')
    // The hook file is still there; whatever moves a ref next takes it away.
    repository.git('branch', 'somewhere')
    expectNothingLeft(repository)
    writeFileSync(join(remote.path, 'hooks', 'pre-receive'), '#!/bin/sh\n', { mode: 0o755 })
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })

  it('publishes after a rejected push whose hook nothing has taken away', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    mkdirSync(join(remote.path, 'hooks'), { recursive: true })
    writeFileSync(join(remote.path, 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    await push(repository, ['origin', 'feat/x'])
    expect(readdirSync(join(repository.path, '.git', 'git-handoff', 'publish'))).toHaveLength(1)
    writeFileSync(join(remote.path, 'hooks', 'pre-receive'), '#!/bin/sh\n', { mode: 0o755 })
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'], commits: 0 })
  })
})

describe('a push lives through', () => {
  const oneLine = (stderr: string) => stderr.split('\n').filter((line) => /^handoff(?: failed)?: /.test(line))

  it('a broken configuration', async () => {
    const { repository, remote } = createScene(cli)
    repository.commit({ '.handoff.yml': 'publish: [\n' }, 'chore: break it')
    const { status: code, stderr } = await push(repository, ['origin', 'feat/x'])
    expect(code).toBe(0)
    expect(oneLine(stderr)).toHaveLength(1)
    expect(tip(remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
  })

  it('a page that cannot be read', async () => {
    const { repository, remote } = createScene(cli)
    repository.commit({ 'HANDOFF.md': '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n' }, 'docs: conflict')
    const { status: code, stderr } = await push(repository, ['origin', 'feat/x'])
    expect(code).toBe(0)
    expect(oneLine(stderr)).toHaveLength(1)
    expect(tip(remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
  })

  it('nobody to be named as the author', async () => {
    const { repository, remote } = createScene(cli)
    repository.git('config', 'user.useConfigOnly', 'true')
    const names = ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL']
    const nobody = Object.fromEntries(names.map((name) => [name, undefined]))
    const { status: code, stderr } = await push(repository, ['origin', 'feat/x'], nobody)
    expect(code).toBe(0)
    expect(oneLine(stderr)).toEqual([expect.stringContaining('git does not know who you are')])
    expect(tip(remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
  })

  it('a repository without anything to compare with', async () => {
    const remote = createRepository({ bare: true })
    const repository = createRepository({ branch: 'trunk' })
    repository.commit({ a: '1\n' }, 'Initial commit')
    installHook(cli, join(repository.path, '.git', 'hooks'))
    repository.git('remote', 'add', 'origin', remote.path)
    const { status: code, stderr } = await push(repository, ['origin', 'trunk'])
    expect(code).toBe(0)
    expect(oneLine(stderr)).toHaveLength(1)
  })

  it('a module that is not there', async () => {
    const folder = createFolder()
    const { repository, remote } = createScene(cli)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
    cpSync(join(cli, '..'), join(folder, 'dist'), { recursive: true })
    for (const name of ['answers.js', 'refresh.js', 'pre-push.js']) {
      rmSync(join(folder, 'dist', 'chunks', name))
      installHook(join(folder, 'dist', 'cli.js'), join(repository.path, '.git', 'hooks'))
      repository.commit({}, 'chore: nothing')
      const { status: code, stderr } = await push(repository, ['origin', 'feat/x'])
      expect(code, stderr).toBe(0)
      expect(oneLine(stderr)).toHaveLength(1)
      expect(tip(remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
    }
  })

  it('GIT_HANDOFF=0, without a word', async () => {
    const { repository, remote } = createScene(cli)
    const before = tip(repository, 'feat/x')
    const { status: code, stderr } = await push(repository, ['--quiet', 'origin', 'feat/x'], {
      GIT_HANDOFF: '0',
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(tip(remote, 'feat/x')).toBe(before)
  })
})
