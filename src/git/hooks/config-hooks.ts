import type { HookName } from '../../core/install/call.js'
import { runGit } from '../process.js'
import type { Repository } from '../repository.js'

/** The friendly names of git-config(1), `hook.<name>.*`; each has one event. */
const names: Readonly<Record<HookName, string>> = {
  'pre-push': 'git-handoff',
  'post-checkout': 'git-handoff-post-checkout',
}

/** Reads the commands of our hooks in the repository's own configuration. */
export async function readConfigHooks(repository: Repository): Promise<Map<HookName, string>> {
  const args = ['config', '--local', '-z', '--get-regexp', '^hook\\.git-handoff(-post-checkout)?\\.command$']
  const list = (await runGit(repository, args, { accept: [1] })).toString() // 1: there is none
  // hook.git-handoff.command␊sh -c '…' pre-push␀
  const commands = list.split('\0').filter((entry) => entry !== '')
  return new Map(
    commands.map((entry) => {
      const end = entry.indexOf('\n')
      const hook = entry.startsWith('hook.git-handoff.') ? 'pre-push' : 'post-checkout'
      return [hook, entry.slice(end + 1)]
    }),
  )
}

/** The command comes first: for git a hook with an event and no command is an error. */
export async function addConfigHook(repository: Repository, hook: HookName, command: string): Promise<void> {
  await runGit(repository, ['config', '--local', `hook.${names[hook]}.command`, command])
  await runGit(repository, ['config', '--local', `hook.${names[hook]}.event`, hook])
}

export async function removeConfigHook(repository: Repository, hook: HookName): Promise<void> {
  await runGit(repository, ['config', '--local', '--remove-section', `hook.${names[hook]}`])
}
