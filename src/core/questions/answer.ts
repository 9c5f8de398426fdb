import type { Notes } from '../document/notes.js'
import { renderCode } from '../text/code.js'
import { splitCodeSpans } from '../text/code-spans.js'
import type { Question } from './question.js'

/** What an answer, in a person's own Markdown, puts on the page. It names what was asked about, so that the page answers the question from then on. */
export function deriveAnswer({ answerWith, statement, place }: Question, answer: string): Notes {
  const notes: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  if (answerWith === 'decision')
    return { ...notes, decisions: [{ text: statement, reason: answer, at: place }] }
  const anchor = place === null ? '' : ` (${renderCode(place)})`
  return { ...notes, gotchas: [`${statement}: ${answer}${anchor}`] }
}

/** The command line that answers a question, with `…` where the answer goes; the same for sh, PowerShell and cmd. */
export function renderAnswerCommand({ answerWith, statement, place }: Question): string {
  const program = 'git handoff create'
  if (answerWith === 'gotcha') {
    const anchor = place === null ? '' : ` (${renderCode(place)})`
    return `${program} --gotcha ${quote(`${statement}: …${anchor}`)}`
  }
  const at = place === null ? '' : ` --at ${quote(renderCode(place))}`
  return `${program} --decision ${quote(statement)} --because "…"${at}`
}

/** Characters that no shell acts on within double quotes, and that Markdown takes as they are. */
const harmless = /^(?!.*(?:^|[^\p{L}\p{N}])_|.*_(?:[^\p{L}\p{N}]|$))[\p{L}\p{N} _.,:;/@#+=()…-]*$/u

/**
 * Double quotes, which all shells know, around a text without its back-ticks; where a name holds what a shell would
 * act on, single quotes around the Markdown as it is.
 */
function quote(markdown: string): string {
  const plain = splitCodeSpans(markdown)
    .map(({ text, code }) => (code ? text.replace(/^`+ ?| ?`+$/g, '') : text))
    .join('')
  if (/^[\w./#-]+$/.test(plain) && !plain.startsWith('-')) return plain
  return harmless.test(plain) ? `"${plain}"` : `'${markdown.replaceAll("'", "'\\''")}'`
}
