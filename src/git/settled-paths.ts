import type { Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import { neutralPlace } from './diff/read.js'
import { readExisting } from './files.js'
import type { LoggedCommit } from './log.js'
import { tryGit } from './process.js'
import type { Repository } from './repository.js'

/** Files outside the net change that are as at the base or deleted again; the others were renamed and live on elsewhere. */
export async function readSettledPaths(
  repository: Repository,
  head: Oid,
  paths: readonly string[],
  log: readonly LoggedCommit[],
): Promise<ReadonlySet<string>> {
  const asked = paths.filter((path) => !path.includes('\n'))
  const existing = await readExisting(repository, head, asked, 'blob')
  const last = new Map<string, Oid>()
  for (const { sha, paths: touched } of log) for (const path of touched) last.set(path, sha)
  const gone = asked.filter((path) => !existing.has(path))
  const deletions = await readDeletions(
    repository,
    gone.flatMap((path) => last.get(path) ?? []),
  )
  return new Set([...existing, ...gone.filter((path) => deletions.get(last.get(path) ?? '')?.has(path))])
}

const command = wordList(
  '-c core.attributesFile=/dev/null diff-tree --stdin -r -M -l1000 -z --name-status --diff-filter=D',
  '--no-relative',
)

/** What commits deleted without giving it another name. */
async function readDeletions(
  repository: Repository,
  commits: readonly Oid[],
): Promise<Map<Oid, Set<string>>> {
  const deletions = new Map<Oid, Set<string>>()
  if (commits.length === 0) return deletions
  const input = `${[...new Set(commits)].join('\n')}\n`
  const { stdout, status } = await tryGit(neutralPlace(repository), command, { input })
  // Where a file is missing that a name is looked for in, nothing is known to be deleted.
  if (status !== 0) return deletions
  // <oid>␀D␀src/a.ts␀D␀src/b.ts␀<oid>␀…
  const tokens = stdout.toString('utf8').split('\0')
  let paths = new Set<string>()
  for (let position = 0; position < tokens.length - 1; position += 1) {
    const token = tokens[position] ?? ''
    if (token === 'D') {
      position += 1
      paths.add(tokens[position] ?? '')
    } else {
      paths = new Set()
      deletions.set(token.trim(), paths)
    }
  }
  return deletions
}
