import type { AgentName } from '../core/agents/agent.js'
import { HandoffError } from '../core/errors.js'
import { type HookName, renderAppendable, type ShippedHooks } from '../core/install/call.js'
import { chooseManager, configHooksSince, hasConfigHooks, type Manager } from '../core/install/choose.js'
import { addConfigHook, readConfigHooks } from '../git/hooks/config-hooks.js'
import { type ByHand, type HookEdits, readHookEdits } from '../git/hooks/edit.js'
import { isInUse, readInstalledHooks } from '../git/hooks/installed.js'
import { type HookPlace, readHookPlace } from '../git/hooks/setup.js'
import { findShippedHooks } from '../git/hooks/shipped.js'
import { type FileEdit, writeEdit } from '../git/hooks/text-file.js'
import { openRepository } from '../git/repository.js'
import { deriveNextSteps } from './init-steps.js'

export interface InitOptions {
  cwd: string
  /** The process's own unless a test says otherwise. */
  environment?: NodeJS.ProcessEnv
  /** Who runs the hook; found out where it is not given. */
  manager?: Manager
  postCheckout: boolean
  /** Those that are to be told how to use this program. */
  agents?: readonly AgentName[]
  /** Whether the workflow that checks pull requests is to be written as well. */
  github?: boolean
}

/** What `init` is going to do. Nothing has been written yet. */
export interface InitPlan {
  place: HookPlace
  manager: Manager
  edits: readonly FileEdit[]
  /** Commands for the repository's configuration, by hook. */
  configured: readonly { hook: HookName; command: string }[]
  byHand: readonly ByHand[]
  /** What a person does next, a line each. */
  next: readonly string[]
}

/**
 * Finds out who runs hooks in a repository, and what has to be written so that ours run beside theirs. Where they are
 * installed already, it is that place which is brought up to date.
 *
 * @throws HandoffError `usage` in a bare repository, and for a manager that this git does not have.
 */
export async function planInit(options: InitOptions): Promise<InitPlan> {
  const place = await readHookPlace(await openRepository(options.cwd, options.environment))
  const installed = await readInstalledHooks(place)
  const present = installed.find((found) => found.hook === 'pre-push' && isInUse(found, place))?.manager
  const manager = options.manager ?? present ?? chooseManager(place)
  const hadCheckout = installed.some((found) => found.hook === 'post-checkout' && found.manager === manager)
  const hooks: HookName[] = options.postCheckout || hadCheckout ? ['pre-push', 'post-checkout'] : ['pre-push']
  const shipped = findShippedHooks(place.root)
  const ofAgents = await readEditsOfAgents(place.root, options.agents ?? [])
  const ofGithub = await readEditsOfGithub(place.root, options.github ?? false)
  const configured = manager === 'config' ? await deriveConfigured(place, hooks, shipped) : []
  const ofHooks =
    manager === 'config' ? { edits: [], byHand: [] } : await readHookEdits(place, manager, hooks, shipped)
  return {
    place,
    manager,
    configured,
    edits: [...ofHooks.edits, ...ofAgents.edits, ...ofGithub.edits],
    byHand: [...ofHooks.byHand, ...ofAgents.byHand, ...ofGithub.byHand],
    next: [
      ...deriveNextSteps(place, manager, ofHooks.edits),
      ...(ofAgents.edits.length > 0
        ? ['Commit the files for agents, and those of others read them too.']
        : []),
      ...(ofGithub.edits.length > 0
        ? ['Commit the workflow: it checks the pull requests from then on.']
        : []),
    ],
  }
}

async function readEditsOfAgents(root: string, names: readonly AgentName[]): Promise<HookEdits> {
  if (names.length === 0) return { edits: [], byHand: [] }
  const { readAgentEdits } = await import('./init-agent.js')
  return readAgentEdits(root, names)
}

async function readEditsOfGithub(root: string, isWanted: boolean): Promise<HookEdits> {
  if (!isWanted) return { edits: [], byHand: [] }
  const { readWorkflowEdits } = await import('./init-github.js')
  return readWorkflowEdits(root)
}

/** Writes what was planned. Throws a `git` error where a file has changed since; those before it are written. */
export async function applyInit({ place, edits, configured }: InitPlan): Promise<void> {
  for (const edit of edits) writeEdit(edit)
  for (const { hook, command } of configured) await addConfigHook(place.repository, hook, command)
}

async function deriveConfigured(place: HookPlace, hooks: readonly HookName[], shipped: ShippedHooks) {
  if (!hasConfigHooks(place.gitVersion)) {
    throw new HandoffError(
      'usage',
      `Version ${place.gitVersion.join('.')} of git takes no hooks from its configuration.`,
      {
        hints: [`That came with git ${configHooksSince.join('.')}. Leave out \`--manager\`.`],
      },
    )
  }
  const present = await readConfigHooks(place.repository)
  return hooks
    .map((hook) => ({ hook, command: renderAppendable(hook, shipped) }))
    .filter(({ hook, command }) => present.get(hook) !== command)
}
