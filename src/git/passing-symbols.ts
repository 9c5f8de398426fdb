import { canPass, parseRemovedLines, type RemovedLine } from '../core/leftovers/passing-symbols.js'
import { deriveCommitsByPath, readLog } from './log.js'
import { startGit } from './process.js'
import type { BranchRange } from './range.js'
import { isPartial, type Repository } from './repository.js'

/** Commits, files and bytes of patches above which a branch is too long to be read commit by commit. */
const mostCommits = 300
const mostPaths = 200
const outputBudget = 4 * 1024 * 1024

/** Lines that one commit removed from a file another had touched: what they declared may have existed only in between. */
export async function readRemovedLines(repository: Repository, range: BranchRange): Promise<RemovedLine[]> {
  const log = await readLog(repository, range)
  if (log.length > mostCommits) return []
  const byPath = deriveCommitsByPath(log)
  const paths = [...byPath].flatMap(([path, commits]) => (commits.length > 1 && canPass(path) ? [path] : []))
  if (paths.length === 0 || paths.length > mostPaths || isPartial(repository)) return []
  const shown = ['-p', '-U0', '--format=', '--no-renames', '--diff-filter=MD', '--diff-merges=off']
  const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--inter-hunk-context=0']
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/', '-O/dev/null']
  const git = startGit(repository, [
    ...['-c', 'core.quotePath=false', 'log', '--no-show-signature', '--no-notes', '--reverse'],
    ...shown,
    ...plain,
    ...prefixes,
    `${range.base.mergeBase}..${range.head}`,
    '--',
    ...paths.map((path) => `:(top,literal)${path}`),
  ])
  const chunks: Buffer[] = []
  let size = 0
  git.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= outputBudget) chunks.push(chunk)
    else git.stop()
  })
  const { status } = await git.finished
  return size > outputBudget || status !== 0
    ? []
    : [...parseRemovedLines(Buffer.concat(chunks).toString('utf8'))]
}
