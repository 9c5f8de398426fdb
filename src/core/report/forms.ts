import { ruleIds } from '../config/options.js'
import { rules } from '../config/rules.js'
import { explanations } from '../lint/explanations.js'
import { maskKnownSecretsIn } from '../secrets/mask.js'
import { escapeJsonForTerminal } from '../text/terminal.js'
import { renderGithub } from './github.js'
import { renderMarkdown } from './markdown.js'
import type { CheckReport } from './report.js'
import { renderSarif } from './sarif.js'
import { type Paint, renderText } from './text.js'

/** The forms a report can have. */
export const reportForms = ['text', 'json', 'sarif', 'github', 'markdown'] as const
export type ReportForm = (typeof reportForms)[number]

/** A report with what its forms show besides: the page's path and text, how to paint, our version. */
export function renderReport(
  form: ReportForm,
  { report: found, path, text }: { report: CheckReport; path: string; text: string },
  { paint, version, indent }: { paint: Paint; version: string; indent: boolean },
): string {
  const report = maskKnownSecretsIn(found)
  switch (form) {
    case 'text':
      return renderText(report, path, text, paint)
    case 'json':
      return `${escapeJsonForTerminal(JSON.stringify(report, null, indent ? 2 : 0))}\n`
    case 'sarif': {
      const about = ruleIds.map((id) => ({
        id,
        finds: rules[id].finds,
        repair: explanations[id].repair,
      }))
      return renderSarif(report, path, { rules: about, version })
    }
    case 'github':
      return renderGithub(report, path)
    case 'markdown':
      return renderMarkdown(report, path)
  }
}
