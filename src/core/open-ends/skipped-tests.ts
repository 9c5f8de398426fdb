import { cleanText, cutText } from '../lines/plain-text.js'
import type { ScannedFile } from '../lines/scanned-file.js'
import { isConditional, isDeliberate } from './skip-condition.js'
import { type SkipForm, skipFormsOf } from './skip-forms.js'

/** Without one of these there is no skipped or focused test: one cheap test for every line of a diff. */
export const skipHint =
  /[sS]kip|SKIP|\.only|xit|xtest|xdesc|xcontext|xspec|xfeat|xscen|xexam|fit|fdesc|fcontext|fspec|ffeat|fscen|fexam|focus|todo|fixme|only|pending|xfail|[iI]gnore|isabled|DISABLED|enabled|Incomplete|expectedFailure|[PXF](?:It|Desc|Cont|When|Entry)/

const textLimit = 120

/** A skip as the line shows it, before its surroundings are asked. */
export interface Skip {
  /** `it.skip("rotates keys")`, `@Disabled("flaky")` */
  text: string
  /** A statement within the test, which may stand under a condition. */
  statement: boolean
  /** The arguments begin on the next line, and have to begin so; null where they are here. */
  argument: RegExp | null
}

/** What the line skips or focuses; null where it does neither. */
export function parseSkip(line: string, file: ScannedFile): Skip | null {
  for (const form of skipFormsOf(file)) {
    const match = form.pattern.exec(line)
    const mark = match?.groups?.['mark']
    if (match === null || mark === undefined) continue
    const text = cutText(cleanText(renderForm(line, match, mark, form)), textLimit)
    const opens = form.argument !== undefined && /\(\s*$/.test(line)
    return { text, statement: form.statement === true, argument: opens ? (form.argument ?? null) : null }
  }
  return null
}

/**
 * The skip that the line makes for good; null for one under a condition: a guard for a platform is finished work.
 *
 * @param previous the line before it where the diff shows it, else null
 */
export function findSkippedTest(line: string, file: ScannedFile, previous: string | null): Skip | null {
  const skip = parseSkip(line, file)
  if (skip === null || isDeliberate(line, previous)) return null
  return skip.statement && isConditional(line, previous, file.language) ? null : skip
}

/** The text of a skip whose arguments begin on the next line; null where that line shows it to be another thing. */
export function completeSkip(skip: Skip, next: string): string | null {
  if (skip.argument === null) return skip.text
  if (!skip.argument.test(next)) return null
  return cutText(cleanText(`${skip.text}(${next.trim().replace(/,$/, '')})`), textLimit)
}

/** The call or the mark with what names it on this line, and nothing of the test's body. */
function renderForm(line: string, match: RegExpExecArray, mark: string, form: SkipForm): string {
  if (form.shows === 'line') return line.trim().replace(/(?: \{| do| ->| =>|;|,|:|\()$/, '')
  const after = line.slice(match.index + match[0].length)
  const title = /^[ (]{0,3}(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`)/.exec(after)
  if (title !== null) return `${mark}${title[0]}${title[0].startsWith('(') ? ')' : ''}`
  return mark + closersOf(mark)
}

/** What closes the brackets that the text leaves open: `test("x", { skip: true` → ` })`. */
function closersOf(text: string): string {
  const open: string[] = []
  for (const [bracket] of text.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '').matchAll(/[(){}]/g)) {
    if (bracket === '(') open.unshift(')')
    else if (bracket === '{') open.unshift(' }')
    else open.shift()
  }
  return open.join('')
}

/** The marks by which only some tests run; what a title says is not one. */
const focus =
  /\.only\b|\bonly:|^f(?:it|describe|context|specify|feature|scenario|example)\b|^F(?:It|Describe|Context|When|Entry)|:focus\b|\bfocus:/

/** Whether an open end's text (as above) keeps all other tests from running, rather than skipping one. */
export function isFocusedTest(text: string): boolean {
  return focus.test(text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/g, ''))
}
