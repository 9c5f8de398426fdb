/** A real repository to try an input on, and the program as it ships, run as a child that is watched. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findActing, mostMemory, mostTime } from './target.js'

/** What a command may do besides its answer. */
export interface Expectation {
  /** The one file that it may write; null where it only reads. */
  writes: string | null
  /** Whether it may commit that file, and nothing else. */
  commits?: boolean
  /** Where its output goes: only what a terminal may get has to be harmless. */
  output: 'terminal' | 'json' | 'data'
  input?: string | Buffer
  /** Exit codes that are answers. */
  codes?: readonly number[]
}

export interface Stage {
  root: string
  covers: string
  git(args: readonly string[], input?: string | Buffer): string
  write(name: string, text: string | Buffer): void
  read(name: string): string
  /** Runs the program, and resolves to what is wrong with how it ended. */
  run(args: readonly string[], expectation: Expectation): string[]
  /** Milliseconds that the last run has had of the processor. */
  milliseconds(): number
  /** What the last run printed. */
  output(): string
}

const probe = fileURLToPath(new URL('./probe.cjs', import.meta.url))
const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Milliseconds after which a child is ended. */
const patience = 20_000

const environment: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-05T09:00:00Z',
}

const template = createTemplate()

function createTemplate(): { folder: string; covers: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-handoff-fuzz-')))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const root = join(folder, 'template')
  mkdirSync(join(root, 'src'), { recursive: true })
  const git = (...args: string[]) => runGit(root, folder, args)
  git('init', '--quiet', '--template=', '--initial-branch=main')
  writeFileSync(join(root, 'src/a.ts'), 'export function a() {\n  return 1\n}\n')
  writeFileSync(join(root, 'package.json'), '{ "scripts": { "test": "true" } }\n')
  git('add', '--all')
  git('commit', '--quiet', '--message=chore: start')
  git('switch', '--quiet', '--create', 'feat/x')
  writeFileSync(join(root, 'src/a.ts'), 'export function a(b: number) {\n  return b\n}\n')
  writeFileSync(join(root, 'src/new.ts'), 'export const n = 1 // TODO: more\n')
  git('add', '--all')
  git('commit', '--quiet', '--message=feat: take a number')
  return { folder, covers: git('rev-parse', '--short=12', 'HEAD') }
}

function runGit(root: string, home: string, args: readonly string[], input: string | Buffer = ''): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    env: { ...environment, HOME: home },
    input,
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Unusable(stderr.toString())
  return stdout.toString().trim()
}

/** git itself refuses the input, so the program never meets it. */
export class Unusable extends Error {}

