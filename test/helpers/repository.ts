/**
 * Real git repositories for tests: in a temporary folder that goes when the test file is done, with their own
 * HOME, no configuration but their own, a pinned identity and a clock that moves one minute a commit.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'

/** What a file becomes: its text or bytes, a link, an executable, or null to delete it. */
export type FileContent = string | Buffer | { link: string } | { executable: string } | null

export interface TestRepository {
  /** Where git runs: the work tree, or the git directory of a bare repository. */
  path: string
  /** The environment to run anything in: hand it to the code under test. */
  environment: NodeJS.ProcessEnv
  /** Runs git and returns its trimmed stdout; throws with git's own words when it fails. */
  git(...args: string[]): string
  /** As `git`, for input, raw output or a failure that is wanted. */
  run(args: string[], options?: { input?: string | Buffer; environment?: NodeJS.ProcessEnv }): GitResult
  /** Writes files into the work tree, without staging them. */
  write(files: Record<string, FileContent>): void
  /** Writes the files, stages everything and commits, empty or not; returns the commit's id. */
  commit(files: Record<string, FileContent>, message: string): string
  /** `git switch -c name`. */
  branch(name: string): void
  /** A clone beside this repository, over `file://` so that `--depth` and `--filter` hold. */
  clone(...options: string[]): TestRepository
  /** The same helper for another folder of this repository, such as a linked worktree or a submodule. */
  at(path: string): TestRepository
}

export interface GitResult {
  status: number | null
  stdout: Buffer
  stderr: string
}

const folders: string[] = []

/** What `test/setup.ts` does when a test file is done; several files may share this process. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** A fresh temporary folder, its real path (macOS links its own), removed when the test file is done. */
export function createFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-handoff-')))
  folders.push(folder)
  return folder
}

/** An empty repository on the branch `main` (no commits yet). */
export function createRepository(
  options: { bare?: boolean; objectFormat?: 'sha1' | 'sha256'; branch?: string } = {},
): TestRepository {
  const folder = createFolder()
  const path = join(folder, 'repository')
  const environment = isolatedEnvironment(folder)
  const init = ['init', '--quiet', `--initial-branch=${options.branch ?? 'main'}`]
  if (options.bare === true) init.push('--bare')
  if (options.objectFormat !== undefined) init.push(`--object-format=${options.objectFormat}`)
  const template = findTemplate(init, environment)
  // A copy takes half the processor time of `git init`.
  cpSync(template, path, { recursive: true })
  return repositoryAt(path, environment, { minutes: 0 })
}

/** An empty repository that `git init` made with these arguments, once for this process. */
function findTemplate(init: readonly string[], env: NodeJS.ProcessEnv): string {
  const template = join(inject('shared'), `${process.pid} ${init.slice(2).join(' ').replaceAll('/', '_')}`)
  if (existsSync(template)) return template
  const { status, stderr } = spawnSync('git', [...init, template], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${init.join(' ')}: ${stderr}`)
  return template
}

/** Nothing of the machine's git: a hook that runs the tests sets GIT_DIR, a developer has aliases and hooks. */
function isolatedEnvironment(home: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'))
  const configuration = join(home, '.gitconfig')
  writeFileSync(
    configuration,
    `[gc]
  auto = 0
[maintenance]
  auto = false
[advice]
  detachedHead = false
[uploadpack]
  allowFilter = true ; for partial clones
[protocol "file"]
  allow = always ; for submodules of a local folder
`,
  )
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: configuration, // the test's to change
    GIT_AUTHOR_NAME: 'Ada Example',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada Example',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

function repositoryAt(
  path: string,
  environment: NodeJS.ProcessEnv,
  clock: { minutes: number },
): TestRepository {
  const run: TestRepository['run'] = (args, options = {}) => {
    const date = new Date(Date.UTC(2026, 0, 5, 9, clock.minutes)).toISOString()
    const result = spawnSync('git', args, {
      cwd: path,
      env: { ...environment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...options.environment },
      input: options.input ?? '',
      maxBuffer: 1 << 28,
    })
    if (result.error !== undefined) throw result.error
    return { status: result.status, stdout: result.stdout, stderr: result.stderr.toString() }
  }
  const git: TestRepository['git'] = (...args) => {
    const result = run(args)
    if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`)
    return result.stdout.toString().trim()
  }
  const write: TestRepository['write'] = (files) => {
    for (const [name, content] of Object.entries(files)) writeFile(join(path, name), content)
  }
  return {
    path,
    environment,
    git,
    run,
    write,
    commit: (files, message) => {
      write(files)
      clock.minutes += 1
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--cleanup=whitespace', `--message=${message}`)
      return readHead(path) ?? git('rev-parse', 'HEAD')
    },
    branch: (name) => {
      git('switch', '--quiet', '--create', name)
    },
    clone: (...options) => {
      const target = join(createFolder(), 'clone')
      git('clone', '--quiet', ...options, `file://${path}`, target)
      return repositoryAt(target, environment, clock)
    },
    at: (other) => repositoryAt(other, environment, clock),
  }
}

/** The commit that is checked out, without a process; null where git has to be asked, as in a linked worktree. */
function readHead(path: string): string | null {
  try {
    const head = readFileSync(join(path, '.git', 'HEAD'), 'utf8').trim()
    const name = /^ref: (.*)$/.exec(head)?.[1]
    // What was just committed is a file of its own, however many refs are packed.
    return name === undefined ? head : readFileSync(join(path, '.git', name), 'utf8').trim()
  } catch {
    return null
  }
}

function writeFile(file: string, content: FileContent): void {
  rmSync(file, { recursive: true, force: true })
  if (content === null) return
  mkdirSync(dirname(file), { recursive: true })
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(file, content)
  else if ('link' in content) symlinkSync(content.link, file)
  else {
    writeFileSync(file, content.executable)
    chmodSync(file, 0o755)
  }
}
