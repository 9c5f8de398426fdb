import { type GitEnd, startGit } from '../process.js'
import { describeFailure, lacksObject } from '../process-error.js'
import type { Repository } from '../repository.js'
import { type DiffSubject, neutralPlace, patchArguments } from './command.js'
import { createPatchParser, type PatchObserver, type PatchParser } from './patch.js'
import { createRawParser, type RawChange } from './records.js'

/** What a reader of a diff says once it knows which files it is about: how to go on, or null to stop here. */
export type OnChanges = (changes: RawChange[]) => Promise<PatchObserver | null>

/** git could not read an object: a partial clone without its remote. */
export class MissingObject extends Error {
  constructor(end: GitEnd) {
    super(
      end.stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^(fatal|error): /, '') ?? 'an object is missing',
    )
  }
}

/**
 * Runs one `git diff` and hands over its parts as they come; git waits while `onChanges` does. What was handed
 * over before a failure is to be thrown away.
 */
export async function readDiff(
  repository: Repository,
  subject: DiffSubject,
  onChanges: OnChanges,
): Promise<void> {
  const place = neutralPlace(repository)
  const args = patchArguments(repository, subject)
  const git = startGit(place, args)
  const raw = createRawParser()
  let patch: PatchParser | null = null
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    if (patch !== null) patch.push(chunk)
    else {
      const rest = raw.push(chunk)
      if (rest === null) continue
      const observer = await onChanges(raw.changes)
      if (observer === null) return // ends git as well: leaving the loop closes the pipe
      patch = createPatchParser(raw.changes, observer)
      patch.push(rest)
    }
  }
  const end = await git.finished
  if (end.status !== 0) throw lacksObject(end) ? new MissingObject(end) : describeFailure(args, end, place)
  // Without a difference git prints nothing at all.
  if (patch === null) await onChanges([])
  else patch.finish()
}
