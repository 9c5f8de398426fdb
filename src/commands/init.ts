import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
import type { AgentName } from '../core/install/agents.js'
import {
  chooseManager,
  configHooksSince,
  type HookName,
  hasConfigHooks,
  type Manager,
  renderAppendable,
  type ShippedHooks,
} from '../core/install/managers.js'
import { renderWorkflow, workflowPath } from '../core/install/workflow.js'
import { readConfig } from '../git/config-file.js'
import { type ByHand, type HookEdits, readHookEdits, removeHooks } from '../git/hooks/edit.js'
import { readDriverEdits, readDriverRemovals } from '../git/hooks/merge-driver.js'
import {
  addConfigHook,
  findShippedHooks,
  type HookPlace,
  isInUse,
  nameOf,
  readConfigHooks,
  readHookPlace,
  readInstalledHooks,
  removeConfigHook,
} from '../git/hooks/place.js'
import { type FileEdit, isInside, readTextFile, removeIfEmpty, writeEdit } from '../git/hooks/text-file.js'
import { forgetMemory } from '../git/hooks/try-push.js'
import { openRepository, type Repository } from '../git/repository.js'
import { findLink, readAgentRemovals } from './init-agent.js'

/** What `init` is going to do. Nothing has been written yet. */
export interface InitPlan {
  place: HookPlace
  manager: Manager
  edits: readonly FileEdit[]
  /** The merge driver of this clone: `.git/config` and `.git/info/attributes`. */
  driver: readonly FileEdit[]
  /** Commands for the repository's configuration, by hook. */
  configured: readonly { hook: HookName; command: string }[]
  byHand: readonly ByHand[]
  /** What a person does next, a line each. */
  next: readonly string[]
}

