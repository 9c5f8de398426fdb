import { describeRemoved } from '../../core/document/removed-page.js'
import { type Tool, textOf } from '../tool.js'

/** Without `verify`: the configuration that names its commands may be a stranger's. */
export const checkpoint: Tool = {
  name: 'checkpoint',
  title: 'Save where the work stands',
  description:
    'Brings the handoff page up to date, tells uncommitted work as in progress, and commits the page and nothing else. Call ' +
    'it before the context is lost: before compaction, before a break, at the end.',
  parameters: {
    message: {
      type: 'string',
      description: 'Where the work stands, in a sentence or two. It replaces what was said last.',
    },
  },
  isReadOnly: false,
  async run(given, { cwd, environment, today }) {
    const { checkpointHandoff } = await import('../../commands/checkpoint.js')
    const { path, outcome, commit, inProgress, facts, removed } = await checkpointHandoff({
      cwd,
      environment,
      message: textOf(given, 'message')?.trim() ?? null,
      verify: false,
      today: today(),
      onCommand: () => undefined,
      onOutput: () => undefined,
    })
    if (outcome === 'nothing-to-hand-off')
      return `Nothing to keep: no commit since ${facts.base.name}, and no uncommitted work.`
    const told = inProgress.length === 0 ? '' : ` In progress: ${inProgress.join('; ')}.`
    const before = removed === null ? '' : ` ${describeRemoved(path, removed)}`
    return outcome === 'written'
      ? `Committed ${path} as ${commit?.slice(0, 7)}.${told}${before} \`git push\` publishes it.`
      : `${path} is up to date.${told}`
  },
}
