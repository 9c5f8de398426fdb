import { type BranchFacts, isRepeatable } from '../core/facts.js'
import type { Handoff } from '../core/handoff.js'
import { deriveCacheKey, readCached, writeCached } from '../git/derived-cache.js'
import { readBranch, readUncommitted } from '../git/facts.js'
import type { Branch } from './branch.js'
import { readDraft } from './draft.js'

/** Everything that is derived for a branch: what is known, and what would be written. */
export interface Derived {
  facts: BranchFacts
  /** Whether every object was there to be looked at. */
  complete: boolean
  draft: Handoff
}

/**
 * Derives it, or takes what was derived for the same content before.
 *
 * @param today the day the draft is dated with, `YYYY-MM-DD`
 */
export async function readDerived(branch: Branch, today: string): Promise<Derived> {
  const { repository, range, config, page } = branch
  const options = { page, ignore: config.ignore, signatures: config.includeCode }
  const key = await deriveCacheKey(repository, branch)
  const known = (await readCached(key)) as Derived | undefined
  if (known !== undefined) {
    const { openEnds, limits } = await readUncommitted(repository, range, options)
    return dated(
      {
        ...known,
        facts: {
          ...known.facts,
          head: range.head,
          openEnds: [...known.facts.openEnds, ...openEnds],
          limits: [...known.facts.limits, ...limits],
        },
      },
      today,
    )
  }
  const { facts, changes } = await readBranch(repository, range, options)
  const draft = await readDraft(branch, facts, today)
  const derived = { facts, complete: changes.complete, draft }
  if (changes.complete && isRepeatable(facts)) await writeCached(key, withoutUncommitted(derived))
  return derived
}

/** What lies on the disk changes without a commit. */
function withoutUncommitted(derived: Derived): Derived {
  const openEnds = derived.facts.openEnds.filter(({ kind }) => kind !== 'uncommitted')
  return { ...derived, facts: { ...derived.facts, openEnds } }
}

function dated(derived: Derived, today: string): Derived {
  const { draft } = derived
  return { ...derived, draft: { ...draft, header: { ...draft.header, updated: today } } }
}
