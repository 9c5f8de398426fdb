import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecordingCli } from '../helpers/recording-cli.js'
import { createFolder } from '../helpers/repository.js'
import { shells } from './shells.js'

const hook = fileURLToPath(new URL('../../hooks/pre-push', import.meta.url))
const refs = `refs/heads/a ${'1'.repeat(40)} refs/heads/a ${'0'.repeat(40)}\n`
const posix = process.platform !== 'win32'

interface Run {
  shell?: readonly [string, ...string[]]
  file?: string
  args?: string[]
  stdin?: string | Buffer
  environment?: NodeJS.ProcessEnv
  cwd?: string
}

function runHook({ shell = ['sh'], file = hook, args = ['origin', 'url'], ...options }: Run) {
  const { stdin = refs, environment = {}, cwd = createFolder() } = options
  const [program, ...shellArgs] = shell
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|PRE_COMMIT)/.test(name))
  const { status, stderr, stdout } = spawnSync(program, [...shellArgs, file, ...args], {
    cwd,
    input: stdin,
    encoding: 'utf8',
    env: { ...Object.fromEntries(inherited), HOME: cwd, XDG_CONFIG_HOME: cwd, ...environment },
  })
  return { status, stderr, stdout }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // What nobody has asked about yet is there, and does nothing.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

/** A PATH with a shell and the usual tools, and without node and git-handoff. */
function pathWithoutNode(): string {
  const folder = createFolder()
  for (const name of ['sh', 'cat', 'git']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    writeFileSync(join(folder, name), `#!/bin/sh\nexec ${found} "$@"\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

describe.runIf(posix).each(shells.map((shell) => [shell.join(' '), shell] as const))(
  'under %s',
  (_, shell) => {
    it('hands on arguments and list of refs byte for byte', () => {
      const cli = createRecordingCli()
      const stdin = `refs/heads/ä b\\n '"$(x) 1 refs/heads/c 2\n\n  last without an end`
      const { status, stderr } = runHook({
        shell,
        args: ['my remote', "https://x/$(y)'"],
        stdin,
        environment: cli.environment,
      })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(cli.calls()).toEqual([{ args: ['hook', 'pre-push', 'my remote', "https://x/$(y)'"], stdin }])
    })

    it('hands on long lists', () => {
      const cli = createRecordingCli()
      const stdin = refs.repeat(5000)
      expect(runHook({ shell, stdin, environment: cli.environment }).status).toBe(0)
      expect(cli.calls()[0]?.stdin).toBe(stdin)
    })

    it('leaves without a word where there is nothing to push', () => {
      const cli = createRecordingCli()
      const result = runHook({ shell, stdin: '', environment: cli.environment })
      expect(result).toEqual({ status: 0, stderr: '', stdout: '' })
      expect(cli.calls()).toEqual([])
    })

    it('does nothing when it is switched off', () => {
      const cli = createRecordingCli()
      const result = runHook({ shell, environment: { ...cli.environment, GIT_HANDOFF: '0' } })
      expect(result).toEqual({ status: 0, stderr: '', stdout: '' })
      expect(cli.calls()).toEqual([])
    })

    it.each([
      ['0', 0],
      ['79', 1],
      ['129', 129],
      ['130', 130],
      ['143', 143],
    ])('stops the push for its own status and for an interruption only: %s', (code, status) => {
      const cli = createRecordingCli()
      expect(runHook({ shell, environment: { ...cli.environment, STATUS: code } }).status).toBe(status)
    })

    it.each(['1', '2', '9', '78', '80', '134'])('lets the push go where the program ends with %s', (code) => {
      const cli = createRecordingCli()
      const { status, stderr } = runHook({ shell, environment: { ...cli.environment, STATUS: code } })
      expect(status).toBe(0)
      expect(stderr).toBe(`handoff failed: git-handoff exited with status ${code}. Continuing without it.\n`)
    })

    it('ends a program that turns in a circle, with all that it has started, and lets the push go', () => {
      const folder = createFolder()
      const [cli, started] = [join(folder, 'cli.js'), join(folder, 'started')]
      const spin = `require('node:fs').appendFileSync(${JSON.stringify(started)}, process.pid + '\\n'); for (;;);`
      writeFileSync(
        cli,
        `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(spin)}]); ${spin}`,
      )
      const before = performance.now()
      const environment = { GIT_HANDOFF_CLI: cli, GIT_HANDOFF_PATIENCE: '0.5' }
      expect(runHook({ shell, environment })).toEqual({
        status: 0,
        stderr: 'handoff failed: git-handoff was stopped after 6 s. Continuing without it.\n',
        stdout: '',
      })
      expect(performance.now() - before).toBeLessThan(20_000)
      const pids = readFileSync(started, 'utf8').trim().split('\n').map(Number)
      expect(pids.map(isRunning)).toEqual([false, false])
    })

    it('lets a person take longer', () => {
      const cli = join(createFolder(), 'cli.js')
      const text =
        "setTimeout(() => process.kill(Number(process.env.GIT_HANDOFF_KEEPER), 'SIGUSR1'), 500); setTimeout(() => process.exit(79), 8000)"
      writeFileSync(cli, text)
      const environment = { GIT_HANDOFF_CLI: cli, GIT_HANDOFF_PATIENCE: '1' }
      expect(runHook({ shell, environment })).toEqual({ status: 1, stderr: '', stdout: '' })
    })

    it('lets the push go where the program breaks, with one line that does nothing to a terminal', () => {
      const cli = createRecordingCli()
      const { status, stderr } = runHook({ shell, environment: { ...cli.environment, FAIL: 'a\x1b[31m\nb' } })
      expect({ status, stderr }).toEqual({
        status: 0,
        stderr: 'handoff failed: a?[31m. Continuing without it.\n',
      })
    })

    it('lets the push go without node, with one line', () => {
      const cli = createRecordingCli()
      const { status, stderr } = runHook({
        shell: ['/bin/sh'],
        environment: { ...cli.environment, PATH: pathWithoutNode() },
      })
      expect(status).toBe(0)
      expect(stderr).toMatch(
        /^handoff failed: node was not found on the PATH \(add it in .*init\.sh\)\. Continuing without it\.\n$/,
      )
    })
  },
)

