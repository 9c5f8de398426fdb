import { exitCode } from '../../core/errors.js'
import { switchOption } from '../arguments.js'
import { paint, usesColour } from '../colour.js'
import type { Command } from '../command.js'
import { renderJson } from '../json.js'
import { withProgress } from '../progress.js'
import { rangeOf, rangeOptions } from '../range.js'

export const status: Command = {
  name: 'status',
  summary: 'Say where this branch stands, or all branches.',
  usage: 'status [--all] [--json] [--base REV] [--head REV]',
  description: [
    'Tells in a few lines how far the branch is, and whether its page still matches it.',
    'With --all, a table of every local and remote branch: those that need attention first, such as those whose page no ' +
      'longer holds. It asks nobody but this clone, so `git fetch` first. How a page stands is told there by the names of ' +
      'commits, not by content; `git handoff check --head BRANCH` tells it exactly.',
  ],
  options: [
    { name: 'all', short: 'a', summary: 'Tell of every branch, here and on the remotes.' },
    { name: 'json', summary: 'Print JSON.' },
    ...rangeOptions,
  ],
  operands: 0,
  examples: [
    { command: 'git handoff status --all', does: 'See which branches lie around, and how far they are.' },
    {
      command: "git handoff status --all --json | jq '.branches[0]'",
      does: 'Take the branch that needs attention most.',
    },
  ],
  async run(given, { cwd, environment, out, err }) {
    const isJson = switchOption(given, 'json')
    const isColoured = usesColour(out, environment)
    const painted = (text: string, colour: Parameters<typeof paint>[1]) =>
      isColoured ? paint(text, colour) : text
    if (switchOption(given, 'all')) {
      const { readBranchesStatus } = await import('../../commands/status.js')
      const found = await withProgress('Reading the branches', err, () =>
        readBranchesStatus({ cwd, environment }),
      )
      const { renderBranchTable } = await import('../../core/status/render-table.js')
      await out.write(
        isJson
          ? renderJson(found, out)
          : renderBranchTable(found.branches, { base: found.base, paint: painted }),
      )
      return exitCode.good
    }
    const { readBranchStatus } = await import('../../commands/status.js')
    const found = await withProgress('Reading the branch', err, () =>
      readBranchStatus({ cwd, environment, ...rangeOf(given) }),
    )
    const { renderBranchStatus } = await import('../../core/status/render-status.js')
    const { version, base, branches } = found
    await out.write(
      isJson ? renderJson({ version, base, branches }, out) : renderBranchStatus(found, painted),
    )
    return exitCode.good
  },
}
