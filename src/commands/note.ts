import { pageFormats } from '../core/document/format.js'
import type { Notes } from '../core/document/notes.js'
import { HandoffError } from '../core/errors.js'
import { readPage, writePage } from '../git/page-file.js'
import { type Branch, type BranchOptions, openBranch } from './branch.js'
import { createHandoff } from './create.js'

export interface NoteOptions extends Pick<BranchOptions, 'cwd' | 'environment'> {
  /** What is put on the page, or the task that is ticked. */
  note: { add: Notes } | { done: string }
  /** The day a new page is dated with, `YYYY-MM-DD`. */
  today: string
}

export interface NoteResult {
  /** Relative to the root. */
  path: string
  outcome: 'written' | 'unchanged' | 'created'
}

/**
 * Puts one fact on the page of the branch that is checked out: on disk, and commits nothing. Everything else on the page
 * stays as it is; where the branch has none of its own, it gets one first.
 *
 * @throws HandoffError of kind `usage` where nothing can be handed off, or no task or several match; `page`, `git`,
 * `history` and `config` where one of those stands in the way. The page is then as it was.
 */
export async function writeNote({ cwd, environment, note, today }: NoteOptions): Promise<NoteResult> {
  const place = { cwd, ...(environment === undefined ? {} : { environment }) }
  const branch = await openBranch(place)
  const found = await readOwnPage(branch)
  if (found === null) {
    if ('done' in note) throw noPage(branch)
    const { path, outcome } = await createHandoff({
      ...place,
      commit: false,
      stdout: false,
      notes: note.add,
      today,
    })
    if (outcome === 'nothing-to-hand-off') throw nothingYet(branch)
    return { path, outcome: 'created' }
  }
  const { root, page, format } = found
  const text = 'done' in note ? format.tick(page, note.done) : format.addNotes(page, note.add)
  const isWritten = await writePage(root, branch.page, { from: page, to: text })
  return { path: branch.page, outcome: isWritten ? 'written' : 'unchanged' }
}

/** Null where there is no page, or another branch's; where there can be none, `createHandoff` says why. */
async function readOwnPage({ repository, range, page, config }: Branch) {
  const { root } = repository
  if (root === null || range.branch === null) return null
  const { text } = await readPage(root, page)
  if (text === null || text.trim() === '') return null
  const format = pageFormats[config.format]
  const { branch } = format.readHeader(text)
  return branch === null || branch === range.branch ? { root, page: text, format } : null
}

function noPage({ page }: Branch): HandoffError {
  return new HandoffError('usage', `There is no open task: \`${page}\` is not there yet.`, {
    hints: ['`git handoff create` writes it.'],
  })
}

function nothingYet({ range }: Branch): HandoffError {
  return new HandoffError('usage', `There is nothing to hand off yet: no commit since ${range.base.name}.`, {
    hints: ['Commit something first, then run this again.'],
  })
}
