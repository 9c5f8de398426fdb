import { createHash } from 'node:crypto'
import { openIgnore } from '../config-file.js'
import { MissingObject, readDiff } from '../diff/read.js'
import { createWorkIdentity, type RawChange } from '../diff/records.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'

/** The identity of a branch's work alone; null if that needs a closer look (ignored renames, a partial clone). */
export async function readWork(
  repository: Repository,
  range: BranchRange,
  options: { page: string; ignore: readonly string[] },
): Promise<string | null> {
  const identity = createWorkIdentity(createHash('sha256'))
  const subject = { from: range.base.mergeBase, to: range.head, exclude: [options.page] }
  let kept: readonly (RawChange | null)[] | null = null
  let identified = 0
  const identify = (index: number): void => {
    for (; kept !== null && identified <= index; identified += 1) {
      const change = kept[identified]
      if (change != null) identity.file(change)
    }
  }
  try {
    await readDiff(repository, subject, async (changes) => {
      const isIgnored = await openIgnore(options.ignore)
      const sides = changes.map(
        ({ path, previousPath }) =>
          (previousPath === null ? [path] : [path, previousPath]).filter(({ text }) => isIgnored(text))
            .length,
      )
      if (changes.some(({ previousPath }, index) => previousPath !== null && sides[index] === 1)) return null
      kept = changes.map((change, index) => (sides[index] === 0 ? change : null))
      return {
        hunk: (index) => identify(index),
        body: (index, bytes) => {
          if (kept?.[index] != null) identity.body(bytes)
        },
        binary: (index) => {
          identify(index)
          const change = kept?.[index]
          if (change != null) identity.binary(change)
        },
        wantsLines: () => false,
        line: () => false,
      }
    })
  } catch (error) {
    if (error instanceof MissingObject) return null
    throw error
  }
  if (kept === null) return null
  identify((kept as readonly unknown[]).length - 1)
  return identity.finish()
}
