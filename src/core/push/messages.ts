import { renderAnswerCommand } from '../questions/answer.js'
import type { Question } from '../questions/question.js'
import type { Publishing } from './publishing.js'

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
