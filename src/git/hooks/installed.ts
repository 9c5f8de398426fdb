import { dirname, join } from 'node:path'
import type { HookName } from '../../core/install/call.js'
import { hasConfigHooks, type Manager } from '../../core/install/choose.js'
import { begin } from '../../core/install/sentinels.js'
import { readConfigHooks } from './config-hooks.js'
import type { HookPlace } from './setup.js'
import { readTextFile } from './text-file.js'

/** A hook of ours that is somewhere. */
export interface InstalledHook {
  manager: Manager
  hook: HookName
  /** The file it is in; null for the repository's configuration. */
  path: string | null
  /** The text of that file. */
  text: string
  isExecutable: boolean
}

const hooks: readonly HookName[] = ['pre-push', 'post-checkout']

/** Finds our hooks in all places where `init` may have put them, the hooks folders that are not in use included. */
export async function readInstalledHooks(place: HookPlace): Promise<InstalledHook[]> {
  const { root, repository, hooksFolder, huskyFolder, lefthookFile, preCommitFile, simpleGitHooksFile } =
    place
  const configured = await readConfigHooks(repository)
  const folders = new Map<string, Manager>([
    [join(root, huskyFolder ?? '.husky'), 'husky'],
    [join(repository.commonDir, 'hooks'), 'plain'],
  ])
  if (!folders.has(hooksFolder)) folders.set(hooksFolder, 'plain')
  const files: [string, Manager, readonly HookName[]][] = [
    ...[...folders].flatMap(([folder, manager]) =>
      hooks.map((hook): [string, Manager, HookName[]] => [join(folder, hook), manager, [hook]]),
    ),
    [join(root, lefthookFile ?? 'lefthook.yml'), 'lefthook', hooks],
    [join(root, preCommitFile ?? '.pre-commit-config.yaml'), 'pre-commit', hooks],
    [join(root, simpleGitHooksFile ?? 'package.json'), 'simple-git-hooks', hooks],
  ]
  const fromConfig = [...configured].map(([hook, text]): InstalledHook => {
    return { manager: 'config', hook, path: null, text, isExecutable: true }
  })
  return [...fromConfig, ...files.flatMap(([path, manager, expected]) => findIn(path, manager, expected))]
}

/** Whether anybody looks at the place where a hook of ours is. */
export function isInUse({ manager, path }: InstalledHook, place: HookPlace): boolean {
  if (manager === 'config') return hasConfigHooks(place.gitVersion)
  if (manager === 'husky') return place.huskyFolder !== null
  return manager !== 'plain' || (path !== null && dirname(path) === place.hooksFolder)
}

function findIn(path: string, manager: Manager, expected: readonly HookName[]): InstalledHook[] {
  const file = readTextFile(path)
  if (file.kind !== 'text' || !file.text.includes(begin)) return []
  const { text, isExecutable } = file
  // Every way of calling one names its file.
  const found = expected.filter((hook) => text.includes(`/hooks/${hook}`))
  return found.map((hook) => ({ manager, hook, path, text, isExecutable }))
}
