import { renderStatus } from '../page/tasks.js'
import { nextTask, type Resume, type ResumeNote, type ResumeTask } from '../resume/resume.js'
import { renderPlain } from '../text/markdown.js'
import { renderInert, renderName } from './comment-findings.js'

const mostGotchas = 5

/** Where the branch stands, the next task, what will bite: for the one who goes on with it. Lines of Markdown. */
export function renderResumeNote(resume: Resume): string[] {
  const lines = [...renderStand(resume), ...renderNext(resume), ...renderGotchas(resume.gotchas)]
  return lines.length === 0 ? [] : ['**To go on with this branch**', '', ...lines]
}

function renderStand({ title, status }: Resume): string[] {
  const parts = [
    ...(title === null || title.text === '' ? [] : [renderSaid(title.text, 200)]),
    ...(status.total === 0 ? [] : [renderInert(renderStatus(status), 200)]),
  ]
  return parts.length === 0 ? [] : [`- Where it stands: ${parts.join('. ')}`]
}

function renderNext({ tasks, remarks, freshness }: Resume): string[] {
  if (freshness === 'finished') return ['- Finished: nothing is left to pick up']
  const next = nextTask(tasks)
  const [said] = remarks
  if (tasks.length === 0 && said !== undefined) return [`- Of the work left: ${renderSaid(said.text, 300)}`]
  if (next === null) return tasks.length === 0 ? [] : ['- Next: every open task waits for something']
  const later = tasks.length - 1
  const more = later === 0 ? '' : ` (${later} more after it)`
  return [`- Next: ${renderTask(next)}${more}`]
}

function renderTask({ text, place }: ResumeTask): string {
  const told = renderSaid(text, 300)
  if (place === null || text.includes(place.path)) return told
  return `${told} (${renderName(place.line === null ? place.path : `${place.path}:${place.line}`)})`
}

function renderGotchas(gotchas: readonly ResumeNote[]): string[] {
  const shown = gotchas.slice(0, mostGotchas).map(({ text, recheck }) => {
    const changed = recheck ? ' *(check again: what it is about has changed)*' : ''
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
