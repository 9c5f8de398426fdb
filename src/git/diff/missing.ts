import type { Oid } from '../../core/facts.js'
import { runGit } from '../process.js'
import type { Repository } from '../repository.js'
import { type DiffSubject, namesArguments, neutralPlace } from './command.js'
import { createRawParser, type RawChange } from './records.js'

/**
 * The changed paths of which a side is not in this clone: a partial one whose remote cannot be reached, where one
 * missing blob makes the whole `git diff` fail. Answers from the trees, without asking the remote again.
 */
export async function readChangesMissing(repository: Repository, subject: DiffSubject): Promise<RawChange[]> {
  const [names, missing] = await Promise.all([
    runGit(neutralPlace(repository), namesArguments(repository, subject)),
    readMissingObjects(repository, [subject.from, subject.to]),
  ])
  const raw = createRawParser()
  raw.push(names)
  return raw.changes.filter(({ oid }) => missing.has(oid.from ?? '') || missing.has(oid.to ?? ''))
}

/** `?04cfcc7c6743…`, among the objects that are there. */
async function readMissingObjects(repository: Repository, commits: readonly Oid[]): Promise<Set<Oid>> {
  const listed = await runGit(repository, [
    'rev-list',
    '--objects',
    '--no-walk',
    '--missing=print',
    ...commits,
  ])
  const lines = listed.toString('latin1').split('\n')
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)))
}
