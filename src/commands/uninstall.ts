import { dirname } from 'node:path'
import { removeConfigHook } from '../git/hooks/config-hooks.js'
import { removeHooks } from '../git/hooks/edit.js'
import { readInstalledHooks } from '../git/hooks/installed.js'
import { forgetMemory } from '../git/hooks/memory.js'
import { nameOf, readHookPlace } from '../git/hooks/setup.js'
import { type FileEdit, isInside, removeIfEmpty, writeEdit } from '../git/hooks/text-file.js'
import { openRepository } from '../git/repository.js'
import { readAgentRemovals } from './init-agent.js'
import { readWorkflowRemovals } from './init-github.js'

export interface UninstallOptions {
  cwd: string
  /** The process's own unless a test says otherwise. */
  environment?: NodeJS.ProcessEnv
}

export interface UninstallResult {
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
  const keeps = await forgetMemory(repository)

  const names = (isGone: boolean) =>
    [...edits.values()].filter(({ to }) => (to === null) === isGone).map(({ path }) => nameOf(place, path))
  const generated = installed.some(({ manager }) => manager === 'simple-git-hooks')
  return {
    restored: [...names(false), ...(configured.length > 0 ? ['.git/config'] : [])],
    removed: names(true),
    next: [
      ...(generated ? ['Let simple-git-hooks write the hook again: `npx simple-git-hooks`.'] : []),
      ...(keeps === null ? [] : [`Answers that no page has yet are kept in ${nameOf(place, keeps)}.`]),
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
