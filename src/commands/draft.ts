import { deriveHandoff } from '../core/entries/draft.js'
import { deriveEnvironment } from '../core/environment/derive.js'
import type { Environment } from '../core/environment/environment.js'
import { goneFiles } from '../core/environment/gone-files.js'
import type { BranchFacts, FileChange } from '../core/facts.js'
import type { Handoff } from '../core/handoff.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { readFolders } from '../git/folders.js'
import { readProjectFiles } from '../git/project-files.js'
import type { Branch } from './branch.js'

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
