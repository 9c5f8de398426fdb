import { readReport } from '../../commands/report.js'
import { exitCode } from '../../core/errors.js'
import { type ReportForm, renderReport, reportForms } from '../../core/report/forms.js'
import { type Command, switchOption, textOption, usageError } from '../arguments.js'
import { openPaint } from '../colour.js'
import { rangeOf, rangeOptions, withProgress } from '../output.js'
import { version } from '../surroundings.js'

const program = 'git handoff check'
const codes = { pass: exitCode.good, fail: exitCode.findings, unknown: exitCode.unknown } as const

export const check: Command = {
  name: 'check',
  summary: 'Check whether the page matches the branch.',
  usage: 'check [--fix] [--format FORM | --json] [--base REV] [--head REV]',
  description: [
    'Compares the page with the branch by content and looks up every file, line, symbol and command the page names. Each finding has a line, a reason and a repair; `git handoff explain RULE` says more about a rule.',
    'Exits with 0 if the page is good, 1 if there are findings at or above `fail_on` (`error` by default), 2 if the check could not run, and 3 if history is missing.',
  ],
  options: [
    { name: 'fix', summary: 'Repair derived lines and moved line numbers. Your own words never change.' },
    {
      name: 'format',
      value: 'FORM',
      choices: reportForms,
      summary: `Output format: ${reportForms.join(', ')}. Default: text.`,
    },
    { name: 'json', summary: 'Same as --format json.' },
    ...rangeOptions,
  ],
  operands: 0,
  examples: [
    { command: 'git handoff check', does: "List what is wrong with this branch's page." },
    { command: 'git handoff check --fix', does: 'Repair everything that needs no decision.' },
    {
      command: 'git handoff check --format sarif > handoff.sarif',
      does: 'Write the findings for code scanning.',
    },
  ],
  async run(given, { cwd, out, err, environment, today }) {
    const form = formOf(switchOption(given, 'json'), textOption(given, 'format'))
    const options = { cwd, ...rangeOf(given) }
    const checked = await withProgress('Comparing the page with the branch', err, async () => {
      if (!switchOption(given, 'fix')) return await readReport(options)
      const { fixHandoff } = await import('../../commands/fix.js')
      return await fixHandoff({ ...options, today: today() })
    })
    const text = await renderReport(form, checked, {
      paint: openPaint(out, environment),
      version,
      indent: out.isTerminal(),
    })
    await out.write(text)
    return codes[checked.report.verdict]
  },
}

function formOf(isJson: boolean, given: string | undefined): ReportForm {
  const name = given ?? (isJson ? 'json' : 'text')
  if (isJson && name !== 'json') throw usageError('Use either `--json` or `--format`, not both.', program)
  const form = reportForms.find((candidate) => candidate === name)
  if (form === undefined)
    throw usageError(`Unknown format \`${name}\`. Use one of ${reportForms.join(', ')}.`, program)
  return form
}
