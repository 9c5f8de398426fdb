import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createRecordingCli } from '../helpers/recording-cli.js'
import { createFolder } from '../helpers/repository.js'
import { shells } from './shells.js'

const hook = fileURLToPath(new URL('../../hooks/post-checkout', import.meta.url))

function runHook(
  [program, ...before]: readonly [string, ...string[]],
  args: string[],
  more: NodeJS.ProcessEnv,
) {
  const home = createFolder()
  const { status, stderr, stdout } = spawnSync(program, [...before, hook, ...args], {
    encoding: 'utf8',
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, ...more },
  })
  return { status, stderr, stdout }
}

describe.runIf(process.platform !== 'win32').each(shells.map((shell) => [shell.join(' '), shell] as const))(
  'under %s',
  (_, shell) => {
    it('prints at most three lines, where a branch was checked out', () => {
      const cli = createRecordingCli()
      expect(runHook(shell, ['old', 'new', '1'], cli.environment)).toEqual({
        status: 0,
        stderr: 'first\nsecond\nthird\n',
        stdout: '',
      })
      expect(cli.calls()).toEqual([{ args: ['hook', 'post-checkout', 'old', 'new', '1'], stdin: '' }])
    })

    it.each([
      ['files were checked out', ['old', 'new', '0'], {}],
      ['it is switched off', ['old', 'new', '1'], { GIT_HANDOFF: '0' }],
    ])('starts nothing where %s', (_, args, environment) => {
      const cli = createRecordingCli()
      const result = runHook(shell, args, { ...cli.environment, ...environment })
      expect(result).toEqual({ status: 0, stderr: '', stdout: '' })
      expect(cli.calls()).toEqual([])
    })

    it.each([
      ['breaks', { FAIL: 'x' }],
      ['fails', { STATUS: '2' }],
      ['ends with 1', { STATUS: '1' }],
      ['is not there', { GIT_HANDOFF_CLI: '/nowhere/cli.js' }],
    ])('says nothing where the program %s', (_, environment) => {
      const result = runHook(shell, ['old', 'new', '1'], {
        ...createRecordingCli().environment,
        ...environment,
      })
      expect(result).toEqual({ status: 0, stderr: '', stdout: '' })
    })

    it('ends a program that turns in a circle, without a word', () => {
      const cli = join(createFolder(), 'cli.js')
      writeFileSync(cli, "console.log('started'); for (;;);\n")
      const before = performance.now()
      const result = runHook(shell, ['old', 'new', '1'], { GIT_HANDOFF_CLI: cli })
      expect(result).toEqual({ status: 0, stderr: '', stdout: '' })
      expect(performance.now() - before).toBeLessThan(12_000)
    })
  },
)
