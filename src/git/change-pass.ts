import type { Limit } from '../core/facts.js'
import { readAttributes, silent } from './attributes.js'
import type { ChangeSet, ChangeSetOptions } from './change-set.js'
import type { Collector } from './diff/collect.js'
import { type DiffSubject, renameLimit } from './diff/command.js'
import { readDiff } from './diff/read-diff.js'
import type { RawChange } from './diff/records.js'
import type { IsIgnored } from './ignore.js'
import type { Repository } from './repository.js'

/**
 * One diff. A rename between an ignored path and one that counts would show as less than it is, or as nothing, so
 * the ignored side is then kept out of git's sight in another pass.
 */
export async function readPass(
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
    collector = createCollector(entries, hash(), options.eachFile === true ? hash : undefined)
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
