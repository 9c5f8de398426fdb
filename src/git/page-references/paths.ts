import type { PathMention } from '../../core/references/mention.js'
import { findMeant, findSuccessor } from '../../core/references/nearest.js'
import { hasStem, leadsOut, listPlaces, type PathIndex, resolvePath } from '../../core/references/paths.js'
import type { JudgedReference } from '../../core/references/reference.js'
import type { Repository } from '../repository.js'
import { isOnDisk, readIgnored } from '../tree.js'
import { type Baselines, judged, sinceOf } from './baselines.js'

interface PathContext {
  repository: Repository
  /** What is in the head's tree. */
  index: PathIndex
  baselines: Baselines
  /** The work tree to look for uncommitted files in; null where it is not the head that is checked out. */
  root: string | null
}

/** A path, and the only thing at the head that it can mean; null where it is gone or may mean several. */
export interface PathReading {
  mention: PathMention
  reference: JudgedReference
  /** Null for folders as well. */
  file: string | null
}

export async function readPaths(
  context: PathContext,
  mentions: readonly PathMention[],
): Promise<PathReading[]> {
  const { index, repository } = context
  // A page names what it names again and again, and the whole tree is looked through for it.
  const known = new Map<string, string | null>()
  const find = (path: string): string | null => {
    const meant = known.get(path) ?? (known.has(path) ? null : findMeant(path, index))
    known.set(path, meant)
    return meant
  }
  const readings = await Promise.all(mentions.map((mention) => readPath(context, mention, find)))
  const asked = readings.flatMap(({ mention, reference }) =>
    reference.state === 'dead' || reference.state === 'unknown' ? listPlaces(mention) : [],
  )
  const ignored = await readIgnored(
    repository,
    [...new Set(asked)].filter((path) => !leadsOut(index, path)),
  )
  return readings.map((reading) => {
    const isIgnored = listPlaces(reading.mention).some((path) => ignored.has(path))
    return isIgnored ? { ...reading, reference: { ...reading.reference, state: 'unjudged' } } : reading
  })
}

async function readPath(
  context: PathContext,
  mention: PathMention,
  findNear: (path: string) => string | null,
): Promise<PathReading> {
  const { index, baselines, root } = context
  const name = mention.path
  const found = resolvePath(index, mention)
  if (found.length > 0) {
    const [only = null] = found.length === 1 ? found : []
    const file = only !== null && index.files.has(only) ? only : null
    return { mention, reference: judged(mention, { state: 'alive', name, path: only }), file }
  }
  const rest = { mention, file: null }
  const places = listPlaces(mention)
  if (places.some((place) => hasStem(index, place)))
    return { ...rest, reference: judged(mention, { state: 'alive', name }) }
  const isElsewhere =
    mention.intent === 'gone' ||
    !mayBePath(index, mention) ||
    places.some((place) => leadsOut(index, place)) ||
    (root !== null && places.some((place) => isOnDisk(root, place)))
  if (isElsewhere) return { ...rest, reference: judged(mention, { state: 'unjudged', name }) }
  const baseline = await baselines.of(mention.span.start)
  const gone = baseline.known === 'commit' ? await baselines.gone(baseline.commit) : null
  const since = sinceOf(baseline)
  const was = gone === null ? [] : resolvePath(gone.index, mention)
  if (gone !== null && was.length > 0) {
    const [path = null] = was.length === 1 ? was : []
    const nearest = path === null ? null : findSuccessor(path, index, gone.renames)
    const reference = judged(mention, {
      state: 'dead',
      name,
      path,
      since,
      nearest: nearest?.path ?? null,
      renamed: nearest?.renamed ?? false,
    })
    return { ...rest, reference }
  }
  const isUnknown =
    mention.sure &&
    mention.intent === 'stated' &&
    (gone !== null || baseline.known === 'now') &&
    !isOfOtherRoot(index, mention)
  if (!isUnknown) return { ...rest, reference: judged(mention, { state: 'unjudged', name, since }) }
  const nearest = findNear(places[0] ?? name)
  return { ...rest, reference: judged(mention, { state: 'unknown', name, since, nearest }) }
}

/** `src/jobs` may have been a folder; `feat/login`, `yes/no` and `owner/name` begin with none: not worth asking. */
function mayBePath({ folders }: PathIndex, { path, folders: around }: PathMention): boolean {
  const slash = path.indexOf('/')
  if (path.endsWith('/') || path.includes('.', path.lastIndexOf('/') + 1) || slash < 0) return true
  const first = path.slice(0, slash)
  return ['', ...around].some((folder) => folders.has(folder === '' ? first : `${folder}/${first}`))
}

/** `project/src/a.ts`, said from the folder above the repository; `../other/a.ts`, which is not in it. */
function isOfOtherRoot(index: PathIndex, { path, folders }: PathMention): boolean {
  const rest = path.slice(path.indexOf('/') + 1)
  return path.startsWith('../') || (rest !== path && resolvePath(index, { path: rest, folders }).length > 0)
}
