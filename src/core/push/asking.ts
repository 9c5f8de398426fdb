import type { Handoff, SectionKind } from '../handoff.js'
import type { Notes } from '../page/notes.js'
import { deriveAnswer, type Question, renderAnswerCommand } from '../questions/question.js'
import type { Publishing } from './publishing.js'

/** More at one push, and people stop pushing with the hook. */
const mostQuestions = 3

/** Something to be asked in one line. */
interface Prompt {
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

/** What was done at a push, in one line, without its end. */
export function renderCommitted(page: string, commit: string, { way, reason }: Publishing): string {
  const done = `handoff: ${page} committed (${commit.slice(0, 7)})`
  const why = reason === null ? '' : ` (Why: ${reason}.)`
  if (way === 'block') return `${done}. Nothing was sent. Run the same git push again.${why}`
  return way === 'local' ? `${done}. It goes with the next push.${why}` : `${done}. It goes along.`
}

/** More do not fit on a line that anybody reads. */
const mostCommands = 3

/** How what could not be asked can be told all the same, in one line; null where there is nothing to tell. */
export function renderUnasked(questions: readonly Question[], isFirst: boolean): string | null {
  if (questions.length > 0) {
    const count = questions.length === 1 ? '1 question is' : `${questions.length} questions are`
    const commands = questions.slice(0, mostCommands).map(renderAnswerCommand)
    return `handoff: ${count} open (see git handoff questions). To answer: ${commands.join('  |  ')}`
  }
  if (!isFirst) return null
  return 'handoff: what git cannot tell goes on the page with: git handoff note decision "…" --because "…"  |  git handoff note gotcha "…"  |  git handoff note task "…"'
}

/** The notes of both, in order. */
export function joinNotes(first: Notes, second: Notes): Notes {
  return {
    decisions: [...first.decisions, ...second.decisions],
    gotchas: [...first.gotchas, ...second.gotchas],
    context: [...first.context, ...second.context],
    tasks: [...first.tasks, ...second.tasks],
  }
}

/** What an answer, in a person's own words, puts on the page. */
export function deriveNotesOf({ question }: Prompt, answer: string): Notes {
  const none: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  if (question === 'gotcha') return { ...none, gotchas: [answer] }
  if (question === 'task') return { ...none, tasks: [{ text: answer, priority: 'must' }] }
  return deriveAnswer(question, answer)
}
