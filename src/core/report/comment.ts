import { type Advice, deriveAdvice } from '../freshness/advice.js'
import type { Diagnostic } from '../lint/lint.js'
import { renderStatus } from '../page/tasks.js'
import { nextTask, type Resume, type ResumeNote, type ResumeTask } from '../resume/resume.js'
import { renderCommand } from '../text/command.js'
import { renderPlain } from '../text/markdown.js'
import { countNoun } from '../text/words.js'
import { groupFindings, type LinkTo, renderGroup, renderInert, renderName } from './comment-findings.js'
import { type CommentState, renderMarker } from './comment-state.js'
import { type CheckReport, renderVerdict } from './report.js'

export interface CommentContent {
  report: CheckReport
  /** The page's, relative to the root. */
  path: string
  /** The page's; empty where there is none. */
  text: string
  /** Null where nothing is known to go on with. */
  resume: Resume | null
  linkTo: LinkTo | null
  /** Sentences of ours to add, Markdown: what could not be done, what to do after the merge. */
  remarks: readonly string[]
  /** Address of the tool's own page, for whoever has never heard of it; null where that is not known. */
  about: string | null
}

/** A page on a commit that is on the base, or about to be. */
export interface MergedPage {
  /** Of the page, relative to the root. */
  path: string
  base: string
  /** Whether a merge queue can still stop it. */
  isQueue: boolean
}

/** GitHub refuses a longer comment. Characters; it counts no fewer than UTF-16 units. */
export const mostCharacters = 65_536
/** A job summary over 1 MiB is lost as a whole; bytes in UTF-8, with room for what other steps say. */
const mostSummaryBytes = 900_000
/** Items of findings that are seen without a click. */
const mostOpen = 10

/** How much fits where. */
interface Room {
  most: number
  measure: (text: string) => number
  /** Lines that one item names. */
  mostLines: number
  /** Where the rest is. */
  rest: string
}

/** The comment: marker, verdict, what to do, findings, how to go on. */
export function renderComment(content: CommentContent, state: CommentState): string {
  const marker = renderMarker(state)
  const most = mostCharacters - marker.length - 1
  const measure = (text: string) => text.length
  const text = renderWithin(content, { most, measure, mostLines: 12, rest: 'in the job summary' })
  return `${marker}\n${text}`
}

/** The same for the job summary, which has room for far more. */
export function renderSummary(content: CommentContent): string {
  const encoder = new TextEncoder()
  const measure = (text: string) => encoder.encode(text).length
  const rest = 'in the job log'
  return renderWithin(content, { most: mostSummaryBytes, measure, mostLines: 1_000, rest })
}

