import type { Oid } from '../../core/facts.js'
import { type GitPlace, readingEnvironment } from '../environment.js'
import { runGit, tryGit } from '../process.js'

/** What is to be compared. */
export interface WantedRange {
  head: Oid
  /** The head's branch, as a stranger may have named it; null where it is none. */
  branch: string | null
  /** Where the base's branch is; null where only its name is known. */
  base: Oid | null
  baseBranch: string
  /** Whether the configuration is the base's: a stranger's branch does not set the rules it is judged by. */
  isConfigFromBase: boolean
}

/** What is compared, as the mirror knows it. */
export interface NamedRange {
  head: string
  /** `origin/main`, as on the page. */
  base: string
}

/** An empty bare repository. Nothing is ever checked out there, so nothing of the branch can run. */
export async function openMirror(folder: string, environment: NodeJS.ProcessEnv): Promise<GitPlace> {
  const asks = { ...environment, GIT_TERMINAL_PROMPT: '0' }
  const place = { directory: folder, environment: readingEnvironment(folder, asks) }
  await runGit(place, ['init', '--quiet', '--bare', '--template=', '.'])
  return place
}

/** Names what is to be compared, `others` beside it as lines for `git update-ref --stdin`; `tip` has the configuration. */
export async function nameRange(
  mirror: GitPlace,
  { head, branch, base, baseBranch, isConfigFromBase }: WantedRange & { base: Oid },
  others: readonly string[],
  tip: Oid = base,
): Promise<NamedRange> {
  const named = `refs/heads/${branch ?? ''}`
  const tracking = `refs/remotes/origin/${baseBranch}`
  // A branch called `origin/main` would come before the base of that name.
  const isName =
    branch !== null &&
    !branch.startsWith('origin/') &&
    (await tryGit(mirror, ['check-ref-format', named])).status === 0
  const lines = [
    'option no-deref',
    `update HEAD ${isConfigFromBase ? tip : head}`,
    ...others.filter((line) => !line.startsWith(`update ${tracking} `)),
    `update ${tracking} ${base}`,
    ...(isName ? [`update ${named} ${head}`] : []),
  ]
  await runGit(mirror, ['update-ref', '--stdin'], { input: `${lines.join('\n')}\n` })
  return { base: `origin/${baseBranch}`, head: isName ? named : head }
}