describe.runIf(posix)('the program', () => {
  it('need not be there', () => {
    const folder = join(createFolder(), 'hooks')
    mkdirSync(folder)
    cpSync(hook, join(folder, 'pre-push'))
    const { status, stderr } = runHook({
      file: join(folder, 'pre-push'),
      environment: { PATH: pathWithoutNode() },
    })
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr:
        'handoff failed: git-handoff was not found, neither next to the hook nor on the PATH. Continuing without it.\n',
    })
  })

  it('is looked for beside the hook, then among the packages, then on the PATH', () => {
    const cli = createRecordingCli()
    const { GIT_HANDOFF_CLI: source = '', ...environment } = cli.environment
    const text = readFileSync(source, 'utf8')
    const [home, cwd, bin] = [createFolder(), createFolder(), createFolder()]
    const copy = join(home, 'hooks', 'pre-push')
    mkdirSync(dirname(copy), { recursive: true })
    cpSync(hook, copy)
    const seen: (string | undefined)[] = []
    const place = (file: string, name: string, executable = false) => {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(
        file,
        `${executable ? '#!/usr/bin/env node\n' : ''}${text.replace('{ args:', `{ name: '${name}', args:`)}`,
      )
      chmodSync(file, 0o755)
      const PATH = `${bin}${delimiter}${process.env['PATH']}`
      expect(runHook({ file: copy, cwd, environment: { ...environment, PATH } }).status).toBe(0)
      seen.push((cli.calls().at(-1) as { name?: string } | undefined)?.name)
    }
    place(join(bin, 'git-handoff'), 'path', true)
    place(join(cwd, 'node_modules/git-handoff/dist/cli.js'), 'package')
    place(join(home, 'dist/cli.js'), 'beside')
    expect(seen).toEqual(['path', 'package', 'beside'])
  })

  it('is found by what init.sh puts on the PATH', () => {
    const cli = createRecordingCli()
    const cwd = createFolder()
    mkdirSync(join(cwd, 'git-handoff'))
    writeFileSync(join(cwd, 'git-handoff', 'init.sh'), `PATH="${dirname(process.execPath)}:$PATH"\n`)
    const { status, stderr } = runHook({
      shell: ['/bin/sh'],
      cwd,
      environment: { ...cli.environment, PATH: pathWithoutNode() },
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(cli.calls()).toHaveLength(1)
  })

  it('is not started by a Node.js that is too old', () => {
    const guard = fileURLToPath(new URL('../../hooks/guard.cjs', import.meta.url))
    const folder = createFolder()
    const [old, program] = [join(folder, 'old.cjs'), join(folder, 'cli.mjs')]
    writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { node: '14.21.3' } })\n")
    writeFileSync(program, "console.log('started')\n")
    const args = ['--require', old, guard, program]
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(stderr).toMatch(
      /^handoff failed: Node\.js v\S+ is too old \(20 or later is required\)\. Continuing without it\.\n$/,
    )
  })
})

describe.runIf(posix)('pre-commit (the tool)', () => {
  const told = {
    PRE_COMMIT: '1',
    PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/a',
    PRE_COMMIT_TO_REF: '1'.repeat(40),
    PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/b',
    PRE_COMMIT_FROM_REF: '2'.repeat(40),
    PRE_COMMIT_REMOTE_NAME: 'origin',
    PRE_COMMIT_REMOTE_URL: '/srv/x',
  }

  it('tells of a push in variables', () => {
    const cli = createRecordingCli()
    const run = runHook({ args: [], stdin: '', environment: { ...cli.environment, ...told } })
    expect(run.status).toBe(0)
    const stdin = `refs/heads/a ${'1'.repeat(40)} refs/heads/b ${'2'.repeat(40)}\n`
    expect(cli.calls()).toEqual([{ args: ['hook', 'pre-push', 'origin', '/srv/x'], stdin }])
  })

  it('is not asked where git has told', () => {
    const cli = createRecordingCli()
    expect(runHook({ environment: { ...cli.environment, ...told } }).status).toBe(0)
    expect(cli.calls()).toEqual([{ args: ['hook', 'pre-push', 'origin', 'url'], stdin: refs }])
  })
})

describe.runIf(posix)('the doctor', () => {
  it('hears how far a push came, and the program is not run', () => {
    const cli = createRecordingCli()
    const report = join(createFolder(), 'report')
    const environment = { ...cli.environment, GIT_HANDOFF_DOCTOR: report }
    expect(runHook({ environment })).toEqual({ status: 0, stderr: '', stdout: '' })
    expect(readFileSync(report, 'utf8')).toBe(`fired\nrefs\nruns ${cli.environment['GIT_HANDOFF_CLI']}\n`)
    expect(cli.calls()).toEqual([])
  })
})

it.runIf(posix)('any list of lines comes through', () => {
  const cli = createRecordingCli()
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\\', '%', '$', '"', 'é', '\t', '-') }),
      (stdin) => {
        const before = cli.calls().length
        expect(runHook({ stdin, environment: cli.environment }).status).toBe(0)
        const expected = stdin === '' ? [] : [stdin]
        expect(
          cli
            .calls()
            .slice(before)
            .map((call) => call.stdin),
        ).toEqual(expected)
      },
    ),
    { numRuns: 10 },
  )
})
