import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../core/config/config.js'
import { compileGlob } from '../core/config/globs.js'
import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
import { tryGit } from './process.js'
import type { Repository } from './repository.js'

/** Whether a path is left out of facts and of the work's identity. */
export type IsIgnored = (path: string) => boolean

const name = '.handoff.yml'
/** Bytes; more than any configuration has. */
const maxSize = 100_000

/** From the top of the work tree, in a bare repository from HEAD; the defaults without a file, and without a YAML parser. */
export async function readConfig(repository: Repository): Promise<Config> {
  const text = repository.root === null ? await readAtHead(repository) : await readOnDisk(repository.root)
  if (text === null) return defaultConfig
  const { parseConfig } = await import('../core/config/parse.js')
  return parseConfig(text, name)
}

async function readOnDisk(root: string): Promise<string | null> {
  const path = join(root, name)
  const stat = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unreadable(error.message, error)
  })
  if (stat === null) return null
  if (!stat.isFile()) throw unreadable('it is not a regular file')
  if (stat.size > maxSize) throw unreadable(`it has ${stat.size} bytes, at most ${maxSize} are read`)
  // Whoever puts a link here between the two calls does not lead us out of the repository.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error: Error) => {
    throw unreadable(error.message, error)
  })
  try {
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

async function readAtHead(repository: Repository): Promise<string | null> {
  const { status, stdout } = await tryGit(repository, ['cat-file', 'blob', `HEAD:${name}`])
  if (status !== 0) return null
  if (stdout.length > maxSize) throw unreadable(`it has ${stdout.length} bytes, at most ${maxSize} are read`)
  return stdout.toString()
}

function unreadable(why: string, cause?: unknown): HandoffError {
  return new HandoffError('config', `Cannot read ${name}: ${why}.`, {
    hints: [`Make ${name} a plain file, or remove it: every option has a default.`],
    cause,
  })
}

/** As in .gitignore: without a slash at any depth, with a leading slash only at the top, with a final one a whole folder. */
export async function openIgnore(globs: readonly string[]): Promise<IsIgnored> {
  const compiled = globs.map((glob) => {
    const folder = glob.endsWith('/')
    const anchored = glob.startsWith('/') || glob.slice(0, -1).includes('/')
    return compileGlob(`${anchored ? '' : '**/'}${glob.replace(/^\//, '')}${folder ? '**/*' : ''}`)
  })
  return (path) => compiled.some(({ matches }) => matches(path))
}
