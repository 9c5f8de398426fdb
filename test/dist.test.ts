import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRepository, type TestRepository } from './helpers/repository.js'
import { buildPackage } from './helpers/shared.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const committed = join(root, 'dist')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-handoff-dist-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('dist', () => {
  it('is what the sources build, byte for byte', async () => {
    const fresh = join(await buildPackage(), 'dist')
    const names = listFiles(fresh)
    expect(names, 'run `npm run build`').toEqual(listFiles(committed))
    for (const name of names) {
      const isSame = readFileSync(join(fresh, name)).equals(readFileSync(join(committed, name)))
      expect(isSame, `${name} differs: run \`npm run build\``).toBe(true)
    }
  })

  it('names no folder of the machine it was built on', () => {
    for (const name of listFiles(committed)) {
      const text = readFileSync(join(committed, name), 'utf8')
      expect(text.includes(root) || text.includes(root.replaceAll('\\', '/')), name).toBe(false)
      expect(text, name).not.toMatch(/(?:file:\/\/|["'`(])\/(?:home|Users|root)\//)
    }
  })
})

describe('dist in a folder without node_modules', () => {
  beforeAll(() => {
    cpSync(committed, join(folder, 'copy', 'dist'), { recursive: true })
    cpSync(join(root, 'package.json'), join(folder, 'copy', 'package.json'))
  })

  function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const program = join(folder, 'copy', 'dist', 'cli.js')
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, GIT_HANDOFF_DEBUG: undefined },
    })
    return { status, stdout, stderr }
  }

  it('loads no parser and no library for facts', () => {
    const hook = `export async function load(url, context, next) {
      process._rawDebug('loaded ' + url)
      return next(url, context)
    }`
    const hookUrl = JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)
    const register = `import { register } from 'node:module'; register(${hookUrl})`
    const program = join(folder, 'copy', 'dist', 'cli.js')
    const args = ['--import', `data:text/javascript,${encodeURIComponent(register)}`, program, 'facts']
    const { path: cwd, environment: env } = createRepositoryWithBranch()
    const { stderr, status } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' })
    const loaded = [...stderr.matchAll(/loaded file:.*\/dist\/(\S+)/g)].map(([, name = '']) => name)
    expect(status).toBe(0)
    expect(loaded).toContain('cli.js')
    expect(loaded.filter((name) => /yaml|remark|simple-git|toml|xml|tree-sitter/.test(name))).toEqual([])
  })

  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each<[string[], string]>([
    [['--help'], 'Usage: git handoff [-C DIR] COMMAND [OPTIONS]\n'],
    [['facts', '--help'], 'Usage: git handoff facts '],
    [['create', '-h'], 'Usage: git handoff create '],
  ])('prints help for %j', (args, start) => {
    const { status, stdout, stderr } = run(...args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.startsWith(start)).toBe(true)
  })

  it('refuses an unknown command and names the nearest', () => {
    expect(run('craete')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: Unknown command `craete`.\nhint: Did you mean `create`?\n',
    })
  })

  it('is quiet when its reader goes away', () => {
    // The pipe is closed before the program has started to write.
    const script = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, [process.argv[1], '--help'], { stdio: ['ignore', 'pipe', 'inherit'] })
      child.stdout.destroy()
      child.on('exit', (code) => { process.exitCode = code })
    `
    const program = join(folder, 'copy', 'dist', 'cli.js')
    const { status, stderr } = spawnSync(process.execPath, ['-e', script, program], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('can be imported', async () => {
    const library = await import(pathToFileURL(join(folder, 'copy', 'dist', 'index.js')).href)
    expect(library).toMatchObject({
      createHandoff: expect.any(Function),
      checkHandoff: expect.any(Function),
      resumeHandoff: expect.any(Function),
      readFacts: expect.any(Function),
      HandoffError: expect.any(Function),
    })
  })

  it('has the licence of every package in it', () => {
    const licenses = readFileSync(join(committed, 'licenses.txt'), 'utf8')
    for (const name of ['yaml', 'micromark', 'smol-toml']) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([^)]+\\)$`, 'm'))
    }
  })
})

function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Nothing that a parser would be needed for: no source, no configuration, no manifest. */
function createRepositoryWithBranch(): TestRepository {
  const repository = createRepository()
  repository.commit({ a: '1\n' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ a: '2\n' }, 'feat: two')
  return repository
}
