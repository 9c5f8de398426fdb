import { exitCode } from '../../core/errors.js'
import { type Command, usageError } from '../arguments.js'
import type { Surroundings } from '../surroundings.js'

const program = 'git handoff hook'

type Hook = (args: readonly string[], surroundings: Surroundings) => Promise<number>

/** The git and agent hooks that this program implements. */
const hooks: Readonly<Record<string, () => Promise<Hook>>> = {
  'pre-push': async () => (await import('../../hook/pre-push.js')).runPrePushHook,
  'post-checkout': async () => (await import('../../hook/post-checkout.js')).runPostCheckoutHook,
  'take-back': async () => (await import('../../hook/publish.js')).runTakeBackHook,
  'merge-page': async () => (await import('../../hook/merge-page.js')).runMergePageHook,
  'agent-stop': async () => (await import('../../hook/agent-stop.js')).runAgentStopHook,
}

export const hook: Command = {
  name: 'hook',
  summary: 'Internal: called by git hooks.',
  usage: 'hook pre-push REMOTE URL | hook post-checkout OLD NEW FLAG | hook agent-stop',
  description: [
    'Takes the arguments and standard input that git passes to the hook of that name; see githooks(5).',
    '`pre-push` updates and commits the page of every pushed branch and includes it in the push. ' +
      'Its exit code is 79 if the push is to stop, which the hook file turns into 1.',
    '`post-checkout` prints up to three lines: whose branch this is, what is next, and what is out of date.',
    '`agent-stop` is called by Claude Code after each answer. It reports a stale page once per session.',
  ],
  options: [],
  operands: 5, // the name, and the four that git gives to a merge driver
  examples: [
    {
      command: 'git handoff hook pre-push origin https://example.com/shop.git',
      does: 'Run by the hook file, with the list of refs on standard input.',
    },
  ],
  async run({ positionals: [name, ...args] }, surroundings) {
    const load = name !== undefined && Object.hasOwn(hooks, name) ? hooks[name] : undefined
    if (load === undefined) {
      throw usageError(`Unknown hook. Known hooks: ${Object.keys(hooks).join(', ')}.`, program)
    }
    try {
      return await withDeadline(name, surroundings, await load(), args)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const [{ showControls }, { maskKnownSecrets }] = await Promise.all([
        import('../../core/text/code.js'),
        import('../../core/secrets/mask.js'),
      ])
      // git's own words, which may name what a stranger has named.
      const line = showControls(maskKnownSecrets(why.replaceAll('\n', ' ')))
      await surroundings.err.write(`handoff failed: ${line} Continuing without it.\n`)
      return exitCode.good
    }
  },
}

/** Our hook files enforce the deadline themselves; a hook file of the user's may call us without one. */
async function withDeadline(
  name: string | undefined,
  surroundings: Surroundings,
  hook: Hook,
  args: readonly string[],
): Promise<number> {
  const { environment } = surroundings
  if (environment['GIT_HANDOFF_KEEPER'] !== undefined) return hook(args, surroundings)
  const { keepDeadline, hookSeconds } = await import('../../git/deadline.js')
  const { openPatience } = await import('../../hook/pre-push.js')
  const most = name === 'merge-page' ? 2 : hookSeconds
  const seconds = name === 'pre-push' ? openPatience(environment).seconds + 5 : most
  const stop = keepDeadline(environment, seconds)
  try {
    return await hook(args, surroundings)
  } finally {
    stop()
  }
}
