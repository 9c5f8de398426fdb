import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import { type HookSetup, parseGitVersion } from '../../core/install/choose.js'
import { runGit } from '../process.js'
import { parseScopedConfig } from '../push/circumstances.js'
import type { Repository } from '../repository.js'
import { isInside, readTextFile } from './text-file.js'

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
      `\`${repository.directory}\` is no work tree, so nothing is pushed from it.`,
      {
        hints: ['Run this in a clone with files, or point to one with `-C DIR`.'],
      },
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
