import { join } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import {
  addToHookFile,
  type HookName,
  isHooksPathShared,
  isShellScript,
  type Manager,
  type Rerun,
  removeFromFile,
  renderSnippet,
  type ShippedHooks,
} from '../../core/install/managers.js'
import type { HookPlace } from './place.js'
import { type FileEdit, readTextFile } from './text-file.js'

/** What only a person can do: put `snippet` into `path`, because of `why`. */
export interface ByHand {
  path: string
  why: string
  snippet: string
}

export interface HookEdits {
  edits: readonly FileEdit[]
  byHand: readonly ByHand[]
}

/** The text of a file with our hooks in it; null where only a person can add them. */
type Add = (text: string | null) => string | null

interface HookFile {
  path: string
  add: Add
  snippet: string
  /** Hook files that git runs itself have to be executable. */
  isRunByGit: boolean
}

/** Reads the files that a manager takes hooks from and derives what they are to say. Writes nothing. */
export async function readHookEdits(
  place: HookPlace,
  manager: Exclude<Manager, 'config'>,
  hooks: readonly HookName[],
  shipped: ShippedHooks,
): Promise<HookEdits> {
  const edits: FileEdit[] = []
  const byHand: ByHand[] = []
  for (const target of await openTargets(place, manager, hooks, shipped)) {
    const { path, add, snippet, isRunByGit } = target
    const file = readTextFile(path)
    const from = file.kind === 'text' ? file.text : null
    const why = findObstacle(place, manager, file, isRunByGit)
    const to = why === null ? add(from) : null
    if (to === null) byHand.push({ path, why: why ?? 'it cannot be edited safely', snippet })
    else if (to !== from) edits.push({ path, from, to, executable: isRunByGit })
  }
  return { edits, byHand }
}

/** The text of any of these files without our hooks; null where we have made the file. Throws a `usage` error. */
export async function removeHooks(path: string, text: string): Promise<string | null> {
  try {
    if (!path.endsWith('.json')) return removeFromFile(text)
    const { removeFromSimpleGitHooks } = await import('../../core/install/simple-git-hooks.js')
    return removeFromSimpleGitHooks(text, path.endsWith('package.json') ? 'simple-git-hooks' : null)
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error
    const { kind, message, hints } = error
    throw new HandoffError(kind, `Cannot remove the hook from \`${path}\`. ${message}`, {
      hints,
      cause: error,
    })
  }
}

async function openTargets(
  place: HookPlace,
  manager: Exclude<Manager, 'config'>,
  hooks: readonly HookName[],
  shipped: ShippedHooks,
): Promise<HookFile[]> {
  const at = (path: string) => join(place.root, path)
  if (manager === 'plain') {
    const known = place.isFolderShared ? null : shipped
    return hooks.map((hook) => hookFile(join(place.hooksFolder, hook), hook, known, '"$0"'))
  }
  if (manager === 'husky') {
    const folder = place.huskyFolder ?? '.husky'
    return hooks.map((hook) => hookFile(at(`${folder}/${hook}`), hook, null, 'sh -e "$0"'))
  }
  if (manager === 'lefthook') {
    const { addToLefthook, renderLefthook } = await import('../../core/install/yaml-managers.js')
    const path = at(place.lefthookFile ?? 'lefthook.yml')
    const add: Add = (text) => (/\.ya?ml$/.test(path) ? addToLefthook(text, hooks) : null)
    return [{ path, add, snippet: hooks.map(renderLefthook).join(''), isRunByGit: false }]
  }
  if (manager === 'pre-commit') {
    const { addToPreCommit, renderPreCommit } = await import('../../core/install/yaml-managers.js')
    const path = at(place.preCommitFile ?? '.pre-commit-config.yaml')
    const add: Add = (text) => addToPreCommit(text, hooks)
    return [{ path, add, snippet: renderPreCommit(hooks), isRunByGit: false }]
  }
  const { addToSimpleGitHooks, renderSimpleGitHooks } = await import('../../core/install/simple-git-hooks.js')
  const path = at(place.simpleGitHooksFile ?? 'package.json')
  const key = path.endsWith('package.json') ? 'simple-git-hooks' : null
  const add: Add = (text) =>
    text === null || !path.endsWith('.json') ? null : addToSimpleGitHooks(text, hooks, key)
  return [{ path, add, snippet: hooks.map(renderSimpleGitHooks).join(''), isRunByGit: false }]
}

function hookFile(path: string, hook: HookName, shipped: ShippedHooks, rerun: Rerun): HookFile {
  return {
    path,
    add: (text) => addToHookFile(text, hook, { shipped, rerun }),
    snippet: renderSnippet(hook, { shipped, rerun }),
    isRunByGit: rerun === '"$0"',
  }
}

function findObstacle(
  place: HookPlace,
  manager: Manager,
  file: ReturnType<typeof readTextFile>,
  isRunByGit: boolean,
): string | null {
  if (manager === 'plain' && isHooksPathShared(place)) {
    const { scope } = place.hooksPath ?? { scope: 'global' }
    return `core.hooksPath is set for more than this repository (${scope})`
  }
  if (file.kind === 'other') return `it is ${file.what}`
  if (file.kind === 'none' || !isRunByGit) return null
  if (!file.isExecutable) return 'it is not executable, so git does not run it'
  return isShellScript(file.text) ? null : 'it is no shell script'
}