/** Drops findings from the least on until it fits, and says how many. */
function renderWithin(content: CommentContent, { most, measure, mostLines, rest }: Room): string {
  const { report, linkTo, text } = content
  const advice = deriveAdvice(report, 'workflow')
  const view = { lines: text.split(/\r\n?|\n/), linkTo, mostLines, told: advice?.command ?? null }
  const groups = groupFindings(listFindings(report))
  const items = groups.map((group) => renderGroup(group, view))
  const around = renderAround(content, advice)
  const room = most - measure(around.before) - measure(around.after) - 400
  let length = 0
  let shown = 0
  while (shown < items.length) {
    length += measure(items[shown] ?? '') + 1
    if (length > room) break
    shown++
  }
  const left = groups.slice(shown).flat().length
  const blocks = [around.before, ...renderList(items.slice(0, shown), left, rest), around.after]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** That there is no page is said above. */
function listFindings({ freshness, diagnostics }: CheckReport): Diagnostic[] {
  return diagnostics.filter(({ ruleId }) => freshness !== 'missing' || ruleId !== 'handoff-present')
}

function renderList(items: readonly string[], left: number, rest: string): string[] {
  const open = items.slice(0, mostOpen)
  const folded = items.slice(mostOpen)
  const more = left === 0 ? [] : [`${countNoun(left, 'more finding is', 'more findings are')} ${rest}.`]
  const fold =
    folded.length === 0
      ? []
      : [`<details><summary>${folded.length} more</summary>`, folded.join('\n'), '</details>']
  return [...(open.length === 0 ? [] : [open.join('\n')]), ...fold, ...more]
}

/** The verdict in one line; `page` is how the page's path is to be shown. */
export function renderHeadline(report: CheckReport, page: string): string {
  return renderVerdict(report, page).replace(/\.$/, '')
}

const marks = { pass: '✅', fail: '❌', unknown: '❔' } as const

/** What fails nothing, because the configuration says so, is not well for that. */
function markOf({ verdict, diagnostics }: CheckReport): string {
  return verdict === 'pass' && diagnostics.some(({ severity }) => severity === 'error') ? '⚠️' : marks[verdict]
}

function renderAround(content: CommentContent, advice: Advice | null): { before: string; after: string } {
  const { report, path, resume, remarks } = content
  const inert = { ...report, reason: report.reason === null ? null : renderInert(report.reason, 300) }
  const before = [`### ${markOf(report)} ${renderHeadline(inert, renderName(path))}`]
  if (advice !== null) {
    const { text, command } = advice
    before.push(command === null ? `${text}.` : `${text}:\n\n\`\`\`sh\n${command}\n\`\`\``)
  }
  const note = resume === null ? [] : renderResumeNote(resume)
  const after = [...(note.length === 0 ? [] : [note.join('\n')]), ...remarks, ...renderFooter(content)]
  return { before: before.join('\n\n'), after: after.join('\n\n') }
}

/** Nothing below good news. */
function renderFooter({ report: { head, verdict }, about }: CommentContent): string[] {
  if (verdict === 'pass') return []
  const parts = [
    ...(head === null ? [] : [`Checked at \`${head.slice(0, 12)}\``]),
    ...(about === null ? [] : [`[what is this?](${about})`]),
  ]
  return parts.length === 0 ? [] : [`<sub>${parts.join(' · ')}</sub>`]
}

/** Says that a page got where it misleads whoever reads it, and how to remove it; Markdown. */
export function renderMergedPage({ path, base, isQueue }: MergedPage): string {
  const page = renderName(path)
  const where = `${isQueue ? 'would be merged' : 'was merged'} into ${renderName(base)}`
  const advice = isQueue
    ? 'End the handoff on the branch, then push'
    : 'It describes a merged branch. Remove it'
  const commands = isQueue
    ? ['git handoff finish']
    : [
        renderCommand(['git', 'switch'], [base]),
        'git pull',
        renderCommand(['git', 'rm', '--', path]),
        'git commit -m "chore: remove the handoff page"',
        'git push',
      ]
  return `### ⚠️ ${page} ${where}\n\n${advice}:\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`
}

/** The same as the one comment of its pull request. */
export function renderMergedPageComment(landing: MergedPage, state: CommentState): string {
  return `${renderMarker(state)}\n${renderMergedPage(landing)}`
}

const mostGotchas = 5

/** Where the branch stands, the next task, what will bite: for the one who goes on with it. Lines of Markdown. */
export function renderResumeNote(resume: Resume): string[] {
  const lines = [...renderStand(resume), ...renderNext(resume), ...renderGotchas(resume.gotchas)]
  return lines.length === 0 ? [] : ['**Picking up this branch**', '', ...lines]
}

function renderStand({ title, status }: Resume): string[] {
  const parts = [
    ...(title === null || title.text === '' ? [] : [renderSaid(title.text, 200)]),
    ...(status.total === 0 ? [] : [renderInert(renderStatus(status), 200)]),
  ]
  return parts.length === 0 ? [] : [`- Status: ${parts.join('. ')}`]
}

function renderNext({ tasks, remarks, freshness }: Resume): string[] {
  if (freshness === 'finished') return ['- Finished: nothing is left to do']
  const next = nextTask(tasks)
  const [said] = remarks
  if (tasks.length === 0 && said !== undefined)
    return [`- Notes on remaining work: ${renderSaid(said.text, 300)}`]
  if (next === null) return tasks.length === 0 ? [] : ['- Next: all open tasks are blocked']
  const later = tasks.length - 1
  const more = later === 0 ? '' : ` (${later} more)`
  return [`- Next: ${renderTask(next)}${more}`]
}

function renderTask({ text, place }: ResumeTask): string {
  const told = renderSaid(text, 300)
  if (place === null || text.includes(place.path)) return told
  return `${told} (${renderName(place.line === null ? place.path : `${place.path}:${place.line}`)})`
}

function renderGotchas(gotchas: readonly ResumeNote[]): string[] {
  const shown = gotchas.slice(0, mostGotchas).map(({ text, recheck }) => {
    const changed = recheck ? ' *(recheck: the code it is about has changed)*' : ''
    return `  - ${renderSaid(text, 220)}${changed}`
  })
  if (shown.length === 0) return []
  const left = gotchas.length - shown.length
  return ['- Gotchas:', ...shown, ...(left === 0 ? [] : [`  - and ${left} more on the page`])]
}

/** What is escaped on the page is escaped here once more, in another way: what it reads as must be the same. */
function renderSaid(text: string, most: number): string {
  return renderInert(renderPlain(text), most)
}
