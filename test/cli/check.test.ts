import { expect, it } from 'vitest'
import { check } from '../../src/cli/commands/check.js'
import { runCommandLine } from '../../src/cli/run.js'
import { fakeSurroundings } from './surroundings.js'

it('does not guess which of two forms is meant', async () => {
  const surroundings = fakeSurroundings()
  const args = ['check', '--json', '--format', 'sarif']
  expect(await runCommandLine(args, surroundings, { check: async () => check })).toBe(2)
  expect(surroundings.err.text).toContain('Use either `--json` or `--format`, not both.')
})
