import { describeFailure, lacksObject, startGit } from './process.js'
import type { Repository } from './repository.js'

/** What became of one wanted object. */
export type BlobResult =
  | { state: 'read'; bytes: Buffer }
  /** Not in this repository: a wrong name, or a partial clone. */
  | { state: 'missing' }
  /** Larger than the limit, and skipped. */
  | { state: 'large'; size: number }

/** Above this a text is not read whole: 1 MiB. */
const blobLimit = 1024 * 1024

/** How often git is started again after it gave up on an object that its remote would not give. */
const mostRestarts = 8

/** Reads many blobs (`<oid>` or `<commit>:<path>`) with one `git cat-file --batch`, in order, one in memory at a time. */
export async function* readBlobs(
  repository: Repository,
  names: readonly string[],
  limit = blobLimit,
): AsyncGenerator<BlobResult> {
  let answered = 0
  for (let start = 0; answered < names.length; start += 1) {
    if (start <= mostRestarts)
      for await (const blob of readBatch(repository, names.slice(answered), limit)) {
        yield blob
        answered += 1
      }
    // In a partial clone that cannot reach its remote, git ends at the first object it lacks.
    if (answered < names.length) yield { state: 'missing' }
    answered += 1
  }
}

/** One process; ends early where git does for want of an object. */
async function* readBatch(
  repository: Repository,
  names: readonly string[],
  limit: number,
): AsyncGenerator<BlobResult> {
  // A name with a line feed would be two requests.
  const input = names.map((name) => (/[\n\r]/.test(name) ? '-\n' : `${name}\n`)).join('')
  const args = ['cat-file', '--batch']
  const git = startGit(repository, args, { input })
  const reader = openReader(git.stdout as AsyncIterable<Buffer>)
  try {
    for (let index = 0; index < names.length; index += 1) {
      const header = await reader.line()
      if (header === null) {
        const end = await git.finished
        if (lacksObject(end)) return
        throw describeFailure(args, end, repository)
      }
      const [, type, length] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(header) ?? []
      if (type === undefined) {
        yield { state: 'missing' }
        continue
      }
      const size = Number(length)
      const bytes = await reader.take(size, type === 'blob' && size <= limit)
      await reader.take(1, false)
      if (type !== 'blob') yield { state: 'missing' }
      else yield bytes === null ? { state: 'large', size } : { state: 'read', bytes }
    }
  } finally {
    git.stop() // of no effect once it has ended
  }
}

/**
 *     e25f1814e51579d5f55c0f1fe0135ddb28a47f4a blob 1234
 *     …1234 bytes…
 *     <name> missing
 */
function openReader(stream: AsyncIterable<Buffer>) {
  const chunks = stream[Symbol.asyncIterator]()
  let bytes: Buffer = Buffer.alloc(0)

  async function more(): Promise<boolean> {
    const next = await chunks.next()
    if (next.done === true) return false
    bytes = next.value
    return true
  }

  return {
    async line(): Promise<string | null> {
      const pieces: Buffer[] = []
      for (;;) {
        const end = bytes.indexOf(0x0a)
        if (end >= 0) {
          pieces.push(bytes.subarray(0, end))
          bytes = bytes.subarray(end + 1)
          return Buffer.concat(pieces).toString('utf8')
        }
        pieces.push(bytes)
        bytes = Buffer.alloc(0)
        if (!(await more())) return null
      }
    },
    /** The next bytes; null where they are not kept. */
    async take(size: number, keep: boolean): Promise<Buffer | null> {
      const pieces: Buffer[] = []
      let left = size
      while (left > 0) {
        if (bytes.length === 0 && !(await more())) break
        const piece = bytes.subarray(0, left)
        if (keep) pieces.push(piece)
        left -= piece.length
        bytes = bytes.subarray(piece.length)
      }
      return keep ? Buffer.concat(pieces) : null
    },
  }
}
