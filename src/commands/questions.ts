import type { BranchFacts } from '../core/facts.js'
import { isNamedOtherwise } from '../core/freshness/ladder.js'
import type { Handoff } from '../core/handoff.js'
import { deriveQuestions, isReadForQuestions } from '../core/questions/derive.js'
import type { FileSides, Question } from '../core/questions/question.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { readFilesAt } from '../git/files.js'
import { readPageAt, readWorkingPage } from '../git/page/page-file.js'
import { type Branch, type BranchOptions, openBranch, readFactsOf } from './session.js'

export interface BranchQuestions {
  /** Null on a detached head. */
  branch: string | null
  /** Identity of the work that is asked about. */
  work: string
  /** The one that hurts most first. */
  questions: Question[]
}

/** What the author of a branch should be asked before somebody else goes on with it. */
export async function readBranchQuestions(options: BranchOptions): Promise<BranchQuestions> {
  const branch = await openBranch(options)
  const facts = await readFactsOf(branch, branch.range)
  const questions = await readQuestions(branch, facts, await readOwnPage(branch, facts))
  return { branch: await maskSecrets(facts.branch), work: facts.work, questions }
}

/**
 * The questions of a branch whose facts and page are at hand; `asked` are ids of subjects that were asked about
 * before, and are not asked about again.
 */
export async function readQuestions(
  branch: Branch,
  facts: BranchFacts,
  page: Handoff | null,
  asked: ReadonlySet<string> = new Set(),
): Promise<Question[]> {
  return await maskSecrets(deriveQuestions(facts, page, { asked, sides: await readSides(branch, facts) }))
}

/** Both sides of the few files whose lines have to be read. */
async function readSides({ repository }: Branch, facts: BranchFacts): Promise<Map<string, FileSides>> {
  const files = facts.files.filter(
    (file) => isReadForQuestions(file) && !`${file.previousPath}${file.path}`.includes('\n'),
  )
  if (files.length === 0) return new Map()
  const [before, after] = await Promise.all([
    readFilesAt(
      repository,
      facts.base.mergeBase,
      files.map(({ path, previousPath }) => previousPath ?? path),
    ),
    readFilesAt(
      repository,
      facts.head,
      files.map(({ path }) => path),
    ),
  ])
  const textOf = (texts: typeof before, path: string) => texts.find((file) => file.path === path)?.text
  const sides = files.flatMap(({ path, previousPath }): [string, FileSides][] => {
    const [old, now] = [textOf(before, previousPath ?? path), textOf(after, path)]
    return old === undefined || now === undefined ? [] : [[path, { before: old, after: now }]]
  })
  return new Map(sides)
}

/** The branch's page as data: on disk where the head is checked out, else at the head; null without one of its own. */
async function readOwnPage(branch: Branch, facts: BranchFacts): Promise<Handoff | null> {
  const { repository, range, page, config } = branch
  const { root } = repository
  const isHere = root !== null && range.head === repository.head && range.branch === repository.branch
  const { text } = await (isHere
    ? readWorkingPage(repository, page)
    : readPageAt(repository, range.head, page))
  if (text === null || text.trim() === '') return null
  // Not before it is needed: a Markdown parser takes longer to load than git to answer.
  const handoff =
    config.format === 'json'
      ? (await import('../core/page/format.js')).parseJsonPage(text).handoff
      : (await import('../core/page/parse.js')).parseHandoff(text)
  return (await isOfAnother(handoff, branch, facts)) ? null : handoff
}

/** What another branch's page says is no answer. */
async function isOfAnother({ header }: Handoff, branch: Branch, facts: BranchFacts): Promise<boolean> {
  if (!isNamedOtherwise(header.branch, facts.branch)) return false
  const { isForeign } = await import('./old-page.js')
  return isForeign(branch.repository, header, facts)
}
