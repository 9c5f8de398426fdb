import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Oid } from '../../core/facts.js'
import { readBlobs } from '../objects.js'
import { runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'
import { readTreePaths } from '../tree.js'
import { bytesOf, type GitPath } from './records.js'

/** What `.gitattributes` says of a file; null where it says nothing. */
export interface FileAttributes {
  generated: boolean | null
  vendored: boolean | null
  /** False where lines of the file are not to be shown: `-diff`, or `binary`. */
  diff: boolean | null
  /** Whether Git LFS keeps the file, so that only a pointer to it is committed. */
  lfs: boolean
}

/** Of a file that no attribute speaks of. */
export const silent: FileAttributes = { generated: null, vendored: null, diff: null, lfs: false }

const names = ['linguist-generated', 'linguist-vendored', 'diff', 'filter']

/** Attributes of the user's or the machine's own would make facts of their own. */
const ownFilesOnly = ['-c', 'core.attributesFile=/dev/null']
const environment = { GIT_ATTR_NOSYSTEM: '1' }

/** Attributes of paths of one commit, in order; null if this git (before 2.40) cannot tell and it matters. */
export async function readAttributes(
  repository: Repository,
  commit: Oid,
  paths: readonly GitPath[],
): Promise<FileAttributes[] | null> {
  if (paths.length === 0) return []
  const input = Buffer.concat(paths.flatMap((path) => [bytesOf(path), Buffer.from([0])]))
  const question = [...ownFilesOnly, 'check-attr', '-z', '--stdin']
  if (repository.root !== null && repository.head === commit) {
    if (!mayHaveAttributes(repository, repository.root, paths)) return paths.map(() => silent)
    return parseAttributes(await runGit(repository, [...question, ...names], { input, environment }), paths)
  }
  // Most commits set none of ours, which any git can tell.
  if (!(await hasAttributes(repository, commit))) return paths.map(() => silent)
  const args = [...question, `--source=${commit}`, ...names]
  const answer = await tryGit(repository, args, { input, environment })
  return answer.status === 0 ? parseAttributes(answer.stdout, paths) : null
}

/** Whether any `.gitattributes` of a commit may set one of ours, as `mayHaveAttributes` asks of files on disk. */
async function hasAttributes(repository: Repository, commit: Oid): Promise<boolean> {
  const paths = (await readTreePaths(repository, commit)).filter((path) =>
    /(?:^|\/)\.gitattributes$/.test(path),
  )
  const names = paths.map((path) => `${commit}:${path}`)
  // What cannot be read is for git to complain about.
  for await (const file of readBlobs(repository, names))
    if (file.state !== 'read' || ourAttribute.test(file.bytes.toString('latin1'))) return true
  return false
}

/** `src/a.ts␀linguist-generated␀unspecified␀src/a.ts␀linguist-vendored␀set␀`: as asked, so by position. */
function parseAttributes(output: Buffer, paths: readonly GitPath[]): FileAttributes[] {
  const values = output
    .toString('latin1')
    .split('\0')
    .filter((_, index) => index % 3 === 2)
  return paths.map((_, index) => {
    const [generated, vendored, diff, filter] = values.slice(index * names.length, (index + 1) * names.length)
    if (filter === undefined) return silent
    const flags = { generated: parseValue(generated), vendored: parseValue(vendored), diff: parseValue(diff) }
    return { ...flags, lfs: filter === 'lfs' }
  })
}

function parseValue(value: string | undefined): boolean | null {
  if (value === 'set' || value === 'true') return true
  return value === 'unset' || value === 'false' ? false : null
}

/** More folders are not looked through: then asking git costs less. */
const mostFolders = 100

/** Whether a checked-out file may set one of our attributes: mostly none does, and a glance costs less than a process. */
function mayHaveAttributes(repository: Repository, root: string, paths: readonly GitPath[]): boolean {
  const { gitDir, commonDir } = repository
  if (existsSync(join(gitDir, 'info', 'sparse-checkout'))) return true
  const folders = deriveFolders(paths)
  if (folders.size > mostFolders) return true
  const files = [...folders].map((folder) => join(root, folder, '.gitattributes'))
  return [...files, join(commonDir, 'info', 'attributes')].some((file) => existsSync(file) && mayMatter(file))
}

/** The folders above the paths, the root included as ``. */
function deriveFolders(paths: readonly GitPath[]): Set<string> {
  const folders = new Set<string>([''])
  for (const { text } of paths) {
    let end = text.lastIndexOf('/')
    while (end > 0 && !folders.has(text.slice(0, end))) {
      folders.add(text.slice(0, end))
      end = text.lastIndexOf('/', end - 1)
    }
  }
  return folders
}

/** Our attributes on a line: `binary` and macros may hold them; `diff=python` only chooses the titles of hunks. */
const ourAttribute =
  /^[^#\n]*(?:\s(?:[-!]?linguist-(?:generated|vendored)|[-!]?diff(?!=)|binary|filter=lfs)(?![\w-])|\[attr\])/m

function mayMatter(file: string): boolean {
  try {
    return ourAttribute.test(readFileSync(file, 'latin1'))
  } catch {
    return true // no file, or not to be read: git knows what to make of it
  }
}
