import { exitCode } from '../../core/errors.js'
import { usageError } from '../arguments.js'
import type { Command } from '../command.js'
import type { Surroundings } from '../surroundings.js'

const program = 'git handoff hook'

type Hook = (args: readonly string[], surroundings: Surroundings) => Promise<number>

/** The hooks of git, and of agents, that this program takes part in. */
const hooks: Readonly<Record<string, () => Promise<Hook>>> = {
  'pre-push': async () => (await import('../../hook/run-pre-push.js')).runPrePushHook,
  'post-checkout': async () => (await import('../../hook/post-checkout.js')).runPostCheckoutHook,
  'agent-stop': async () => (await import('../../hook/agent-stop.js')).runAgentStopHook,
}

export const hook: Command = {
  name: 'hook',
  summary: 'What the hook files call; not for people.',
  usage: 'hook pre-push REMOTE URL | hook post-checkout OLD NEW FLAG | hook agent-stop',
  description: [
    'Takes the arguments and the standard input that git gives to the hook of that name, see githooks(5).',
    '`pre-push` brings the page of every pushed branch up to date, commits it, and sees to it that it goes along. ' +
      'It exits with 1 where the push is to stop, else with 0, whatever goes wrong.',
    '`post-checkout` says, in three lines at most, whose branch it is, what is next, and what no longer holds.',
    '`agent-stop` is what Claude Code calls when an answer is complete; it says, once a session, that the page is stale.',
  ],
  options: [],
  operands: 3,
  examples: [
    {
      command: 'git handoff hook pre-push origin https://example.com/shop.git',
      does: 'What the hook file runs, with the list of refs on its standard input.',
    },
  ],
  async run({ positionals: [name, ...args] }, surroundings) {
    const load = name !== undefined && Object.hasOwn(hooks, name) ? hooks[name] : undefined
    if (load === undefined) {
      throw usageError(`Unexpected hook, expected one of ${Object.keys(hooks).join(', ')}.`, program)
    }
    try {
      return await (await load())(args, surroundings)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      await surroundings.err.write(`handoff: the hook did nothing: ${why.replaceAll('\n', ' ')}\n`)
      return exitCode.good
    }
  },
}
