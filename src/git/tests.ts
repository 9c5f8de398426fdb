import type { Oid } from '../core/facts.js'
import { derivePlace } from '../core/open-ends/references/places.js'
import { subjectOf } from '../core/open-ends/references/test-subjects.js'
import type { FamilyTests } from '../core/open-ends/references/untested-symbols.js'
import { runGit } from './process.js'
import type { Repository } from './repository.js'

/** The tests of a commit, by the family of their language; families without any are not among them. */
export async function readTests(repository: Repository, commit: Oid): Promise<Map<string, FamilyTests>> {
  const listed = await runGit(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
  const families = new Map<string, { subjects: Set<string> }>()
  for (const path of listed.toString('utf8').split('\0')) {
    // To say what sort of file it is takes longer than this.
    if (!/test|spec|e2e|\.cy\./i.test(path)) continue
    const { kind, family } = derivePlace(path)
    if (kind !== 'test' || family === null) continue
    const tests = families.get(family) ?? { subjects: new Set() }
    tests.subjects.add(subjectOf(path))
    families.set(family, tests)
  }
  return families
}
