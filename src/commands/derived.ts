import { deriveHandoff } from '../core/entries/draft.js'
import { deriveEnvironment } from '../core/environment/derive.js'
import type { Environment } from '../core/environment/environment.js'
import { goneFiles } from '../core/environment/project.js'
import { type BranchFacts, type FileChange, isRepeatable } from '../core/facts.js'
import type { Handoff } from '../core/handoff.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { deriveCacheKey, readCached, writeCached } from '../git/derived-cache.js'
import { readBranch, readUncommitted } from '../git/facts.js'
import { readFolders, readProjectFiles } from '../git/files.js'
import { remember } from '../git/repository.js'
import type { Branch } from './session.js'

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
  const question = `derived ${JSON.stringify([range, config, page])}`
  return dated(await remember(repository, question, () => derive(branch)), today)
}

async function derive(branch: Branch): Promise<Derived> {
  const { repository, range, config, page } = branch
  const options = { page, ignore: config.ignore, signatures: config.includeCode }
  const key = await deriveCacheKey(repository, branch)
  const known = (await readCached(key)) as Derived | undefined
  if (known !== undefined) {
    const { openEnds, limits } = await readUncommitted(repository, range, options)
    return {
      ...known,
      facts: {
        ...known.facts,
        head: range.head,
        openEnds: [...known.facts.openEnds, ...openEnds],
        limits: [...known.facts.limits, ...limits],
      },
    }
  }
  const { facts, changes } = await readBranch(repository, range, options)
  const draft = await readDraft(branch, facts, '')
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

/** Everything that can be said on the page of a branch without asking anybody. */
export async function readDraft(branch: Branch, facts: BranchFacts, today: string): Promise<Handoff> {
  const { config } = branch
  const [environment, folders] = await Promise.all([
    config.includeEnv ? readEnvironment(branch, facts) : null,
    readFolders(branch.repository, facts),
  ])
  const { sections } = config
  const draft = deriveHandoff({
    facts,
    environment,
    folders,
    summary: config.detailLevel === 'summary',
    sections,
    today,
  })
  return await maskSecrets(draft)
}

/** How one runs and tests the project, from its own files at the head. */
export async function readEnvironment(
  { repository }: Pick<Branch, 'repository'>,
  facts: Pick<BranchFacts, 'head' | 'variables'> & {
    files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[]
  },
): Promise<Environment> {
  const changed = facts.files.map(({ path }) => path)
  const files = await readProjectFiles(repository, facts.head, changed)
  return deriveEnvironment(files, facts.variables, goneFiles(facts.files))
}
