/**
 * Objects by name, through one `git cat-file --batch` per repository: starting git costs more than a hundred answers do,
 * so it stays open while there are questions, and a moment longer.
 */
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { describeFailure, type GitEnd, type GitPlace, lacksObject, type OpenGit, openGit } from './process.js'
import { remember } from './repository.js'

/** What became of one wanted object. */
export type ObjectResult =
  | { state: 'read'; type: string; oid: Oid; bytes: Buffer }
  /** Larger than the limit, and skipped. */
  | { state: 'large'; type: string; oid: Oid; size: number }
  /** Not in this repository; `lost` where it should be, as in a partial clone without its remote. */
  | { state: 'missing'; lost: HandoffError | null }

/** Above this a text is not read whole: 1 MiB. */
const blobLimit = 1024 * 1024

/** How often one caller has git started again after it gave up on an object that its remote would not give. */
const mostRestarts = 8

/** So many names are asked for at a time: enough for git to be busy, few enough to hold all answers in memory. */
const window = 32

/** In milliseconds: a command asks again sooner than that, even on a busy machine, or not at all. */
const idle = 10_000

/** Reads many blobs (`<oid>` or `<commit>:<path>`) in order, a few in memory at a time. */
export async function* readBlobs(
  place: GitPlace,
  names: readonly string[],
  limit = blobLimit,
): AsyncGenerator<ObjectResult> {
  const caller = { restarts: mostRestarts }
  const asked: Promise<ObjectResult>[] = []
  for (let next = 0; next < names.length; next += 1) {
    if (asked.length - next < window / 2)
      for (const name of names.slice(asked.length, next + window)) asked.push(ask(place, name, limit, caller))
    const answer = await asked[next]
    delete asked[next]
    if (answer === undefined) continue
    const isBlob = answer.state === 'missing' || answer.type === 'blob'
    yield isBlob ? answer : { state: 'missing', lost: null }
  }
}

/** One object, whatever its type: `<commit>:<path>`, `<id>^{tree}`. */
export function readObject(place: GitPlace, name: string, limit = Infinity): Promise<ObjectResult> {
  return ask(place, name, limit, { restarts: mostRestarts })
}

/** An entry of a folder. `mode` is octal, as in `100644`; `name` is Latin-1, a character for each byte. */
export interface TreeEntry {
  mode: string
  oid: Oid
  name: string
}

const folderMode = '040000'

/**
 * What is directly in a folder of a commit, the root being ``; null where the commit has no such folder.
 *
 * @throws HandoffError of kind `history` where there is no such commit
 */
export async function readFolder(
  place: GitPlace,
  commit: string,
  folder: string,
): Promise<readonly TreeEntry[] | null> {
  let entries: readonly TreeEntry[] | null = await readTree(place, `${commit}^{tree}`)
  if (entries === null)
    throw new HandoffError('history', `The commit \`${commit}\` is not here.`, { because: 'commit-not-here' })
  for (const segment of folder.split('/').filter(Boolean)) {
    const name = Buffer.from(segment).toString('latin1')
    const next: TreeEntry | undefined = entries.find((entry) => entry.name === name)
    if (next?.mode !== folderMode) return null
    entries = await readTree(place, next.oid)
    if (entries === null) return null
  }
  return entries
}

/** A file or folder of a commit; null where it has none of that path. Throws as `readFolder`. */
export async function readEntry(place: GitPlace, commit: string, path: string): Promise<TreeEntry | null> {
  const at = path.lastIndexOf('/')
  const entries = await readFolder(place, commit, path.slice(0, Math.max(at, 0)))
  const name = Buffer.from(path.slice(at + 1)).toString('latin1')
  return entries?.find((entry) => entry.name === name) ?? null
}

async function readTree(place: GitPlace, name: string): Promise<readonly TreeEntry[] | null> {
  const read = async () => {
    const tree = await readObject(place, name)
    if (tree.state === 'missing' && tree.lost !== null) throw tree.lost
    return tree.state === 'read' && tree.type === 'tree' ? parseTree(tree.bytes, tree.oid.length / 2) : null
  }
  // A branch may move; what an id names stays.
  return /^[0-9a-f]{40,64}/.test(name) ? await remember(place, `tree ${name}`, read) : await read()
}

/** `100644 HANDOFF.md␀<20 bytes>40000 src␀…`: see git-mktree(1) for what git prints of it. */
function parseTree(bytes: Buffer, idLength: number): TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at)
    const end = bytes.indexOf(0, blank)
    const mode = bytes.toString('latin1', at, blank).padStart(6, '0')
    const oid = bytes.toString('hex', end + 1, end + 1 + idLength)
    entries.push({ mode, oid, name: bytes.toString('latin1', blank + 1, end) })
    at = end + 1 + idLength
  }
  return entries
}

