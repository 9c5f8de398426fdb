import type { Handoff, SectionKind } from '../handoff.js'
import type { Notes } from '../page/notes.js'
import { deriveAnswer, type Question } from '../questions/question.js'
import type { Publishing } from './publishing.js'

/** With more questions at one push, people would switch the hook off. */
const mostQuestions = 3

/** A question with a one-line answer. */
interface Prompt {
  text: string
  /** The placeholder, shown until the user types. */
  hint: string
  /** Identify the prompt at the next push, so that it is asked only once. */
  ids: readonly string[]
  /** The kind of note that an answer becomes. */
  question: Question | 'gotcha' | 'task'
}

/**
 * The prompts at a push: the branch's questions, then gotchas and the next step if the page lists none. Prompts that were
 * shown at an earlier push are skipped.
 */
export function derivePrompts(
  questions: readonly Question[],
  page: Handoff | null,
  asked: ReadonlySet<string>,
): Prompt[] {
  const prompts: Prompt[] = questions.slice(0, mostQuestions).map((question) => ({
    text: question.text,
    hint: question.answerWith === 'decision' ? 'the reason' : 'what the next person needs to know',
    ids: question.about.map(({ id }) => id),
    question,
  }))
  const last: Prompt[] = [
    {
      text: 'What could trip up the next person on this branch?',
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

/** Whether a section has an unticked item. */
function hasItem(page: Handoff | null, kinds: readonly SectionKind[]): boolean {
  const visit = (sections: Handoff['sections']): boolean =>
    sections.some(
      ({ kind, items, sections: inner }) =>
        (kinds.includes(kind) && items.some(({ done }) => done !== true)) || visit(inner),
    )
  return page !== null && visit(page.sections)
}

type Environment = Readonly<Record<string, string | undefined>>

/** Variables set by programs that run git unattended and cannot answer. */
const machines = ['CI', 'CLAUDECODE', 'GEMINI_CLI', 'COPILOT_CLI', 'CURSOR_AGENT', 'PI_CODING_AGENT']

/** Why not to prompt, judged by the environment variables; null if prompting is allowed. */
export function findReasonNotToAsk(environment: Environment): string | null {
  const isOn = (name: string) => !['', '0', 'false', undefined].includes(environment[name]?.toLowerCase())
  const machine =
    machines.find(isOn) ?? Object.keys(environment).find((name) => name.startsWith('CODEX_') && isOn(name))
  if (machine !== undefined) return `${machine} is set`
  const { GIT_TERMINAL_PROMPT: prompt, TERM: terminal } = environment
  if (prompt === '0' || prompt?.toLowerCase() === 'false') return 'GIT_TERMINAL_PROMPT is off'
  return terminal === 'dumb' ? 'the terminal is dumb' : null
}

/** What a push did with the page, in one line. */
export function renderCommitted(page: string, commit: string, { way, reason }: Publishing): string {
  const done = `handoff: Committed ${page} (${commit.slice(0, 7)})`
  const why = reason === null ? '' : ` (Reason: ${reason}.)`
  if (way === 'block') return `${done}. Nothing was pushed. Run the same \`git push\` again.${why}`
  return way === 'local' ? `${done}; included in your next push.${why}` : `${done}; included in this push.`
}

/** What became of a page's commit that the remote has not taken. */
export function renderTakenBack(page: string, commit: string): string {
  return `Removed the commit of ${page} (${commit.slice(0, 7)}): the remote refused it. Your notes are kept; the next push of new commits tries again.`
}

/** One line for an author who could not be asked at the terminal; null if there is nothing to answer. */
export function renderUnasked(questions: readonly Question[], isFirst: boolean): string | null {
  if (questions.length > 0) {
    const count =
      questions.length === 1 ? '1 unanswered question' : `${questions.length} unanswered questions`
    return `handoff: ${count}. Run \`git handoff questions\`.`
  }
  return isFirst ? 'handoff: Use `git handoff note` to add decisions, gotchas and tasks to the page.' : null
}

/** Joins two sets of notes, in order. */
export function joinNotes(first: Notes, second: Notes): Notes {
  return {
    decisions: [...first.decisions, ...second.decisions],
    gotchas: [...first.gotchas, ...second.gotchas],
    context: [...first.context, ...second.context],
    tasks: [...first.tasks, ...second.tasks],
  }
}

/** The notes that an answer adds to the page. */
export function deriveNotesOf({ question }: Prompt, answer: string): Notes {
  const none: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  if (question === 'gotcha') return { ...none, gotchas: [answer] }
  if (question === 'task') return { ...none, tasks: [{ text: answer, priority: 'must' }] }
  return deriveAnswer(question, answer)
}