interface InitOptions {
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
    // Where the hook waits for a person, so does the rest.
    driver: ofHooks.byHand.length > 0 ? [] : await readDriver(place.repository, shipped),
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

/** Without a configuration that can be read, for the page at its usual place. */
async function readDriver(repository: Repository, shipped: ShippedHooks): Promise<FileEdit[]> {
  const config = await readConfig(repository).catch(() => defaultConfig)
  return readDriverEdits(repository, config.path, shipped)
}

async function readEditsOfAgents(root: string, names: readonly AgentName[]): Promise<HookEdits> {
  if (names.length === 0) return { edits: [], byHand: [] }
  const { readAgentEdits } = await import('./init-agent.js')
  return readAgentEdits(root, names)
}

async function readEditsOfGithub(root: string, isWanted: boolean): Promise<HookEdits> {
  if (!isWanted) return { edits: [], byHand: [] }
  return readWorkflowEdits(root)
}

/** Writes what was planned. Throws a `git` error where a file has changed since; those before it are written. */
export async function applyInit({ place, edits, driver, configured }: InitPlan): Promise<void> {
  for (const edit of driver) writeEdit(edit)
  for (const edit of edits) writeEdit(edit)
  for (const { hook, command } of configured) await addConfigHook(place.repository, hook, command)
}

async function deriveConfigured(place: HookPlace, hooks: readonly HookName[], shipped: ShippedHooks) {
  if (!hasConfigHooks(place.gitVersion)) {
    throw new HandoffError(
      'usage',
      `Your version of git (${place.gitVersion.join('.')}) does not support hooks in its configuration.`,
      {
        hints: [
          `Version ${configHooksSince.join('.')} or later is needed. Omit \`--manager\` to use a hook file.`,
        ],
      },
    )
  }
  const present = await readConfigHooks(place.repository)
  return hooks
    .map((hook) => ({ hook, command: renderAppendable(hook, shipped) }))
    .filter(({ hook, command }) => present.get(hook) !== command)
}

/** What a person has to do after `init`, a line each. */
function deriveNextSteps(place: HookPlace, manager: Manager, edits: readonly FileEdit[]): string[] {
  const committed = edits.filter(
    ({ path }) => isInside(place.root, path) && !isInside(place.repository.commonDir, path),
  )
  const steps = describeManager(place, manager)
  if (committed.length > 0 && !isDependency(place)) {
    steps.push(
      'Everyone needs git-handoff on the PATH, or in the project: `npm install --save-dev git-handoff`.',
    )
  }
  if (committed.length > 0) steps.push('Commit the changed files so that everyone gets the hook.')
  return [...steps, 'To check that the hook runs: `git handoff doctor`.']
}

function describeManager(place: HookPlace, manager: Manager): string[] {
  const { hooksFolder, root, huskyFolder } = place
  const hook = readTextFile(join(hooksFolder, 'pre-push'))
  const runs = (name: string) => hook.kind === 'text' && hook.text.includes(name)
  switch (manager) {
    case 'husky':
      return existsSync(join(root, huskyFolder ?? '.husky', '_', 'h')) ? [] : ['Set up husky: `npx husky`.']
    case 'lefthook':
      return runs('lefthook') ? [] : ['Set up lefthook: `lefthook install`.']
    case 'pre-commit':
      return runs('pre-commit') ? [] : ['Set up pre-commit: `pre-commit install --hook-type pre-push`.']
    case 'simple-git-hooks':
      return runs('git-handoff') ? [] : ['Let simple-git-hooks install the hook: `npx simple-git-hooks`.']
    default:
      return []
  }
}

function isDependency({ root }: HookPlace): boolean {
  const manifest = readTextFile(join(root, 'package.json'))
  return manifest.kind === 'text' && /"git-handoff"\s*:/.test(manifest.text)
}

interface UninstallOptions {
  cwd: string
  /** The process's own unless a test says otherwise. */
  environment?: NodeJS.ProcessEnv
}

interface UninstallResult {
  /** Files that are as they were before, by name, and `.git/config`. */
  restored: readonly string[]
  /** Files that are gone, as `init` had made them. */
  removed: readonly string[]
  /** What a person does next, a line each. */
  next: readonly string[]
}

/** Takes our hooks, and what agents are told, out of every place, also of those that are not in use; twice is once. */
export async function uninstall({ cwd, environment }: UninstallOptions): Promise<UninstallResult> {
  const repository = await openRepository(cwd, environment)
  const place = await readHookPlace(repository)
  const installed = await readInstalledHooks(place)
  const edits = new Map<string, FileEdit>()
  for (const { path, text } of installed) {
    if (path === null || edits.has(path)) continue
    const to = await removeHooks(path, text)
    if (to !== text) edits.set(path, { path, from: text, to, executable: false })
  }
  for (const edit of [...(await readAgentRemovals(place.root)), ...readWorkflowRemovals(place.root)])
    edits.set(edit.path, edit)
  for (const edit of edits.values()) {
    writeEdit(edit)
    if (edit.to === null && !isInside(repository.commonDir, edit.path))
      removeEmptyFolders(place.root, edit.path)
  }
  const configured = installed.filter(({ manager }) => manager === 'config')
  for (const { hook } of configured.toReversed()) await removeConfigHook(repository, hook)
  // Not before: git has just written the configuration, which is to end as it did.
  const driver = readDriverRemovals(repository)
  for (const edit of driver) writeEdit(edit)
  const keeps = await forgetMemory(repository)

  const all = [...edits.values(), ...driver]
  const names = (isGone: boolean) => [
    ...new Set(all.filter(({ to }) => (to === null) === isGone).map(({ path }) => nameOf(place, path))),
  ]
  const restored = new Set([...names(false), ...(configured.length > 0 ? ['.git/config'] : [])])
  const generated = installed.some(({ manager }) => manager === 'simple-git-hooks')
  return {
    restored: [...restored],
    removed: names(true),
    next: [
      ...(generated ? ['Let simple-git-hooks update the hook: `npx simple-git-hooks`.'] : []),
      ...(keeps === null ? [] : [`Answers that are not on a page yet are in ${nameOf(place, keeps)}.`]),
    ],
  }
}

/** The folder of a file of ours that has gone, and those above it in the work tree, as far as they hold nothing else. */
function removeEmptyFolders(root: string, path: string): void {
  let folder = dirname(path)
  while (removeIfEmpty(folder)) {
    folder = dirname(folder)
    if (folder === root || !isInside(root, folder)) return
  }
}

/** Reads whether the workflow is there, and derives what is to be written. A workflow of theirs stays as it is. */
function readWorkflowEdits(root: string): HookEdits {
  const path = join(root, workflowPath)
  const text = renderWorkflow()
  const byHand = (why: string) => ({ edits: [], byHand: [{ path, why, snippet: text }] })
  const link = findLink(root, workflowPath)
  if (link !== null) return byHand(`${link} is a symbolic link`)
  const found = readTextFile(path)
  if (found.kind === 'other') return byHand(`it is ${found.what}`)
  if (found.kind === 'none') return { edits: [{ path, from: null, to: text, executable: false }], byHand: [] }
  return isOurs(found.text) ? { edits: [], byHand: [] } : byHand('it already exists with other content')
}

/** The edit that takes the workflow away, as long as nobody has changed it. */
function readWorkflowRemovals(root: string): FileEdit[] {
  const path = join(root, workflowPath)
  const found = findLink(root, workflowPath) === null ? readTextFile(path) : null
  if (found?.kind !== 'text' || !isOurs(found.text)) return []
  return [{ path, from: found.text, to: null, executable: false }]
}

/** Git may have checked it out with CRLF. */
function isOurs(text: string): boolean {
  return text.replaceAll('\r\n', '\n') === renderWorkflow()
}
