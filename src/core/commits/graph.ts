import type { Oid } from '../facts.js'

/** One commit that some branch has and the base has not. */
export interface ListedCommit {
  sha: Oid
  parents: readonly Oid[]
}

/** What one branch has beyond the base. */
export interface BranchCommits {
  /** The newest first, every one before its parents. */
  commits: ListedCommit[]
  /** Commits of the base on which they stand; the tip itself where the base has all of the branch. */
  boundary: Oid[]
}

interface CommitGraph {
  /** All commits that a tip reaches and the base does not. */
  since: (tip: Oid) => BranchCommits
}

/** Takes commits in an order in which each comes before its parents, as `git log --topo-order` gives them. */
export function createCommitGraph(commits: readonly ListedCommit[]): CommitGraph {
  const places = new Map(commits.map(({ sha }, place) => [sha, place] as const))
  return {
    since: (tip) => {
      const found = new Set<number>()
      const boundary = new Set<Oid>()
      const open = [tip]
      for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
        const place = places.get(sha)
        if (place === undefined) boundary.add(sha)
        else if (!found.has(place)) {
          found.add(place)
          open.push(...(commits[place]?.parents ?? []))
        }
      }
      const inOrder = [...found].sort((one, other) => one - other)
      return { commits: inOrder.flatMap((place) => commits[place] ?? []), boundary: [...boundary] }
    },
  }
}

/** Of a branch's commits, those that one of them does not have: the newest first. */
export function commitsAfter(commits: readonly ListedCommit[], since: Oid): ListedCommit[] {
  const has = new Set([since])
  // Each comes before its parents, so one pass marks all that is below.
  for (const { sha, parents } of commits) if (has.has(sha)) for (const parent of parents) has.add(parent)
  return commits.filter(({ sha }) => !has.has(sha))
}
