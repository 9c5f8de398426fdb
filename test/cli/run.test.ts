import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Arguments, Command } from '../../src/cli/arguments.js'
import { runCommandLine } from '../../src/cli/run.js'
import type { Surroundings } from '../../src/cli/surroundings.js'
import { HandoffError } from '../../src/core/errors.js'
import { type FakeSurroundings, fakeSurroundings } from './surroundings.js'

/** Runs a command line in which `show` does what the test says. */
async function run(
  args: readonly string[],
  act: (given: Arguments, surroundings: Surroundings) => Promise<number> = async () => 0,
  surroundings: FakeSurroundings = fakeSurroundings(),
): Promise<{ code: number; out: string; err: string }> {
  const show: Command = {
    name: 'show',
    summary: 'Shows.',
    usage: 'show [--base REV]',
    description: ['Shows something.'],
    options: [{ name: 'base', value: 'REV', summary: 'Compare with REV.' }],
    operands: 1,
    examples: [],
    run: act,
  }
  const code = await runCommandLine(args, surroundings, { show: async () => show })
  return { code, out: surroundings.out.text, err: surroundings.err.text }
}

const failing = (error: unknown) => async () => {
  throw error
}

describe('runCommandLine', () => {
  it.each<[string[]]>([[['--version']], [['-C', 'x', '--version']], [['--version', 'show']]])(
    'prints the version for %j',
    async (args) => {
      expect(await run(args)).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' })
    },
  )

  it.each<[string[]]>([[[]], [['-h']], [['--help']], [['help']], [['-C', 'x']]])(
    'prints the overview for %j',
    async (args) => {
      const { code, out } = await run(args)
      expect(code).toBe(0)
      expect(out).toMatch(/^Usage: git handoff \[-C DIR\] COMMAND/)
      expect(out).toContain('  show  Shows.\n')
    },
  )

  it.each<[string[]]>([
    [['show', '-h']],
    [['-h', 'show']],
    [['help', 'show']],
    [['show', '--base', 'x', '--help']],
  ])('prints the help of a command for %j', async (args) => {
    const { code, out } = await run(args, failing(new Error('not to be run')))
    expect(code).toBe(0)
    expect(out).toMatch(/^Usage: git handoff show \[--base REV\]\n\nShows something\.\n/)
  })

  it('runs the command in the directory of all -C, before and behind its name', async () => {
    let seen = ''
    await run(['-C', 'a', '-C', '../b', 'show', '-C', 'c'], async (_, { cwd }) => {
      seen = cwd
      return 0
    })
    expect(seen).toBe(resolve('/start/b/c'))
  })

  it('passes on options, arguments and the exit code', async () => {
    const { code } = await run(['show', '--base', 'main', 'x'], async ({ options, positionals }) => {
      expect(options).toEqual([{ name: 'base', value: 'main' }])
      expect(positionals).toEqual(['x'])
      return 1
    })
    expect(code).toBe(1)
  })

  it.each<[string[], string]>([
    [['shwo'], 'error: Unknown command `shwo`.\nhint: Did you mean `show`?\n'],
    [['constructor'], 'error: Unknown command `constructor`.\nhint: See `git handoff -h`.\n'],
    [['help', 'shwo'], 'error: Unknown command `shwo`.\nhint: Did you mean `show`?\n'],
    [
      ['--verison'],
      'error: Unknown option `--verison` for `git handoff`.\nhint: Did you mean `--version`?\n',
    ],
    [
      ['show', '--bas=x'],
      'error: Unknown option `--bas` for `git handoff show`.\nhint: Did you mean `--base`?\n',
    ],
    [['show', 'a', 'b'], 'error: Too many arguments: `b`.\nhint: See `git handoff show -h`.\n'],
    [['-C'], 'error: `-C` needs a value: DIR.\nhint: See `git handoff -h`.\n'],
  ])('refuses %j with exit code 2', async (args, err) => {
    expect(await run(args)).toEqual({ code: 2, out: '', err })
  })

  it('exits with 3 where history is missing', async () => {
    const error = new HandoffError('history', 'Cannot find where `x` left `main`.', {
      hints: ['First.', 'Second.'],
    })
    expect(await run(['show'], failing(error))).toEqual({
      code: 3,
      out: '',
      err: 'error: Cannot find where `x` left `main`.\nhint: First.\nhint: Second.\n',
    })
  })

  it('prints every mistake of a configuration', async () => {
    const { code, err } = await run(['show'], failing(new HandoffError('config', 'x:1:1: a.\nx:2:1: b.')))
    expect({ code, err }).toEqual({ code: 2, err: 'error: x:1:1: a.\nerror: x:2:1: b.\n' })
  })

  it("does not let a stranger's text pass for ours", async () => {
    const error = new HandoffError('git', 'bad name: \x1b[2Jx\nhint: Run this.\r\u202e')
    const { err } = await run(['show'], failing(error))
    expect(err).toBe('error: bad name: \\x1b[2Jx\n       hint: Run this.\\r\\u202e\n')
  })

  it.each([new TypeError('x is not a function'), new HandoffError('internal', 'x is not a function')])(
    'calls %s a mistake of its own',
    async (error) => {
      const { code, err } = await run(['show'], failing(error))
      expect(code).toBe(2)
      expect(err).toMatch(
        /^error: Internal error \(a bug in git-handoff\): x is not a function\nhint: .*report.*\n$/,
      )
    },
  )

  it('shows stack and causes when debugging', async () => {
    const error = new HandoffError('git', 'No.', { cause: new Error('inner') })
    const debug = fakeSurroundings({ environment: { GIT_HANDOFF_DEBUG: '1' } })
    const { err } = await run(['show'], failing(error), debug)
    expect(err).toMatch(/^error: No\.\nHandoffError: No\.\n {4}at .*\ncaused by: Error: inner\n {4}at /s)
    const quiet = fakeSurroundings({ environment: { GIT_HANDOFF_DEBUG: '0' } })
    expect((await run(['show'], failing(error), quiet)).err).toBe('error: No.\n')
  })

  it.each<[boolean, Record<string, string>, boolean]>([
    [false, {}, false],
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('colours on a terminal: %j with %j gives %j', async (terminal, environment, expected) => {
    const { err } = await run(
      ['show'],
      failing(new HandoffError('git', 'No.')),
      fakeSurroundings({ terminal, environment }),
    )
    expect(err).toBe(expected ? '\x1b[31merror:\x1b[39m No.\n' : 'error: No.\n')
  })
})
