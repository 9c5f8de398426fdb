import type { BranchFacts } from '../facts.js'
import type { Notes } from '../page/notes.js'
import { renderCode } from '../text/code.js'
import { isHarmless, quoteWord, renderCommand } from '../text/command.js'
import { splitCodeSpans } from '../text/markdown.js'

/** What a branch gives cause to ask its author: things that git shows, and reasons that it does not. */
export type QuestionKind =
  | 'breaking-change'
  | 'schema'
  | 'variable'
  | 'revert'
  | 'dependency'
  | 'skipped-test'
  | 'removed-symbol'
  | 'deleted-file'
  | 'rewrite'
  | 'changed-signature'
  | 'pipeline'

/** One thing a question is about. */
export interface QuestionSubject {
  /** The same for the same thing after a rebase and when lines move: what was asked once can be told by it. */
  id: string
  /** As the author knows it: `redis`, `signToken`, `SESSION_SECRET`, a path, a commit's subject. */
  name: string
  /** Relative to the root, with `/`; for what is gone, where it was. Null where it has no place. */
  path: string | null
  /** 1-based, at the head; null where it has none there. */
  line: number | null
}

export interface Question {
  /** The first subject's. */
  id: string
  kind: QuestionKind
  /** One line of inline Markdown. */
  text: string
  /** Several of one kind are one question; never empty, the heaviest first. */
  about: readonly QuestionSubject[]
  /** What the page gets from an answer: the reason of a decision, or the words of a gotcha. */
  answerWith: 'decision' | 'gotcha'
  /** What of the answer is known already, as inline Markdown: the decision itself, or what the gotcha is about. */
  statement: string
  /** Where the answer belongs: a path, or `path#symbol` for what is there at the head; null where it is nowhere. */
  place: string | null
}

/** A question before it is known whether there is room for it. */
export interface Ranked {
  question: Question
  /** What not knowing it would cost who comes next; 100 is a lot. */
  weight: number
}

/** A subject, with what has to be said somewhere for it to need no question. */
export interface Concern {
  subject: QuestionSubject
  /** One of them, named where people explain things, is an answer. */
  names: readonly Name[]
  /** What a commit message must do to answer it: give a reason, or just name it below its subject. */
  message: 'reason' | 'naming'
}

/** How a name is known in running text. */
export interface Name {
  text: string
  /**
   * `word`: whole, in any case. `code`: whole, as written; a plain word such as `get` only in code or beside `path`.
   * `path`: whole, as written. `words`: most of its words, in any order.
   */
  form: 'word' | 'code' | 'path' | 'words'
  /** Where a `code` is. */
  path?: string
}

/** The texts of a changed file at the merge base and at the head. */
export interface FileSides {
  before: string
  after: string
}

/** Looks for one kind of cause. */
export type DeriveRanked = (input: QuestionInput) => Ranked[]

export type Wording = Pick<Question, 'text' | 'answerWith' | 'statement'> & {
  weight: number
  /** By default the first subject's path. */
  place?: string | null
}

interface QuestionInput {
  facts: BranchFacts
  /** Both sides of files that may have been rewritten, by path; of the others that is not known. */
  sides: ReadonlyMap<string, FileSides>
  /** Whether nobody has explained a concern, and it was not asked before. */
  isOpen: (concern: Concern) => boolean
}

/** Concerns of one kind as one question about those of them that are open, the heaviest first; none where none is. */
export function askTogether<Own extends Concern>(
  kind: QuestionKind,
  concerns: readonly Own[],
  isOpen: QuestionInput['isOpen'],
  word: (open: readonly [Own, ...Own[]]) => Wording,
): Ranked[] {
  const [first, ...others] = concerns.filter(isOpen)
  if (first === undefined) return []
  const open: [Own, ...Own[]] = [first, ...others]
  const { weight, place = first.subject.path, ...words } = word(open)
  const { id } = first.subject
  return [{ weight, question: { id, kind, ...words, about: open.map(({ subject }) => subject), place } }]
}

/** As `askTogether`, with a question for each. */
export function askEach<Own extends Concern>(
  kind: QuestionKind,
  concerns: readonly Own[],
  isOpen: QuestionInput['isOpen'],
  word: (concern: Own) => Wording,
): Ranked[] {
  return concerns.flatMap((concern) => askTogether(kind, [concern], isOpen, ([only]) => word(only)))
}

/** So many are named; more than one beyond them is counted. */
const named = 4

/** `` `a` ``, `` `a` and `b` ``, `` `a`, `b`, `c`, `d` and 3 more ``. */
export function renderNames(names: readonly string[]): string {
  const told = names.length > named + 1 ? names.slice(0, named) : names
  const codes = told.map(renderCode)
  const rest = names.length - told.length
  if (rest > 0) return `${codes.join(', ')} and ${rest} more`
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`
}

/** The names of what is asked about, each once. */
export function renderSubjects(concerns: readonly Concern[]): string {
  return renderNames([...new Set(concerns.map(({ subject }) => subject.name))])
}

/** The first of both words for one thing, the second for several. */
export function number<Word>(things: readonly unknown[], one: Word, several: Word): Word {
  return things.length === 1 ? one : several
}

/** What an answer, in a person's own Markdown, puts on the page. It names what was asked about, so that the page answers the question from then on. */
export function deriveAnswer({ answerWith, statement, place }: Question, answer: string): Notes {
  const notes: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  if (answerWith === 'decision')
    return { ...notes, decisions: [{ text: statement, reason: answer, at: place }] }
  const anchor = place === null ? '' : ` (${renderCode(place)})`
  return { ...notes, gotchas: [`${statement}: ${answer}${anchor}`] }
}

/**
 * The command line that answers a question, on one line, with `…` where the answer goes. It is the same for sh,
 * PowerShell and cmd, except where a name holds what a shell would act on.
 */
export function renderAnswerCommand({ answerWith, statement, place }: Question): string {
  const program = renderCommand(['git', 'handoff', 'note', answerWith])
  if (answerWith === 'gotcha') {
    const anchor = place === null ? '' : ` (${renderCode(place)})`
    return `${program} ${quoteMarkdown(`${statement}: …${anchor}`)}`
  }
  const at = place === null ? '' : ` --at ${quoteWord(place)}`
  return `${program} ${quoteMarkdown(statement)} --because "…"${at}`
}

/** What Markdown takes for emphasis. */
const emphasis = /(?:^|[^\p{L}\p{N}])_|_(?:[^\p{L}\p{N}]|$)/u

/** Without its back-ticks where it reads the same without them, since these need single quotes. */
function quoteMarkdown(markdown: string): string {
  const plain = splitCodeSpans(markdown)
    .map(({ text, code }) => (code ? text.replace(/^`+ ?| ?(?<!`)`+$/g, '') : text))
    .join('')
  return isHarmless(plain) && !emphasis.test(plain) ? `"${plain}"` : quoteWord(markdown)
}
