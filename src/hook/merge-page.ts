import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { exitCode } from '../core/errors.js'
import { decodePage } from '../git/page/disk.js'
import { openRepository } from '../git/repository.js'
import type { HookSurroundings } from './pre-push.js'

/**
 * `merge-page BASE OURS THEIRS PATH`, as the merge driver in .git/config calls it. OURS becomes the united page, whole or
 * not at all, and "united" is printed; every failure is another exit code, and git merges the lines itself.
 */
export async function runMergePageHook(
  [base = '', ours = '', theirs = '', path = '']: readonly string[],
  { cwd, environment, out }: HookSurroundings & { out: { write(text: string): Promise<void> } },
): Promise<number> {
  if (environment['GIT_HANDOFF'] === '0') return exitCode.failed
  const [repository, { pageFormats }, ...sides] = await Promise.all([
    openRepository(cwd, environment),
    import('../core/page/format.js'),
    ...[base, ours, theirs].map(async (file) => decodePage(path, await readFile(file))),
  ])
  const [o = '', a = '', b = ''] = sides
  const format = pageFormats[path.endsWith('.json') ? 'json' : 'markdown']
  // Where both have added the page, git gives an empty base.
  const united = format.unite(o === '' ? null : o, a, b, repository.branch)
  if (united === null) return exitCode.failed
  format.readHeader(united) // a page that cannot be read any more is for a person to merge
  const fresh = `${ours}.handoff-${process.pid}`
  try {
    writeFileSync(fresh, united)
    renameSync(fresh, ours)
  } finally {
    rmSync(fresh, { force: true })
  }
  await out.write('united\n')
  return exitCode.good
}
