import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitsAfter, createCommitGraph, type ListedCommit } from '../../../src/core/commits/graph.js'
import { createBehindCount } from '../../../src/core/status/behind-count.js'
import { propertyRuns } from '../../helpers/counts.js'

/** A history in which each commit's parents are later in the list. */
const history = fc
  .array(fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 2 }), { minLength: 1, maxLength: 40 })
  .map((steps) =>
    steps.map(
      (parents, at): ListedCommit => ({
        sha: `c${at}`,
        parents: parents
          .map((step) => at + 1 + step)
          .filter((to) => to < steps.length)
          .map((to) => `c${to}`),
      }),
    ),
  )

function ancestors(commits: readonly ListedCommit[], tip: string): Set<string> {
  const found = new Set<string>()
  const open = [tip]
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (found.has(sha)) continue
    found.add(sha)
    open.push(...(commits.find((commit) => commit.sha === sha)?.parents ?? []))
  }
  return found
}

describe('counts of commits', () => {
  it('are those of sets of ancestors, whatever the clocks of those who committed said', () => {
    const picks = fc.array(fc.nat({ max: 39 }), { maxLength: 6 })
    fc.assert(
      fc.property(
        history,
        picks,
        fc.nat({ max: 39 }),
        fc.infiniteStream(fc.nat()),
        (commits, tipsAt, at, chance) => {
          const base = commits[at % commits.length]?.sha ?? 'c0'
          const inBase = ancestors(commits, base)
          const graph = createCommitGraph(commits.filter(({ sha }) => !inBase.has(sha)))
          const tips = tipsAt.map((pick) => commits[pick % commits.length]?.sha ?? 'c0')
          const found = tips.map((tip) => graph.since(tip))
          const boundaries = found.map(({ boundary }) => boundary)
          const [whole, early] = [createBehindCount(boundaries), createBehindCount(boundaries)]
          // As git walks: a commit comes when one of its children has.
          const queue = [base]
          while (queue.length > 0) {
            const [sha = ''] = queue.splice((chance.next().value ?? 0) % queue.length, 1)
            const parents = commits.find((commit) => commit.sha === sha)?.parents ?? []
            whole.push(sha, parents)
            queue.push(...parents)
          }
          // With clocks that are right, it comes when all of them have, and the walk may end early.
          for (const { sha, parents } of commits)
            if (inBase.has(sha) && !early.isComplete()) early.push(sha, parents)
          for (const [index, tip] of tips.entries()) {
            const own = ancestors(commits, tip)
            expect(found[index]?.commits.map(({ sha }) => sha)).toEqual(
              commits.map(({ sha }) => sha).filter((sha) => own.has(sha) && !inBase.has(sha)),
            )
            const boundary = boundaries[index] ?? []
            const behind = boundary.length === 0 ? null : [...inBase].filter((sha) => !own.has(sha)).length
            expect([whole.countOf(boundary), early.countOf(boundary)]).toEqual([behind, behind])
          }
        },
      ),
      { numRuns: propertyRuns(500) },
    )
  })

  it('end where the branches left the base', () => {
    const count = createBehindCount([['c2'], ['c1']])
    count.push('c0', ['c1'])
    expect(count.isComplete()).toBe(false)
    count.push('c1', ['c2'])
    count.push('c2', ['c3'])
    expect(count.isComplete()).toBe(true)
    expect([count.countOf(['c2']), count.countOf(['c1']), count.countOf(['x'])]).toEqual([2, 1, null])
  })

  it('after a commit leave out what it has', () => {
    const commits = [
      { sha: 'm', parents: ['a', 'b'] },
      { sha: 'b', parents: ['c'] },
      { sha: 'a', parents: ['c'] },
      { sha: 'c', parents: [] },
    ]
    expect(commitsAfter(commits, 'a').map(({ sha }) => sha)).toEqual(['m', 'b'])
  })
})