interface Question {
  name: string
  limit: number
  /** Shared by all that a caller asks. */
  caller: { restarts: number }
  resolve: (answer: ObjectResult) => void
  reject: (error: unknown) => void
}

type Ask = (question: Question) => void

const readers = new WeakMap<GitPlace, Ask>()

function ask(
  place: GitPlace,
  name: string,
  limit: number,
  caller: Question['caller'],
): Promise<ObjectResult> {
  const reader = readers.get(place) ?? openReader(place)
  readers.set(place, reader)
  const answer = new Promise<ObjectResult>((resolve, reject) => {
    // A name with a line feed would be two questions.
    reader({ name: /[\n\r]/.test(name) ? '-' : name, limit, caller, resolve, reject })
  })
  // Whoever asked for many first looks at the first.
  answer.catch(() => undefined)
  return answer
}

const command = ['cat-file', '--batch']

function openReader(place: GitPlace): Ask {
  /** Null while nobody asks anything. */
  let git: OpenGit | null = null
  /** Asked and not answered, in order. */
  let questions: Question[] = []
  let unsent = ''
  let timer: NodeJS.Timeout | null = null

  function add(question: Question): void {
    questions.push(question)
    if (unsent === '') queueMicrotask(send)
    unsent += `${question.name}\n`
  }

  function send(): void {
    const names = unsent
    unsent = ''
    if (timer !== null) clearTimeout(timer)
    try {
      git ??= start()
      git.hold(true)
      git.write(names)
    } catch (error) {
      for (const { reject } of questions.splice(0)) reject(error)
    }
  }

  function start(): OpenGit {
    const started = openGit(place, command)
    const parser = openParser(
      () => questions[0]?.limit ?? 0,
      (answer) => {
        questions.shift()?.resolve(answer)
        if (questions.length === 0) rest()
      },
    )
    started.stdout.on('data', parser)
    const isOurs = () => git === started
    started.finished.then(
      (end) => isOurs() && recover(end),
      (error) => {
        if (!isOurs()) return
        git = null
        for (const { reject } of questions.splice(0)) reject(error)
      },
    )
    return started
  }

  /** Nobody waits for this git any more: the program may end, and soon it ends itself. */
  function rest(): void {
    git?.hold(false)
    if (timer === null) timer = setTimeout(close, idle).unref()
    else timer.refresh()
  }

  function close(): void {
    if (questions.length > 0) return
    git?.stop()
    git = null
  }

  /** In a partial clone that cannot reach its remote, git ends at the first object it lacks: the rest is asked again. */
  function recover(end: GitEnd): void {
    git = null
    unsent = ''
    const failure = describeFailure(command, end, place)
    const [first, ...rest] = questions
    questions = []
    if (first === undefined) return
    if (!lacksObject(end)) {
      for (const { reject } of [first, ...rest]) reject(failure)
      return
    }
    first.caller.restarts -= 1
    first.resolve({ state: 'missing', lost: failure })
    for (const question of rest)
      if (question.caller.restarts < 0) question.resolve({ state: 'missing', lost: failure })
      else add(question)
  }

  return (question) => {
    if (question.caller.restarts < 0) question.resolve({ state: 'missing', lost: null })
    else add(question)
  }
}

/**
 *     e25f1814e51579d5f55c0f1fe0135ddb28a47f4a blob 1234
 *     …1234 bytes…
 *     <name> missing
 */
function openParser(limitOf: () => number, found: (answer: ObjectResult) => void): (chunk: Buffer) => void {
  let header: Buffer[] = []
  let body: { oid: Oid; type: string; size: number; left: number; kept: Buffer[] | null } | null = null
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (body === null) {
        const end = chunk.indexOf(0x0a, at)
        header.push(chunk.subarray(at, end < 0 ? chunk.length : end))
        if (end < 0) return
        at = end + 1
        const [, oid = '', type = '', length] =
          /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(Buffer.concat(header).toString('utf8')) ?? []
        header = []
        const size = Number(length)
        if (length === undefined) found({ state: 'missing', lost: null })
        else body = { oid, type, size, left: size, kept: size <= limitOf() ? [] : null }
      } else if (body.left > 0) {
        const piece = chunk.subarray(at, at + body.left)
        body.kept?.push(piece)
        body.left -= piece.length
        at += piece.length
      } else {
        // The line feed behind it.
        at += 1
        const { oid, type, size, kept } = body
        body = null
        found(
          kept === null
            ? { state: 'large', type, oid, size }
            : { state: 'read', type, oid, bytes: Buffer.concat(kept) },
        )
      }
    }
  }
}
