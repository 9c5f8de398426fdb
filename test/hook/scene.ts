/** Real pushes: a repository with our hook in it, a bare remote, and what must hold after every push. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { createRepository, type TestRepository } from '../helpers/repository.js'
import { buildPackage } from '../helpers/shared.js'

/** The program, built once for all test files of a run; returns the path of what node runs. */
export async function buildCli(): Promise<string> {
  return join(await buildPackage(), 'dist', 'cli.js')
}

export interface Scene {
  /** On `feat/x`, with one commit of work; `main` is on the remote. */
  repository: TestRepository
  remote: TestRepository
}

export interface SceneOptions {
  objectFormat?: 'sha1' | 'sha256'
  /** The remote's address; its path where none is given. */
  url?: (path: string) => string
  /** Where the hook goes; the repository's own folder where none is given. */
  isWithHook?: boolean
}

export function createScene(cli: string, options: SceneOptions = {}): Scene {
  const format = options.objectFormat === undefined ? {} : { objectFormat: options.objectFormat }
  const remote = createRepository({ bare: true, ...format })
  const repository = createRepository(format)
  const files = { 'a.txt': 'a\n', 'b.txt': 'b\n', 'src/c.ts': 'export const c = 1\n' }
  repository.commit({ ...files, 'package.json': '{ "name": "x" }\n' }, 'Initial commit')
  repository.git('remote', 'add', 'origin', remote.path)
  repository.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  repository.git('remote', 'set-head', 'origin', 'main')
  if (options.url !== undefined) repository.git('remote', 'set-url', 'origin', options.url(remote.path))
  repository.branch('feat/x')
  repository.commit({ 'src/d.ts': 'export const d = 1\n' }, 'feat: count')
  if (options.isWithHook !== false) installHook(cli, join(repository.path, '.git', 'hooks'))
  return { repository, remote }
}

const stub = fileURLToPath(new URL('../../hooks/pre-push', import.meta.url))

/** A hook that runs the stub that we ship, with the program that was built. */
export function installHook(cli: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const script = `#!/bin/sh\nexport GIT_HANDOFF_CLI='${cli}'\nexec '${stub}' "$@"\n`
  writeFileSync(join(folder, 'pre-push'), script, { mode: 0o755 })
}

export interface PushResult {
  status: number | null
  stdout: string
  stderr: string
}

/** `git push …`, without a terminal; other things of this process go on meanwhile. */
export function push(
  { path, environment }: TestRepository,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<PushResult> {
  const env = { ...environment, ...variables }
  const child = spawn('git', ['push', ...args], { cwd: path, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    texts.stdout += data
  })
  child.stderr.on('data', (data) => {
    texts.stderr += data
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...texts }))
  })
}

export const tip = ({ git }: TestRepository, ref: string) => git('rev-parse', '--verify', ref)

export function status({ run }: TestRepository): string {
  return run(['status', '--porcelain=v2', '--untracked-files=all', '-z']).stdout.toString('latin1')
}

export interface Expected {
  /** Local branch → full name on the remote. */
  branches: Record<string, string>
  /** Runs before the push. */
  args: readonly string[]
  /** How many pages are committed, one for each branch. */
  commits?: number
  variables?: NodeJS.ProcessEnv
  /** A worktree to push from. */
  from?: TestRepository
}

/** Pushes, and looks at everything that must hold once a push has worked: see "Must show" of the push. */
export async function expectPublished(scene: Scene, expected: Expected): Promise<PushResult> {
  const { repository, remote } = scene
  const { branches, args, commits = 1, from = repository } = expected
  const before = new Map(Object.keys(branches).map((name) => [name, tip(repository, `refs/heads/${name}`)]))
  const clean = status(from)
  const result = await push(from, args, expected.variables)
  expect(result.status, result.stderr).toBe(0)
  for (const [name, remoteRef] of Object.entries(branches)) {
    const now = tip(repository, `refs/heads/${name}`)
    expect(tip(remote, remoteRef), `${remoteRef} on the remote\n${result.stderr}`).toBe(now)
    expect(tip(repository, remoteRef.replace('refs/heads/', 'refs/remotes/origin/')), 'tracking').toBe(now)
    const added = repository.git('rev-list', '--count', `${before.get(name)}..${now}`)
    expect(Number(added), `commits on ${name}\n${result.stderr}`).toBe(commits)
    if (commits === 0) continue
    const files = repository.git('diff', '--name-only', before.get(name) ?? '', now)
    expect(files).toBe('HANDOFF.md')
    expect(repository.git('show', `${now}:HANDOFF.md`)).toContain(`branch: ${name}\n`)
  }
  expect(status(from)).toBe(clean)
  expectNothingLeft(repository)
  return result
}

/** No hook file and no job. */
export function expectNothingLeft(repository: TestRepository): void {
  const hooks = repository.git('rev-parse', '--path-format=absolute', '--git-path', 'hooks')
  expect(existsSync(join(hooks, 'reference-transaction'))).toBe(false)
  const common = repository.git('rev-parse', '--path-format=absolute', '--git-common-dir')
  const jobs = join(common, 'git-handoff', 'publish')
  expect(existsSync(jobs) ? readdirSync(jobs) : []).toEqual([])
}

/** The stranger's view: objects are whole. */
export function expectSound(repository: TestRepository): void {
  const { status: code, stderr } = repository.run(['fsck', '--full', '--strict', '--no-dangling'])
  expect({ code, stderr: stderr.replace(/^.*(?:Checking|notice:).*\n/gm, '') }).toEqual({
    code: 0,
    stderr: '',
  })
}
