import type { ScannedFile } from '../files/language.js'
import { lineFormsOf } from '../languages/index.js'
import type { SkipForm } from '../languages/line-forms.js'
import { cleanText, cutText } from '../text/clean.js'

/** A test that the branch added or renamed, by its title. */
export interface TestTitle {
  path: string
  title: string
}

/** Without one of these there is no skipped or focused test: one cheap test for every line of a diff. */
export const skipHint =
  /[sS]kip|SKIP|\.only|xit|xtest|xdesc|xcontext|xspec|xfeat|xscen|xexam|fit|fdesc|fcontext|fspec|ffeat|fscen|fexam|focus|todo|fixme|only|pending|xfail|[iI]gnore|isabled|DISABLED|enabled|Incomplete|expectedFailure|[PXF](?:It|Desc|Cont|When|Entry)/

const textLimit = 120

/** A skip as the line shows it, before its surroundings are asked. */
interface Skip {
  /** `it.skip("rotates keys")`, `@Disabled("flaky")` */
  text: string
  /** A statement within the test, which may stand under a condition. */
  statement: boolean
  /** The arguments begin on the next line, and have to begin so; null where they are here. */
  argument: RegExp | null
}

/** What a generator writes into other projects is to be filled in there. */
const generatorTemplate = /(?:^|\/)templates?\//

/** The forms to look for in a file: only in tests, unless these stand beside the code. */
export function skipFormsOf(file: ScannedFile): readonly SkipForm[] {
  const { skips = [], skipsIn, testsInSource } = lineFormsOf(file.language)
  if (file.kind !== 'test' && testsInSource !== true) return []
  if (generatorTemplate.test(file.path) || skipsIn?.test(file.path) === false) return []
  return skips
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

/** A condition opens at the end of this code, or goes on in the next line. */
const guard =
  /(?:^|[\s;{(}])(?:if|elif|elsif|else|unless|when|case|default|switch|except|rescue|catch|guard|match|while|for|with)\b|(?:\?|&&|\|\||\band|\bor)$/
const functionHeader =
  /\bfunc(?:tion)?\b|=>|\bdef\b|\bfn\b|\bdo\b|\bit\b|\btest\b|^@test\b|^\w[\w ]*\(.*\)\s*\{$/
/** Ruby's modifiers: `skip "no tty" unless $stdout.tty?` */
const modifier = /\s(?:if|unless)\s/
/** Reasons that name a condition, for when the line before is out of sight. */
const conditionalReason =
  /\b(?:windows|win32|linux|mac ?os|darwin|freebsd|arm64|wasm|platforms?|short|requires?d?|not (?:available|supported|installed|found|set)|unsupported|unavailable|missing|only (?:on|runs?|supported|available|for)|needs?|without|because|when|docker|integration)\b/i

/** `if (isWindows) {`, `} else {`, `#else`: what stands under it is not always so. */
const blockGuard = /^(?:\}\s*)?(?:if|else|elif|elsif|unless|case)\b|^#\s*(?:if|elif|else)/
/** A test kept to be run by hand or by another test. */
const deliberate =
  /\b(?:run|executed|started) (?:by|via|manually|from)\b|\bmanual(?:ly)?\b|\bbenchmarks?\b|\bperformance\b/i

/** Whether a skipped test is meant to stay so: under a condition on the line before, or by the reason it gives. */
function isDeliberate(line: string, previous: string | null): boolean {
  return blockGuard.test(previous?.trim() ?? '') || deliberate.test(line)
}

/**
 * Whether a skipping statement stands under a condition, as far as the line and the one before it tell. Where the
 * one before is unknown, the reason given and the depth of indentation have to do.
 */
function isConditional(line: string, previous: string | null, language: string | null): boolean {
  const code = line.trim().replace(/"[^"]*"|'[^']*'/g, '""')
  if (modifier.test(code) || guard.test(code.slice(0, code.search(/[("$]|$/)))) return true
  const { guarded = {} } = lineFormsOf(language)
  const before = previous?.trim()
  if (before === undefined || before === '') {
    return conditionalReason.test(line) || guarded.line?.test(line) === true
  }
  if (functionHeader.test(before)) return /^(?:\}\s*)?(?:if|else|for|switch|case)\b/.test(before)
  if (guard.test(before) || blockGuard.test(before)) return true
  // The last line of a longer condition: `) {` or `b == c:`; a brace or a docstring alone opens a function.
  if (/[^\s{]\s*\{$/.test(before)) return true
  return guarded.before?.test(before) === true || guarded.line?.test(line) === true
}

/** The form of titles in a file's tests; null where the file holds none. */
export function testTitleForm({ kind, language }: ScannedFile): RegExp | null {
  if (kind !== 'test' || language === null) return null
  return lineFormsOf(language).titles ?? null
}

/** The title that a line opens a test with; null for all other lines. */
export function parseTestTitle(form: RegExp, line: string): string | null {
  const title = form.exec(line)?.groups?.['title']
  return title === undefined
    ? null
    : title
        .replace(/\\(["'`\\])/g, '$1')
        .replace(/\s+/g, ' ')
        .trim() || null
}
