import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { renderCode } from '../../core/text/code.js'
import { renderCommand } from '../../core/text/command.js'
import { nearestName } from '../../core/text/nearest.js'
import { linesOf, runGit } from '../process.js'
import type { Repository } from '../repository.js'
import { displayNameOf, resolveRevision } from '../revision.js'

interface Ref {
  name: string
  oid: Oid
}

/**
 * What a person means by the name of a branch: one of this repository, one that a remote has, a pull or merge request
 * (`#12`, `pull/12`, `!12`, its address), or any commit. Returns a full ref, or an object id. Fetches nothing.
 *
 * @throws HandoffError of kind `usage`, with the command that brings it or the names that are near
 */
export async function findBranch(repository: Repository, name: string): Promise<string> {
  const request = parseRequest(name)
  const found = request === null ? null : await findRequest(repository, request)
  if (found !== null) return found
  const refs = await readRefs(repository, ['refs/heads', 'refs/remotes'])
  const local = refs.find((ref) => ref.name === `refs/heads/${name}` || ref.name === name)
  if (local !== undefined) return local.name
  const remote = refs.filter((ref) => ref.name.startsWith('refs/remotes/') && ref.name.endsWith(`/${name}`))
  const [first] = remote
  const best = remote.find((ref) => ref.name === `refs/remotes/origin/${name}`) ?? first
  if (best !== undefined && (best !== first || remote.every(({ oid }) => oid === best.oid))) return best.name
  if (best !== undefined && remote.length > 0) throw ambiguous(name, remote)
  try {
    return (await resolveRevision(repository, name)).oid
  } catch (error) {
    if (!(error instanceof HandoffError) || error.kind !== 'usage') throw error
    throw request === null ? unknownBranch(name, refs) : notFetched(request)
  }
}

interface Request {
  number: string
  kind: 'pull' | 'merge-requests'
}

/** `#12`, `pull/12`, `pr/12`, `refs/pull/12/head`, `!12`, `merge-requests/12`, `https://…/pull/12`. */
function parseRequest(name: string): Request | null {
  const [, mark = '', number = ''] =
    /^(?:https?:\/\/\S{1,500}?\/|refs\/)?(#|!|pull\/|pr\/|(?:-\/)?merge[-_]requests\/)(\d{1,9})(?:\/(?:head|files|commits|diffs)?)?$/i.exec(
      name,
    ) ?? []
  if (number === '') return null
  return { number, kind: /^!|merge/i.test(mark) ? 'merge-requests' : 'pull' }
}

/** Where clones keep them: `refs/pull/12/head` in mirrors, `refs/remotes/origin/pr/12` by a fetch refspec of one's own. */
async function findRequest(repository: Repository, { number }: Request): Promise<string | null> {
  const kinds = ['pull', 'pr', 'merge-requests', 'merge_requests', 'mr']
  const ends = kinds.flatMap((kind) => [`${kind}/${number}`, `${kind}/${number}/head`])
  const refs = await readRefs(
    repository,
    ends.flatMap((end) => [`refs/${end}`, `refs/heads/${end}`, `refs/remotes/*/${end}`]),
  )
  const found = refs.find(({ name }) => ends.some((end) => name.endsWith(`/${end}`)))
  if (found === undefined) return null
  // The page knows its branch by name: the branch at that commit says it, where this clone has it.
  const twins = await readRefs(repository, ['refs/heads', 'refs/remotes'], found.oid)
  const twin = twins.find(
    ({ name }) => !ends.some((end) => name.endsWith(`/${end}`)) && !name.endsWith('/HEAD'),
  )
  return twin?.name ?? found.oid
}

/** `4f2a91c0d3e5… refs/heads/feat` */
async function readRefs(repository: Repository, patterns: readonly string[], pointsAt?: Oid): Promise<Ref[]> {
  const at = pointsAt === undefined ? [] : [`--points-at=${pointsAt}`]
  const output = await runGit(repository, [
    'for-each-ref',
    ...at,
    '--format=%(objectname) %(refname)',
    '--',
    ...patterns,
  ])
  return linesOf(output).map((line) => ({
    oid: line.slice(0, line.indexOf(' ')),
    name: line.slice(line.indexOf(' ') + 1),
  }))
}

function ambiguous(name: string, refs: readonly Ref[]): HandoffError {
  const hints = refs.map((ref) =>
    renderCode(renderCommand(['git', 'handoff', 'resume'], [displayNameOf(ref.name)])),
  )
  return new HandoffError('usage', `${renderCode(name)} exists on several remotes, at different commits.`, {
    hints,
  })
}

function notFetched({ number, kind }: Request): HandoffError {
  const what = kind === 'pull' ? `Pull request #${number}` : `Merge request !${number}`
  const local = kind === 'pull' ? `pr/${number}` : `mr/${number}`
  return new HandoffError('usage', `${what} is not in this clone.`, {
    hints: [
      `\`${renderCommand(['git', 'fetch', 'origin', `${kind}/${number}/head:refs/remotes/origin/${local}`])}\` brings it; then run this again.`,
    ],
  })
}

function unknownBranch(name: string, refs: readonly Ref[]): HandoffError {
  const nearest = nearestName(
    name,
    refs.map((ref) =>
      ref.name.startsWith('refs/heads/')
        ? displayNameOf(ref.name)
        : displayNameOf(ref.name).replace(/^[^/]*\//, ''),
    ),
  )
  return new HandoffError('usage', `${renderCode(name)} is not a branch of this repository or its remotes.`, {
    hints: [
      ...(nearest === null ? [] : [`Did you mean ${renderCode(nearest)}?`]),
      '`git handoff status --all` lists the branches; `git fetch` downloads new ones.',
    ],
  })
}
