import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
import { describeToolPlace } from '../core/page-places.js'
import type { Repository } from '../git/repository.js'

/** Where in the repository a page is kept, from the root; `archive` is relative to `cwd`. */
export function deriveArchivePath(
  { root }: Repository,
  { cwd, archive }: { cwd: string; archive: string },
  { branch, path, config }: { branch: string; path: string; config: Config },
): string {
  const folder = root === null ? archive : relative(root, resolve(cwd, archive))
  const parts = folder
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  if (isAbsolute(folder) || parts.includes('..')) {
    throw new HandoffError('usage', `\`${archive}\` is not a folder of this repository.`, {
      hints: ['Name one that is, such as `docs/handoffs`.'],
    })
  }
  const template = [...parts, config.format === 'json' ? '{branch}.json' : '{branch}.md'].join('/')
  const why = describeToolPlace(template)
  if (why !== null) {
    throw new HandoffError('usage', `A page cannot be kept in \`${archive}\`: ${why}.`, {
      hints: ['Name a folder of its own, such as `docs/handoffs`.'],
    })
  }
  const kept = pagePath(template, branch)
  if (kept !== path) return kept
  throw new HandoffError(
    'usage',
    `The page is \`${path}\` already, so it cannot be kept there and be removed.`,
    {
      hints: ['Name another folder.'],
    },
  )
}

/**
 * Where `--output` writes: in the work tree, so that nothing outside is touched by a call that an agent may make, and in no
 * place whose files git, other tools or agents act on. Links on the way are followed first.
 */
export function deriveOutputFile(
  { root, gitDir, commonDir }: Repository,
  { cwd, output }: { cwd: string; output: string },
): string {
  const hints = ['Name a file in the work tree, such as `body.md`. The page has not been removed.']
  if (root === null) {
    throw new HandoffError('usage', 'There is no work tree here to write a file to.', {
      hints: ['Leave out `--output`: the text is printed.'],
    })
  }
  const asked = resolve(cwd, output)
  const file = join(realpathOf(dirname(asked)), basename(asked))
  const inTree = relative(realpathOf(root), file)
  const isOutside = isAbsolute(inTree) || inTree === '' || inTree.split(/[\\/]/)[0] === '..'
  const isGits = [gitDir, commonDir].some((folder) => isBelow(realpathOf(folder), file))
  if (isOutside || isGits)
    throw new HandoffError('usage', `\`${output}\` is not in the work tree.`, { hints })
  const why = describePlace(inTree)
  if (why !== null) throw new HandoffError('usage', `\`${output}\` cannot be written: ${why}.`, { hints })
  return file
}

function describePlace(inTree: string): string | null {
  const path = inTree.replaceAll('\\', '/')
  if (/[\u0000-\u001f\u007f<>:"|?*]/.test(path)) return 'its name has characters that Windows acts on'
  if (!/[^/]\.(?:md|markdown|txt|json)$/i.test(path))
    return 'it must end in `.md`, `.markdown`, `.txt` or `.json`'
  return describeToolPlace(path)
}

function isBelow(folder: string, file: string): boolean {
  const path = relative(folder, file)
  return path !== '' && !isAbsolute(path) && path.split(/[\\/]/)[0] !== '..'
}

/** A folder that is not there is told of when the file is written. */
function realpathOf(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return resolve(folder)
  }
}

/** Writes a file that must not be there yet, does the work, and takes the file away again where that fails. */
export async function withOutput<Result>(
  file: string,
  text: string,
  work: () => Promise<Result>,
): Promise<Result> {
  writeOutput(file, text)
  try {
    return await work()
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new HandoffError(
      'usage',
      isThere ? `\`${file}\` is there already, and left as it is.` : `Cannot write \`${file}\`: ${why}.`,
      {
        hints: ['Name a file that is not there yet in a folder that is. The page has not been removed.'],
        cause,
      },
    )
  }
}
