import { HandoffError } from '../core/errors.js'
import type { Limit, OpenEnd } from '../core/facts.js'
import type { FoundVariable } from '../core/lines/scan.js'
import type { TestTitle } from '../core/lines/test-titles.js'
import { silent } from './attributes.js'
import { readPass } from './change-pass.js'
import type { ChangedFile } from './diff/changed-file.js'
import type { DiffSubject } from './diff/command.js'
import { readChangesMissing } from './diff/missing.js'
import { MissingObject } from './diff/read-diff.js'
import { type IsIgnored, openIgnore } from './ignore.js'
import { isPartial } from './partial-clone.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/** The net change of a branch, from its merge base to its head. */
export interface ChangeSet {
  files: ChangedFile[]
  /** Identity of the change, see contracts: 12 hexadecimal characters. */
  work: string
  /** Identity of each file's own change, by its path; empty unless asked for. */
  works: ReadonlyMap<string, string>
  /** False where a partial clone or a damaged one lacks some of the files: then `work` cannot be compared with another. */
  complete: boolean
  tests: TestTitle[]
  /** Environment variables that added lines read. */
  variables: FoundVariable[]
  /** Todos, skipped tests and conflict markers in added lines. */
  openEnds: OpenEnd[]
  limits: Limit[]
}

export interface ChangeSetOptions {
  /** The page's path: it is no work. */
  page: string
  /** Globs of paths that are left out. */
  ignore: readonly string[]
  /** Whether to tell the identity of each file's own change as well. */
  eachFile?: boolean
  /** Called once, as soon as the files are known and while their lines are still on the way. */
  onFiles?: (files: readonly ChangedFile[]) => void
}

/** Reads the net change in one pass over one `git diff`, without keeping the patch. */
export async function readChangeSet(
  repository: Repository,
  range: BranchRange,
  options: ChangeSetOptions,
): Promise<ChangeSet> {
  // Not awaited here: git is to be started first.
  const ignoring = openIgnore(options.ignore)
  const subject = { from: range.base.mergeBase, to: range.head, exclude: [options.page] }
  try {
    return await readPasses(repository, subject, ignoring, options)
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error
    return await readWithout(repository, subject, ignoring, options, error)
  }
}

async function readPasses(
  repository: Repository,
  subject: DiffSubject,
  ignoring: Promise<IsIgnored>,
  options: ChangeSetOptions,
): Promise<ChangeSet> {
  const exclude = [...subject.exclude]
  for (;;) {
    const outcome = await readPass(repository, { ...subject, exclude }, ignoring, options)
    if ('files' in outcome) return outcome
    exclude.push(...outcome.astray)
  }
}

/** In characters: what all systems take as a command line. */
const longestCommand = 24_000

/** The diff without the files that are not in this clone, which are named all the same. */
async function readWithout(
  repository: Repository,
  subject: DiffSubject,
  ignoring: Promise<IsIgnored>,
  options: ChangeSetOptions,
  failure: MissingObject,
): Promise<ChangeSet> {
  const missing = await readChangesMissing(repository, subject)
  const paths = missing.map(({ path }) => path.text)
  if (missing.length === 0 || paths.join(' ').length > longestCommand)
    throw new HandoffError(
      isPartial(repository) ? 'history' : 'git',
      `Cannot compare the branch with its base: ${failure.message}`,
      {
        because: isPartial(repository) ? 'partial-clone' : 'corrupt-object',
        hints: [
          isPartial(repository)
            ? 'This is a partial clone: go online, so that git can fetch what is missing.'
            : 'This repository is damaged: `git fsck` lists what is broken. A fresh clone has everything that was pushed.',
        ],
        cause: failure,
      },
    )
  const [isIgnored, { openFile }] = await Promise.all([ignoring, import('./answers.js')])
  const exclude = [...subject.exclude, ...paths]
  const rest = await readPasses(repository, { ...subject, exclude }, ignoring, options)
  const unread = missing.filter(({ path }) => !isIgnored(path.text))
  return {
    ...rest,
    complete: false,
    files: [...rest.files, ...unread.map((change) => openFile(change, silent).file)],
    limits: [
      ...rest.limits,
      ...unread.map(({ path }) => ({
        kind: 'file-not-here' as const,
        path: path.text,
        reason: isPartial(repository)
          ? 'not compared: it is not in this partial clone'
          : 'not compared: its content is missing from this repository, which is damaged (see `git fsck`)',
      })),
    ],
  }
}
