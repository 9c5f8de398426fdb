import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HandoffError } from '../../core/errors.js'
import {
  begin,
  type HookName,
  type HookSetup,
  hasConfigHooks,
  type Manager,
  packagedHooks,
  parseGitVersion,
  type ShippedHooks,
} from '../../core/install/managers.js'
import { runGit, tryGit } from '../process.js'
import { parseScopedConfig } from '../push/publish.js'
import type { Repository } from '../repository.js'
import { isSameFolder } from '../repository.js'
import { isInside, readTextFile, writeEdit } from './text-file.js'

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

/** A work tree as an installer sees it. Folders are absolute. */
export interface HookPlace extends HookSetup {
  repository: Repository
  root: string
  /** Where git looks for hook files, in this work tree. */
  hooksFolder: string
  /** Whether that folder is part of the work tree, so that what is in it may be committed. */
  isFolderShared: boolean
  /** This is not the main work tree. */
  isLinked: boolean
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

const lefthookFiles = ['', '.', '.config/'].flatMap((prefix) =>
  ['yml', 'yaml', 'toml', 'json'].map((extension) => `${prefix}lefthook.${extension}`),
)

/** See "Configuration" in the README of simple-git-hooks: the first of them holds. */
const simpleGitHooksFiles = ['.simple-git-hooks', 'simple-git-hooks'].flatMap((name) =>
  ['cjs', 'js', 'mjs', 'json'].map((extension) => `${name}.${extension}`),
)

/** Reads who runs hooks in a work tree. Throws a `usage` error in a bare repository: nothing is pushed from there. */
export async function readHookPlace(repository: Repository): Promise<HookPlace> {
  const { root, gitDir, commonDir } = repository
  if (root === null) {
    throw new HandoffError(
      'usage',
      `\`${repository.directory}\` has no work tree, so there is no push to hook into.`,
      { hints: ['Run this in a clone with files, or point to one with `-C DIR`.'] },
    )
  }
  const [version, folder, config] = await Promise.all([
    runGit(repository, ['version']),
    runGit(repository, ['rev-parse', '--git-path', 'hooks']),
    runGit(repository, ['config', '-z', '--show-scope', '--get-regexp', '^core\\.hookspath$'], {
      accept: [1],
    }),
  ])
  const hooksFolder = resolve(repository.directory, folder.toString().replace(/\r?\n$/, ''))
  const hooksPath = parseScopedConfig(config.toString()).at(-1)
  const find = (names: readonly string[]) => names.find((name) => existsSync(join(root, name))) ?? null
  return {
    repository,
    root,
    hooksFolder,
    isFolderShared: isInside(root, hooksFolder) && !isInside(commonDir, hooksFolder),
    isLinked: gitDir !== commonDir,
    gitVersion: parseGitVersion(version.toString()) ?? [0, 0],
    hooksPath: hooksPath === undefined ? null : { value: hooksPath.value, scope: hooksPath.scope },
    huskyFolder: findHusky(root, hooksPath?.value),
    lefthookFile: find(lefthookFiles),
    preCommitFile: find(['.pre-commit-config.yaml']),
    simpleGitHooksFile: find(simpleGitHooksFiles) ?? (hasSimpleGitHooksKey(root) ? 'package.json' : null),
  }
}

/** A file of a repository as its people call it; elsewhere as it is. */
export function nameOf({ root }: HookPlace, path: string): string {
  const way = relative(root, path).replaceAll('\\', '/')
  return way.startsWith('../') ? path : way
}

/** husky 9 sets `core.hooksPath` to `.husky/_`, which only `npm install` makes; older ones to `.husky` itself. */
function findHusky(root: string, hooksPath: string | undefined): string | null {
  const folder = /^(.*[^/\\])[/\\]_[/\\]?$/.exec(hooksPath ?? '')?.[1]
  if (folder !== undefined && isInside(root, resolve(root, folder))) {
    return relative(root, resolve(root, folder)).replaceAll('\\', '/')
  }
  if (hooksPath !== undefined || !existsSync(join(root, '.husky'))) return null
  return /"husky"\s*:/.test(readManifest(root)) ? '.husky' : null
}

function hasSimpleGitHooksKey(root: string): boolean {
  return /"simple-git-hooks"\s*:\s*\{/.test(readManifest(root))
}

function readManifest(root: string): string {
  const file = readTextFile(join(root, 'package.json'))
  return file.kind === 'text' ? file.text : ''
}

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

/** Where our hook files are, in the work tree's own package first; null in the cache of `npx`, which may be gone tomorrow. */
export function findShippedHooks(root: string, module = import.meta.url): ShippedHooks {
  for (let folder = dirname(fileURLToPath(module)); folder !== dirname(folder); folder = dirname(folder)) {
    const hooks = join(folder, 'hooks')
    if (!existsSync(join(hooks, 'pre-push')) || !existsSync(join(folder, 'package.json'))) continue
    if (/[\\/](?:_npx|dlx-[^\\/]+)[\\/]/.test(hooks)) return null
    const isPackage = isSameFolder(hooks, join(root, packagedHooks))
    return [...(isPackage ? [packagedHooks] : []), hooks.replaceAll('\\', '/')]
  }
  return null
}
