import type { Handoff, SectionKind } from '../handoff.js'
import type { Question } from '../questions/question.js'

/** More at one push, and people stop pushing with the hook. */
const mostQuestions = 3

/** Something to be asked in one line. */
export interface Prompt {
  text: string
  /** What is shown until something is typed. */
  hint: string
  /** What makes it the same prompt at the next push. */
  ids: readonly string[]
  /** Which note an answer becomes. */
  question: Question | 'gotcha' | 'task'
}

/**
 * What is asked at a push: the questions of the branch, then one line each for gotchas and the next step where the page
 * has none. What was asked before is not asked again.
 */
export function derivePrompts(
  questions: readonly Question[],
  page: Handoff | null,
  asked: ReadonlySet<string>,
): Prompt[] {
  const prompts: Prompt[] = questions.slice(0, mostQuestions).map((question) => ({
    text: question.text,
    hint: question.answerWith === 'decision' ? 'the reason' : 'what the next one must know',
    ids: question.about.map(({ id }) => id),
    question,
  }))
  const last: Prompt[] = [
    {
      text: 'What will bite whoever goes on with this branch?',
      hint: 'one line',
      ids: ['page:gotcha'],
      question: 'gotcha',
    },
    { text: 'What is the next step?', hint: 'one line', ids: ['page:next-step'], question: 'task' },
  ]
  const isOpen = ({ ids, question }: Prompt) =>
    !ids.some((id) => asked.has(id)) &&
    !hasItem(page, question === 'gotcha' ? ['gotchas'] : ['remaining', 'must'])
  return [...prompts, ...last.filter(isOpen)]
}

/** Whether a section has an item that is not ticked. */
function hasItem(page: Handoff | null, kinds: readonly SectionKind[]): boolean {
  const visit = (sections: Handoff['sections']): boolean =>
    sections.some(
      ({ kind, items, sections: inner }) =>
        (kinds.includes(kind) && items.some(({ done }) => done !== true)) || visit(inner),
    )
  return page !== null && visit(page.sections)
}

type Environment = Readonly<Record<string, string | undefined>>

/** Programs that run git for somebody else, and answer nothing: their own marks. */
const machines = ['CI', 'CLAUDECODE', 'GEMINI_CLI', 'COPILOT_CLI', 'CURSOR_AGENT', 'PI_CODING_AGENT']

/** Why nobody is to be asked, as far as variables tell; null where somebody may be. */
export function findReasonNotToAsk(environment: Environment): string | null {
  const isOn = (name: string) => !['', '0', 'false', undefined].includes(environment[name]?.toLowerCase())
  const machine =
    machines.find(isOn) ?? Object.keys(environment).find((name) => name.startsWith('CODEX_') && isOn(name))
  if (machine !== undefined) return `${machine} is set`
  const { GIT_TERMINAL_PROMPT: prompt, TERM: terminal } = environment
  if (prompt === '0' || prompt?.toLowerCase() === 'false') return 'GIT_TERMINAL_PROMPT is off'
  return terminal === 'dumb' ? 'the terminal is dumb' : null
}
