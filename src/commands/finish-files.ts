import { rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
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
      hints: ['Name one that is, or write the text to any file with `--output FILE`.'],
    })
  }
  const template = [...parts, config.format === 'json' ? '{branch}.json' : '{branch}.md'].join('/')
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
