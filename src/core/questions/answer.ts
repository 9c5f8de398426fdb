import type { Notes } from '../document/notes.js'
import { renderCode } from '../text/code.js'
import { splitCodeSpans } from '../text/code-spans.js'
import { showControls } from '../text/controls.js'
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
  const program = 'git handoff note'
  if (answerWith === 'gotcha') {
    const anchor = place === null ? '' : ` (${renderCode(place)})`
    return `${program} gotcha ${quoteMarkdown(`${statement}: …${anchor}`)}`
  }
  const at = place === null ? '' : ` --at ${quote(showControls(place))}`
  return `${program} decision ${quoteMarkdown(statement)} --because "…"${at}`
}

/** Characters that no shell acts on within double quotes. */
const harmless = /^[\p{L}\p{N} _.,:;/@#+=()…-]*$/u
/** What Markdown takes for emphasis. */
const emphasis = /(?:^|[^\p{L}\p{N}])_|_(?:[^\p{L}\p{N}]|$)/u

/** Without its back-ticks where it reads the same without them, since these need single quotes. */
function quoteMarkdown(markdown: string): string {
  const plain = splitCodeSpans(markdown)
    .map(({ text, code }) => (code ? text.replace(/^`+ ?| ?`+$/g, '') : text))
    .join('')
  return harmless.test(plain) && !emphasis.test(plain) ? `"${plain}"` : quote(markdown)
}

/** Double quotes, which all shells know; single ones around what a shell would act on within these. */
function quote(text: string): string {
  if (/^[\w./#][\w./#-]*$/.test(text)) return text
  return harmless.test(text) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`
}
