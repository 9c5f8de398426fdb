import { readBranchFacts } from '../../commands/facts.js'
import { exitCode } from '../../core/errors.js'
import type { Command } from '../arguments.js'
import { rangeOf, rangeOptions, renderJson, withProgress } from '../output.js'

export const facts: Command = {
  name: 'facts',
  summary: 'Print what git knows about the branch, as JSON.',
  usage: 'facts [--base REV] [--head REV]',
  description: [
    'Prints the facts that the page is derived from: commits, files with exact lines, symbols, dependencies, environment variables, open ends, and what was not read and why. Writes nothing.',
  ],
  options: [...rangeOptions, { name: 'json', summary: 'Print JSON. This is the default.' }],
  operands: 0,
  examples: [
    { command: 'git handoff facts | jq .openEnds', does: 'List unfinished work with its place.' },
    { command: 'git handoff facts --base v1.0 --head v1.1', does: 'Compare two releases.' },
  ],
  async run(given, { cwd, err, out }) {
    const found = await withProgress('Reading the branch', err, () =>
      readBranchFacts({ cwd, ...rangeOf(given) }),
    )
    await out.write(renderJson(found, out))
    return exitCode.good
  },
}
