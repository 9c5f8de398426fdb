import type { CommitMention } from '../../core/references/mention.js'
import type { JudgedReference } from '../../core/references/reference.js'
import { isPartial } from '../partial-clone.js'
import { runGit } from '../process.js'
import type { Repository } from '../repository.js'
import { judged } from './judged.js'

/**
 * Whether commits are here. One that a squash or a rebase left behind may be elsewhere, so it is never called dead.
 *
 *     4f2a91c0d3e5… commit
 *     4f2a91c missing
 *     4f2 ambiguous
 */
export async function readCommits(
  repository: Repository,
  mentions: readonly CommitMention[],
): Promise<JudgedReference[]> {
  if (mentions.length === 0) return []
  const options = { input: mentions.map(({ id }) => `${id}\n`).join('') }
  const output = await runGit(repository, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], options)
  const answers = output.toString('utf8').split('\n')
  const isMissing = answers.map((answer) => answer.endsWith(' missing'))
  // What is not here may well be there.
  const isWhole = !isMissing.includes(true) || (!repository.shallow && !isPartial(repository))
  return mentions.map((mention, index) => {
    const state = isMissing[index] !== true ? 'alive' : isWhole ? 'unknown' : 'unjudged'
    return judged(mention, { state, name: mention.id })
  })
}
