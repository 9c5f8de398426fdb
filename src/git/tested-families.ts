import type { Oid } from '../core/facts.js'
import { derivePlace } from '../core/open-ends/references/places.js'
import { runGit } from './process.js'
import type { Repository } from './repository.js'

/** The families of languages in which a commit has tests. */
export async function readTestedFamilies(repository: Repository, commit: Oid): Promise<Set<string>> {
  const listed = await runGit(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
  const families = new Set<string>()
  for (const path of listed.toString('utf8').split('\0')) {
    // To say what sort of file it is takes longer than this.
    if (!/test|spec|e2e|\.cy\./i.test(path)) continue
    const { kind, family } = derivePlace(path)
    if (kind === 'test' && family !== null) families.add(family)
  }
  return families
}
