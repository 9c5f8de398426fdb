import type { FoundVariable } from '../core/added-lines/scan.js'
import type { TestTitle } from '../core/added-lines/tests.js'
import { HandoffError } from '../core/errors.js'
import type { Limit, OpenEnd } from '../core/facts.js'
import { type IsIgnored, openIgnore } from './config-file.js'
import { readAttributes, silent } from './diff/attributes.js'
import type { ChangedFile } from './diff/changed-file.js'
import type { Collector } from './diff/collect.js'
import { type DiffSubject, MissingObject, readChangesMissing, readDiff, renameLimit } from './diff/read.js'
import type { RawChange } from './diff/records.js'
import type { BranchRange } from './range.js'
import { isPartial, type Repository, remember } from './repository.js'

/** The net change of a branch, from its merge base to its head. */
export interface ChangeSet {
  files: ChangedFile[]
  /** Identity of the change, see contracts: 12 hexadecimal characters. */
  work: string
  /** Identity of each file's own change, by its path. */
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
  /** Called once, as soon as the files are known and while their lines are still on the way. */
  onFiles?: (files: readonly ChangedFile[]) => void
}

/** Reads the net change in one pass over one `git diff`, without keeping the patch; facts and freshness share it. */
export async function readChangeSet(
  repository: Repository,
  range: BranchRange,
  options: ChangeSetOptions,
): Promise<ChangeSet> {
  const { page, ignore, onFiles } = options
  let isOurs = false
  const question = `changes ${JSON.stringify([range.base.mergeBase, range.head, page, ignore])}`
  const changes = await remember(repository, question, () => {
    isOurs = true
    return readChanges(repository, range, options)
  })
  if (!isOurs) onFiles?.(changes.files)
  return changes
}

async function readChanges(
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
            : 'This repository is damaged. `git fsck` lists the broken objects; a new clone has everything that was pushed.',
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

/** A rename between an ignored path and one that counts would hide changes, so another pass leaves the ignored side out. */
async function readPass(
  repository: Repository,
  subject: DiffSubject,
  ignoring: Promise<IsIgnored>,
  options: ChangeSetOptions,
): Promise<ChangeSet | { astray: string[] }> {
  let collector: Collector | null = null
  let astray: string[] = []
  const limits: Limit[] = []
  const reading = readDiff(repository, subject, async (changes) => {
    const isIgnored = await ignoring
    astray = deriveAstray(changes, isIgnored, subject.exclude)
    if (astray.length > 0) return null
    const kept = changes.filter((change) => !isIgnored(change.path.text))
    const attributes = await readAttributes(
      repository,
      subject.to,
      kept.map((change) => change.path),
    )
    const ignored = changes.length - kept.length + subject.exclude.filter(isIgnored).length
    limits.push(...deriveLimits(changes, ignored, attributes === null))
    const given = new Map(kept.map((change, index) => [change, attributes?.[index] ?? silent]))
    const entries = changes.map((change) => {
      const known = given.get(change)
      return known === undefined ? null : { change, attributes: known }
    })
    const [{ createCollector }, { createHash }] = await loading
    const hash = () => createHash('sha256')
    collector = createCollector(entries, hash)
    options.onFiles?.(collector.files)
    return collector.observer
  })
  // What reads the lines is loaded while git compares: it takes as long as git does.
  const loading = Promise.all([import('./answers.js'), import('node:crypto')])
  await reading
  const done = collector as Collector | null
  return done === null ? { astray } : { complete: true, files: done.files, ...combine(done.finish(), limits) }
}

function combine<Found extends { limits: Limit[] }>(found: Found, limits: readonly Limit[]): Found {
  return { ...found, limits: [...limits, ...found.limits] }
}

/** The ignored sides of renames whose other side counts, as far as they can still be kept out. */
function deriveAstray(
  changes: readonly RawChange[],
  isIgnored: IsIgnored,
  excluded: readonly string[],
): string[] {
  return changes.flatMap(({ path, previousPath }) => {
    if (previousPath === null) return []
    const sides = [path, previousPath].filter(({ text }) => isIgnored(text))
    // A name that is not UTF-8 cannot be handed to git as an argument.
    return sides.length === 1
      ? sides.filter(({ text, bytes }) => bytes === null && !excluded.includes(text)).map(({ text }) => text)
      : []
  })
}

function deriveLimits(changes: readonly RawChange[], ignored: number, unread: boolean): Limit[] {
  const limits: Limit[] = []
  if (ignored > 0)
    limits.push({
      kind: 'files-ignored',
      path: null,
      reason: `${ignored} changed files left out, as \`ignore\` says`,
    })
  const count = (status: RawChange['status']) => changes.filter((change) => change.status === status).length
  if (count('added') * count('deleted') > renameLimit ** 2)
    limits.push({
      kind: 'renames-exact-only',
      path: null,
      reason: `so many files came and went that only renames without changes were recognised (limit: ${renameLimit})`,
    })
  if (unread)
    limits.push({
      kind: 'attributes-not-read',
      path: '.gitattributes',
      reason: 'not read: for a commit that is not checked out git 2.40 is needed',
    })
  return limits
}
