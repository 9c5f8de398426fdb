import { join } from 'node:path'
import type { HookName } from '../../core/install/call.js'
import { runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'
import { readTextFile, writeEdit } from './text-file.js'

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
  const file = readTextFile(configOf(repository))
  const set = (key: string, value: string) =>
    runGit(repository, ['config', '--local', `hook.${names[hook]}.${key}`, value])
  await set('command', command)
  await set('event', hook)
  // git ends the line before our section, and does not take that back.
  if (file.kind === 'text' && /[^\n]$/.test(file.text)) await set(openEnd, 'true')
}

/** Takes the section out; where several are, the last one first. */
export async function removeConfigHook(repository: Repository, hook: HookName): Promise<void> {
  const section = `hook.${names[hook]}`
  const wasOpen = await tryGit(repository, ['config', '--local', '--get', `${section}.${openEnd}`])
  await runGit(repository, ['config', '--local', '--remove-section', section])
  const [path, file] = [configOf(repository), readTextFile(configOf(repository))]
  if (wasOpen.status !== 0 || file.kind !== 'text') return
  writeEdit({ path, from: file.text, to: file.text.replace(/\n$/, ''), executable: false })
}

/** A key that git does not know: the file had no final newline. */
const openEnd = 'open-end'

function configOf({ commonDir }: Repository): string {
  return join(commonDir, 'config')
}
