import type { Concern, Question, QuestionInput, QuestionKind, Ranked } from './question.js'

export type Wording = Pick<Question, 'text' | 'answerWith' | 'statement'> & {
  weight: number
  /** By default the first subject's path. */
  place?: string | null
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
