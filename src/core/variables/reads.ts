import { commentSyntaxOf } from '../lines/comment-syntax.js'
import { parseComments } from '../lines/comments.js'
import type { ScannedFile } from '../lines/scanned-file.js'
import { type ReadForm, readFormsOf } from './read-forms.js'
import { isWellKnown } from './well-known.js'

/** `A`, `B = 'x'`, `C: renamed`, within the braces of a destructured environment. */
const destructuredName = /^\s*([A-Za-z_]\w*)\s*(?:[:=]|$)/
const inCapitals = /^[A-Z][A-Z0-9_]*$/

/** Names of the environment variables that the line's code reads, each once; comments and well-known ones left out. */
export function findVariableReads(line: string, file: ScannedFile): string[] {
  const reads = readFormsOf(file)
  if (reads === null || !reads.hint.test(line)) return []
  const names = reads.forms.flatMap((form) => matchForm(form, line))
  if (names.length === 0) return []
  const comments = commentsOf(line, file.language)
  return [
    ...new Set(
      names
        .filter(({ at }) => !comments.some(([start, end]) => at >= start && at < end))
        .map(({ name }) => name)
        .filter((name) => !isWellKnown(name)),
    ),
  ]
}

function matchForm(form: ReadForm, line: string): { name: string; at: number }[] {
  return [...line.matchAll(form.pattern)].flatMap((match) => {
    const { name, names } = match.groups ?? {}
    const found =
      names === undefined
        ? [name ?? '']
        : names.split(',').map((part) => destructuredName.exec(part)?.[1] ?? '')
    return found
      .filter((each) => each !== '' && (form.capitals !== true || inCapitals.test(each)))
      .map((each) => ({ name: each, at: match.index }))
  })
}

function commentsOf(line: string, language: string | null): [start: number, end: number][] {
  const syntax = commentSyntaxOf(language)
  if (syntax === null) return []
  return parseComments(line, syntax).map(({ start, text }) => [start, start + text.length])
}
