/** What can run our hooks, in the order in which they are chosen. */
export const managers = ['config', 'husky', 'lefthook', 'pre-commit', 'simple-git-hooks', 'plain'] as const
export type Manager = (typeof managers)[number]

/** What a repository and its machine say about hooks. Paths are relative to the top, with `/`. */
export interface HookSetup {
  /** Of git: `[2, 54]`. */
  gitVersion: readonly [number, number]
  /** `core.hooksPath`, and how far it reaches: system, global, local, worktree or command. */
  hooksPath: { value: string; scope: string } | null
  /** Where husky 9 has its hook files; null where it is not in use. */
  huskyFolder: string | null
  lefthookFile: string | null
  preCommitFile: string | null
  simpleGitHooksFile: string | null
}

/** Since this version git takes hooks from its configuration, each with its own copy of stdin, beside all others. */
export const configHooksSince = [2, 54] as const

export function hasConfigHooks([major, minor]: readonly [number, number]): boolean {
  return major > configHooksSince[0] || (major === configHooksSince[0] && minor >= configHooksSince[1])
}

/** Whether the hooks folder is that of every repository of this user or machine: then it is not ours to write to. */
export function isHooksPathShared({ hooksPath }: HookSetup): boolean {
  return hooksPath !== null && !['local', 'worktree'].includes(hooksPath.scope)
}

/** The manager that is in use here, or the plain hooks folder. */
export function chooseManager(setup: HookSetup): Manager {
  if (hasConfigHooks(setup.gitVersion)) return 'config'
  if (isHooksPathShared(setup)) return 'plain'
  if (setup.huskyFolder !== null) return 'husky'
  if (setup.lefthookFile !== null) return 'lefthook'
  if (setup.preCommitFile !== null) return 'pre-commit'
  return setup.simpleGitHooksFile === null ? 'plain' : 'simple-git-hooks'
}

/** `git version 2.39.5 (Apple Git-154)` gives `[2, 39]`; null for what names no version. */
export function parseGitVersion(text: string): [number, number] | null {
  const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(text) ?? []
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)]
}
