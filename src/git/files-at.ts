import { isReadByPresence } from '../core/environment/paths.js'
import type { Oid } from '../core/facts.js'
import { runGit } from './process.js'
import type { Repository } from './repository.js'

/** Bytes; project files are smaller, and what is larger has nothing to say about how to run a project. */
const maxSize = 256 * 1024

/**
 * The texts of those of some files that a commit has. Files that say something by their being there (lock files)
 * come with an empty text. `paths` are relative to the root and hold no line feeds.
 */
export async function readFilesAt(
  repository: Repository,
  commit: Oid,
  paths: readonly string[],
): Promise<{ path: string; text: string }[]> {
  const asked = paths.map((path) => `${commit}:${path}\n`).join('')
  const check = await runGit(
    repository,
    ['cat-file', '--batch-check=%(objecttype) %(objectsize) %(objectname)'],
    {
      input: asked,
    },
  )
  // blob 1204 9b1f6c2e7a40…
  const answers = check.toString().split('\n')
  const found = paths.flatMap((path, index) => {
    const [type, size = '0', oid = ''] = answers[index]?.split(' ') ?? []
    // A lock file tells by its being there, however long it is.
    const fits = Number(size) <= maxSize || isReadByPresence(path)
    return type === 'blob' && fits ? [{ path, size: Number(size), oid }] : []
  })
  const read = found.filter(({ path }) => !isReadByPresence(path))
  const texts = await readTexts(repository, read)
  return found.map(({ path }) => ({ path, text: texts.get(path) ?? '' }))
}

/** `<oid> blob <size>LF<contents>LF` for each object, in the order asked: see git-cat-file(1). */
async function readTexts(
  repository: Repository,
  files: readonly { path: string; size: number; oid: Oid }[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  if (files.length === 0) return texts
  const output = await runGit(repository, ['cat-file', '--batch'], {
    input: files.map(({ oid }) => `${oid}\n`).join(''),
  })
  let position = 0
  for (const { path, size } of files) {
    const start = output.indexOf('\n', position) + 1
    texts.set(path, output.subarray(start, start + size).toString())
    position = start + size + 1
  }
  return texts
}
