import type { LogEntry, PageLog } from '../../commands/log.js'
import { exitCode } from '../../core/errors.js'
import { updateCommand } from '../../core/freshness/advice.js'
import { showControls } from '../../core/text/code.js'
import { renderCommand } from '../../core/text/command.js'
import { type Command, switchOption } from '../arguments.js'
import { rangeOf, rangeOptions, renderJson } from '../output.js'

export const log: Command = {
  name: 'log',
  summary: 'List the commits that changed the page.',
  usage: 'log [BRANCH] [--json] [--base REV] [--head REV]',
  description: [
    'Lists the commits of the branch that changed its page, newest first: date, author, and how many must-do tasks were done.',
  ],
  options: [{ name: 'json', summary: 'Print JSON.' }, ...rangeOptions],
  operands: 1,
  examples: [{ command: 'git handoff log feat/login', does: "Follow the history of someone else's branch." }],
  async run(given, { cwd, environment, out }) {
    const [branch] = given.positionals
    const { readBranchLog } = await import('../../commands/log.js')
    const found = await readBranchLog({
      cwd,
      environment,
      ...rangeOf(given),
      ...(branch === undefined ? {} : { branch }),
    })
    await out.write(switchOption(given, 'json') ? renderJson(found, out) : await renderLog(found))
    return exitCode.good
  },
}

async function renderLog({ entries, path, branch }: PageLog): Promise<string> {
  if (entries.length === 0) {
    return `${showControls(`No commit on ${branch ?? 'this branch'} changed ${path}.`)} \`${updateCommand}\` creates it.\n`
  }
  const { cutColumns, padColumns, widthOf } = await import('../../core/text/columns.js')
  const names = entries.map(({ author }) => cutColumns(showControls(author), 24))
  const widest = Math.max(...names.map(widthOf))
  const lines = entries.map((entry, at) => {
    const { date, commit } = entry
    const name = padColumns(names[at] ?? '', widest)
    return `${date.slice(0, 10)}  ${commit.slice(0, 7)}  ${name}  ${describe(entry, entries[at + 1])}`
  })
  const last = entries.find(({ event }) => event !== 'removed')
  const next =
    last === undefined
      ? []
      : [
          `\`${renderCommand(['git', 'show', `${last.commit.slice(0, 7)}:${path}`])}\` shows the page at that commit.`,
        ]
  return `${[...lines, '', ...next].join('\n')}\n`
}

function describe({ event, must }: LogEntry, before: LogEntry | undefined): string {
  if (event === 'removed') return 'page removed'
  const what = event === 'added' ? ', page added' : ''
  if (must === null) return `page cannot be read${what}`
  if (must.total === 0) return `no must-do task${what}`
  const done = must.done - (before?.must?.done ?? 0)
  const more =
    event === 'updated' && before?.must && done !== 0 ? ` (${done > 0 ? '+' : '−'}${Math.abs(done)})` : ''
  return `${must.done}/${must.total} must-do tasks done${more}${what}`
}
