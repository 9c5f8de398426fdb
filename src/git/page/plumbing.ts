import { HandoffError } from '../../core/errors.js'
import { type GitPlace, withoutLocators } from '../environment.js'
import { type GitEnd, type GitOptions, runGit } from '../process.js'
import { describeFailure } from '../process-error.js'

/** The same place, where paths are paths and not patterns. */
export function literalPlace({ directory, environment }: GitPlace): GitPlace {
  return { directory, environment: { ...environment, GIT_LITERAL_PATHSPECS: '1' } }
}

/**
 * Where to run git for one git directory, and the worktree that belongs to it, if any: said outright, as a hook's
 * variables, a submodule or a worktree that was moved lead elsewhere.
 */
export function placeOf(asked: GitPlace, gitDir: string, root: string | null): GitPlace {
  const environment = { ...withoutLocators(asked.environment), GIT_DIR: gitDir }
  if (root === null) return { directory: gitDir, environment }
  return { directory: root, environment: { ...environment, GIT_WORK_TREE: root } }
}

/** Runs git and returns its output without the last newline. */
export async function git(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const output = await runGit(place, args, options)
  return output.toString().replace(/\n$/, '')
}

/** What a failed git means, with hints of ours where git's own words need them. */
export function explainFailure(
  args: readonly string[],
  end: GitEnd,
  place: GitPlace,
  hints: readonly string[],
): HandoffError {
  const { kind, message } = describeFailure(args, end, place)
  return new HandoffError(kind, message, { hints, cause: end.stderr })
}
