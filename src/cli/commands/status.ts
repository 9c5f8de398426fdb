import { exitCode } from '../../core/errors.js'
import { type Command, switchOption } from '../arguments.js'
import { openPaint } from '../colour.js'
import { rangeOf, rangeOptions, renderJson, withProgress } from '../output.js'

export const status: Command = {
  name: 'status',
  summary: 'Show the state of this branch, or of all branches.',
  usage: 'status [--all] [--json] [--base REV] [--head REV]',
  description: [
    'Shows in a few lines how far the branch is and whether its page is up to date.',
    'With --all, prints a table of every local and remote branch; those that need attention come first. It reads only this clone, so run `git fetch` first. The table compares commits, not content; `git handoff check --head BRANCH` gives the exact answer.',
  ],
  options: [
    { name: 'all', short: 'a', summary: 'Show every local and remote branch.' },
    { name: 'json', summary: 'Print JSON.' },
    ...rangeOptions,
  ],
  operands: 0,
  examples: [
    { command: 'git handoff status --all', does: 'See which branches are unfinished, and how far they are.' },
    {
      command: "git handoff status --all --json | jq '.branches[0]'",
      does: 'Pick the branch that most needs attention.',
    },
  ],
  async run(given, { cwd, environment, out, err }) {
    const isJson = switchOption(given, 'json')
    const paint = openPaint(out, environment)
    if (switchOption(given, 'all')) {
      const { readBranchesStatus } = await import('../../commands/status.js')
      const found = await withProgress('Reading the branches', err, () =>
        readBranchesStatus({ cwd, environment }),
      )
      const { renderBranchTable } = await import('../../core/status/render.js')
      await out.write(
        isJson ? renderJson(found, out) : renderBranchTable(found.branches, { base: found.base, paint }),
      )
      return exitCode.good
    }
    const { readBranchStatus } = await import('../../commands/status.js')
    const found = await withProgress('Reading the branch', err, () =>
      readBranchStatus({ cwd, environment, ...rangeOf(given) }),
    )
    const { renderBranchStatus } = await import('../../core/status/render.js')
    const { version, base, branches } = found
    await out.write(isJson ? renderJson({ version, base, branches }, out) : renderBranchStatus(found, paint))
    return exitCode.good
  },
}
