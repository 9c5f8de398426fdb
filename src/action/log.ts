import { randomUUID } from 'node:crypto'
import { type AnnotationProperties, error, info, notice, warning } from '@actions/core'
import { worstFirst } from '../core/comment/findings.js'
import type { CheckReport } from '../core/report/report.js'
import { renderText } from '../core/report/text.js'
import { showControls } from '../core/text/controls.js'

/** GitHub shows so many of each kind for a step. */
const most = 10

const writers = { error, warning, info: notice } as const

/** Findings at the lines of the page, the worst of each kind first. */
export function annotate({ diagnostics }: CheckReport, path: string): void {
  const written = { error: 0, warning: 0, info: 0 }
  for (const { severity, place, reason, hint, ruleId } of worstFirst(diagnostics)) {
    if (++written[severity] > most) continue
    const properties: AnnotationProperties = { title: ruleId, file: showControls(path) }
    if (place !== null) Object.assign(properties, { startLine: place.start.line, endLine: place.end.line })
    const text = hint === null ? reason : `${reason}\n${hint}`
    writers[severity](text.split('\n').map(showControls).join('\n'), properties)
  }
}

/** The report in the log; what a stranger wrote starts no command of the runner there. */
export function log(report: CheckReport, path: string, page: string): void {
  const token = randomUUID()
  info(`::stop-commands::${token}`)
  info(renderText(report, path, page, (text) => text, 'workflow').trimEnd())
  info(`::${token}::`)
}

/** A line of our own, with names of strangers in it. */
export function say(text: string): void {
  info(showControls(text))
}
