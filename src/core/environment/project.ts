import { type Table, tableAt } from '../dependencies/table.js'
import type { Limit } from '../facts.js'
import { namesGoneFile } from './gone-files.js'
import { isReadByPresence } from './paths.js'

/** The files of one folder that holds a project. Texts may be empty: some files say it all by being there. */
export interface Project {
  has: (name: string) => boolean
  /** Empty where there is no such file. */
  text: (name: string) => string
  /** The parsed file; an empty table where there is none or it is broken. */
  table: (name: string) => Table
  /** The first of these names that is there; null for none. */
  first: (...names: string[]) => string | null
  /** All names, in the order given. */
  names: readonly string[]
  /** Whether a script names a file that the branch removed, so that it cannot run any more. */
  isBroken: (script: string) => boolean
  /** The repository's root, where lock files of workspaces are; null in the root itself. */
  root: Project | null
}

export interface ProjectFile {
  path: string
  text: string
}

/** In UTF-16 units; a longer file counts as being there, unread. */
const largestFile = 250_000

/** Parses what is structured among `files`, whose paths are relative to the project's folder, as are those of `gone`. */
export async function parseProject(
  files: readonly ProjectFile[],
  root: Project | null,
  gone: ReadonlySet<string>,
): Promise<{ project: Project; limits: Limit[] }> {
  const limits: Limit[] = []
  const texts = new Map<string, string>()
  const tables = new Map<string, Table>()
  for (const { path, text } of files) {
    const isUnread = text.length > largestFile || isReadByPresence(path)
    if (isUnread && !isReadByPresence(path))
      limits.push({
        kind: 'environment-not-read',
        path,
        reason: `environment not read: ${text.length} characters`,
      })
    const whole = isUnread ? '' : text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')
    texts.set(path, whole)
    if (whole.trim() === '') continue
    try {
      tables.set(path, tableAt(await parseStructured(path, whole)))
    } catch (error) {
      const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      const reason = first.replace(/[\s\p{C}]+/gu, ' ').slice(0, 200)
      limits.push({
        kind: 'environment-not-read',
        path,
        reason: `environment not read: the file is broken (${reason})`,
      })
    }
  }
  const project: Project = {
    has: (name) => texts.has(name),
    text: (name) => texts.get(name) ?? '',
    table: (name) => tables.get(name) ?? {},
    first: (...wanted) => wanted.find((name) => texts.has(name)) ?? null,
    names: [...texts.keys()],
    isBroken: (script) => namesGoneFile(script, gone),
    root,
  }
  return { project, limits }
}

const json = /^(?:package|composer|global)\.json$/
const toml = /^(?:pyproject|Cargo|rust-toolchain|\.?mise|tox)\.toml$|^Pipfile$/
const yaml = /^(?:[Tt]askfile|(?:docker-)?compose)\.ya?ml$/

/** The value of a file that is read as a table; undefined for all others. Parsers load when needed. */
async function parseStructured(name: string, text: string): Promise<unknown> {
  if (json.test(name)) return JSON.parse(text)
  if (toml.test(name)) return (await import('smol-toml')).parse(text, { maxDepth: 50 })
  if (yaml.test(name)) return (await import('../dependencies/yaml.js')).parseStrangersYaml(text)
  return undefined
}