/** Does something on a repository of its own. */
export function onStage<Result>(work: (stage: Stage) => Result): Result {
  const folder = mkdtempSync(join(template.folder, 'run-'))
  const root = join(folder, 'repository')
  cpSync(join(template.folder, 'template'), root, { recursive: true, verbatimSymlinks: true })
  let printed = ''
  let took = 0
  const stage: Stage = {
    root,
    covers: template.covers,
    git: (args, input) => runGit(root, folder, args, input),
    write: (name, text) => writeFileSync(join(root, name), text),
    read: (name) => readFileSync(join(root, name), 'utf8'),
    output: () => printed,
    milliseconds: () => took,
    run(args, expectation) {
      const before = takeSnapshot(root, folder)
      const file = join(folder, 'probe.json')
      const spent = childTime()
      const started = performance.now()
      const { status, signal, stdout, stderr } = spawnSync(
        process.execPath,
        ['--require', probe, program, ...args],
        {
          cwd: root,
          env: { ...environment, HOME: folder, GIT_HANDOFF_FUZZ_PROBE: file },
          input: expectation.input ?? '',
          maxBuffer: 1 << 28,
          timeout: patience,
          killSignal: 'SIGKILL',
        },
      )
      const wall = performance.now() - started
      const time = spent === null ? wall : Math.min(wall, (childTime() ?? 0) - spent)
      took = time
      printed = stdout.toString()
      const said = stderr.toString()
      const failures: string[] = []
      const name = args.slice(0, 2).join(' ').slice(0, 40)
      if (signal !== null) failures.push(`killed: ${name} after ${Math.round(wall)} ms`)
      else if (!(expectation.codes ?? [0, 1, 2, 3]).includes(status ?? -1))
        failures.push(`status: ${name} ended with ${status}: ${said.slice(0, 200)}`)
      if (time > mostTime) failures.push(`slow: ${name} took ${Math.round(time)} ms of processor time`)
      const memory = readMemory(file)
      if (memory > mostMemory) failures.push(`memory: ${name} took ${Math.round(memory / 1024 / 1024)} MB`)
      if (/\n {4}at .*:\d+:\d+|Internal error|mistake in git-handoff/.test(said))
        failures.push(`stack: ${name} ${said.slice(0, 300)}`)
      failures.push(...describeOutput(name, printed, said, expectation))
      const changed = listChanges(before, takeSnapshot(root, folder), expectation)
      if (changed.length > 0) failures.push(`changed: ${name} ${changed.join(', ').slice(0, 200)}`)
      return failures
    },
  }
  try {
    return work(stage)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function describeOutput(name: string, printed: string, said: string, { output }: Expectation): string[] {
  const failures: string[] = []
  const loud = findActing(said)
  if (loud !== null) failures.push(`acting: ${name} on stderr ${loud}`)
  const shown = output === 'data' ? null : findActing(printed)
  if (shown !== null) failures.push(`acting: ${name} on stdout ${shown}`)
  if (output === 'json')
    for (const line of printed.trim() === ''
      ? []
      : name.startsWith('mcp')
        ? printed.trim().split('\n')
        : [printed]) {
      try {
        JSON.parse(line)
      } catch {
        failures.push(`json: ${name} printed ${JSON.stringify(line.slice(0, 100))}`)
      }
    }
  return failures
}

/** Milliseconds that ended children, and theirs, have had of the processor; null where that is not known. */
function childTime(): number | null {
  if (process.platform !== 'linux') return null
  // The fields after the name, which may hold spaces: the 14th and 15th of them are cutime and cstime, in hundredths of a second.
  const fields = readFileSync('/proc/self/stat', 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

function readMemory(file: string): number {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { kilobytes: number }).kilobytes * 1024
  } catch {
    return 0 // it was ended before it could say so
  }
}

/** Every file of the work tree, what is beside it, and refs and index, each with what it holds. */
function takeSnapshot(root: string, folder: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (path: Buffer, name: string) => {
    const stat = lstatSync(path)
    if (stat.isDirectory()) {
      for (const entry of readdirSync(path, { encoding: 'buffer' })) {
        const text = entry.toString('latin1')
        if (name !== '' || text !== '.git')
          walk(Buffer.concat([path, Buffer.from('/'), entry]), `${name}/${text}`)
      }
    } else
      found.set(
        name,
        `${stat.mode} ${stat.isSymbolicLink() ? readlinkSync(path) : createHash('sha1').update(readFileSync(path)).digest('hex')}`,
      )
  }
  walk(Buffer.from(root), '')
  for (const name of readdirSync(folder)) if (name !== 'probe.json') found.set(`../${name}`, '')
  for (const args of [['for-each-ref'], ['ls-files', '--stage', '-z'], ['symbolic-ref', '--quiet', 'HEAD']])
    found.set(
      args[0] ?? '',
      spawnSync('git', args, { cwd: root, env: { ...environment, HOME: folder } }).stdout.toString('latin1'),
    )
  return found
}

function listChanges(
  before: Map<string, string>,
  after: Map<string, string>,
  { writes, commits = false }: Expectation,
): string[] {
  // The index without the page: `100644 9b1f6c2e7a40… 0\tHANDOFF.md`.
  const others = (list = '') =>
    list
      .split('\0')
      .filter((entry) => !entry.endsWith(`\t${writes}`))
      .join('\0')
  const isSame = (name: string) =>
    before.get(name) === after.get(name) ||
    (commits && name === 'ls-files' && others(before.get(name)) === others(after.get(name)))
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !isSame(name) && name !== `/${writes}` && !(commits && name === 'for-each-ref'),
  )
}
