import type { Oid } from '../core/facts.js'
import { type Match, parseMatches } from '../core/leftovers/search.js'
import { describeFailure, startGit } from './process.js'
import type { Repository } from './repository.js'

/** Which words to look for, and where. */
interface GrepQuery {
  /** Whole words, none with a line feed. */
  names: readonly string[]
  /** Pathspecs with magic, such as `:(top,glob)**\/*.ts`; one at least. */
  pathspecs: readonly string[]
}

/** Matches, and why there are not all of them; no matches at all where git could not search. */
type GrepResult = { matches: Match[]; limit: string | null } | { matches: null; limit: string }

/** Milliseconds, and bytes of output, after which what was found must do. */
const timeBudget = 2_000
const outputBudget = 4 * 1024 * 1024

/** Lines of a commit's tree that hold one of the words, from one `git grep`; a bare repository will do. */
export async function readMatches(
  repository: Repository,
  commit: Oid,
  { names, pathspecs }: GrepQuery,
): Promise<GrepResult> {
  const options = ['-F', '-w', '-n', '-z', '-I', '--full-name', '--no-color', '--no-column']
  const args = ['grep', ...options, '--no-recurse-submodules', '-f', '-', commit, '--', ...pathspecs]
  const git = startGit(repository, args, { input: `${names.join('\n')}\n` })
  let limit: string | null = null
  function stop(reason: string): void {
    limit ??= reason
    git.stop()
  }
  const timer = setTimeout(() => stop(`it took longer than ${timeBudget / 1000} s`), timeBudget)
  const chunks: Buffer[] = []
  let size = 0
  git.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= outputBudget) chunks.push(chunk)
    else stop(`${outputBudget / 1024 / 1024} MB of lines name them`)
  })
  const end = await git.finished.finally(() => clearTimeout(timer))
  if (limit === null && end.status > 1)
    return { matches: null, limit: describeFailure(args, end, repository).message }
  return { matches: parseMatches(Buffer.concat(chunks).toString('utf8'), commit), limit }
}
