import { describe, expect, it } from 'vitest'
import {
  commonOptions,
  type OptionSpec,
  parseArguments,
  switchOption,
  textOption,
} from '../../src/cli/arguments.js'
import { HandoffError } from '../../src/core/errors.js'

const specs: readonly OptionSpec[] = [
  { name: 'base', value: 'REV', summary: '' },
  { name: 'decision', value: 'TEXT', summary: '' },
  { name: 'because', value: 'TEXT', summary: '' },
  { name: 'commit', summary: '' },
  { name: 'ask', negatable: true, summary: '' },
  ...commonOptions,
]
const parse = (...args: string[]) => parseArguments(args, specs, 'git handoff test')

function refusal(...args: string[]): HandoffError {
  try {
    parse(...args)
  } catch (error) {
    if (error instanceof HandoffError) return error
    throw error
  }
  throw new Error('Expected the arguments to be refused.')
}

describe('parseArguments', () => {
  it('keeps options in their order', () => {
    expect(parse('--decision', 'A', '--because=a', '--decision', 'B', '--commit').options).toEqual([
      { name: 'decision', value: 'A' },
      { name: 'because', value: 'a' },
      { name: 'decision', value: 'B' },
      { name: 'commit', value: true },
    ])
  })

  it.each<[string[], string | undefined]>([
    [[], undefined],
    [['--base', 'main'], 'main'],
    [['--base=main'], 'main'],
    [['--base='], ''],
    [['--base=a=b'], 'a=b'],
    [['--base', 'a', '--base', 'b'], 'b'],
    [['--base=--commit'], '--commit'],
    [['--base', '-x'], '-x'],
    [['--base', '- [ ] a task'], '- [ ] a task'],
    [['--base', ''], ''],
  ])('reads from %j the base %j', (args, expected) => {
    expect(textOption(parse(...args), 'base')).toBe(expected)
  })

  it.each<[string[], boolean]>([
    [[], false],
    [['--commit'], true],
    [['--ask'], true],
    [['--no-ask'], false],
    [['--ask', '--no-ask'], false],
    [['--no-ask', '--ask'], true],
  ])('reads switches from %j', (args, expected) => {
    expect(switchOption(parse(...args), args[0]?.replace(/^--(no-)?/, '') ?? 'commit')).toBe(expected)
  })

  it('takes short options', () => {
    expect(parse('-C', 'a', '-Cb', '-h').options).toEqual([
      { name: 'directory', value: 'a' },
      { name: 'directory', value: 'b' },
      { name: 'help', value: true },
    ])
  })

  it('takes everything behind -- as it is', () => {
    expect(parse('a', '--', '--base', '-h')).toEqual({ options: [], positionals: ['a', '--base', '-h'] })
  })

  it.each<[string[], string, string]>([
    [['--comit'], 'Unknown option `--comit`', 'Did you mean `--commit`?'],
    [['--no-aks'], 'Unknown option `--no-aks`', 'Did you mean `--no-ask`?'],
    [['--no-commit'], 'Unknown option `--no-commit`', 'Did you mean `--commit`?'],
    [['--Base=x'], 'Unknown option `--Base`', 'Did you mean `--base`?'],
    [['-x'], 'Unknown option `-x`', 'See `git handoff test -h`.'],
    [['--evil\x1b[31m\n'], 'Unknown option `--evil\\x1b[31m\\n`', 'See `git handoff test -h`.'],
    [['--commit=yes'], '`--commit` takes no value, but got `yes`.', 'See `git handoff test -h`.'],
    [['--base'], '`--base` needs a value: REV.', 'See `git handoff test -h`.'],
    [
      ['--base', '--commit'],
      '`--base` needs a value (REV), but is followed by `--commit`.',
      '`--base=--commit`',
    ],
    [['--base', '-C', 'x'], '`--base` needs a value (REV), but is followed by `-C`.', '`--base=-C`'],
    [['--base', '--because=x'], 'but is followed by `--because=x`', '`--base=--because=x`'],
  ])('refuses %j', (args, message, hint) => {
    const error = refusal(...args)
    expect(error.kind).toBe('usage')
    expect(error.message).toContain(message)
    expect(error.hints.join('\n')).toContain(hint)
  })
})
