import type { Notes } from '../document/notes.js'
import { renderCode } from '../text/code.js'
import { splitCodeSpans } from '../text/code-spans.js'
import { isHarmless, quoteWord, renderCommand } from '../text/command.js'
import type { Question } from './question.js'

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
