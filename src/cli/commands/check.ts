import { readReport } from '../../commands/report.js'
import { exitCode } from '../../core/errors.js'
import { type ReportForm, renderReport, reportForms } from '../../core/report/forms.js'
import { switchOption, textOption, usageError } from '../arguments.js'
import { paint, usesColour } from '../colour.js'
import type { Command } from '../command.js'
import { withProgress } from '../progress.js'
import { rangeOf, rangeOptions } from '../range.js'
import { version } from '../version.js'

const program = 'git handoff check'
const codes = { pass: exitCode.good, fail: exitCode.findings, unknown: exitCode.unknown } as const

export const check: Command = {
  name: 'check',
  summary: 'Say whether the page still matches the branch.',
  usage: 'check [--fix] [--format FORM | --json] [--base REV] [--head REV]',
  description: [
    'Compares the page with the branch by content, and looks up what it names: files, lines, symbols, commands. Each ' +
      'finding has its line, its reason and its repair; `git handoff explain RULE` tells more.',
    'Exits with 0 where the page is good, 1 with findings at or over `fail_on` (`error` by default), 2 where it could ' +
      'not run, 3 where history is missing to tell.',
  ],
  options: [
    { name: 'fix', summary: 'Repair what is derived or has moved; no word of yours is touched.' },
    { name: 'format', value: 'FORM', summary: `Print as ${reportForms.join(', ')}. By default text.` },
    { name: 'json', summary: 'The same as --format json.' },
    ...rangeOptions,
  ],
  operands: 0,
  examples: [
    { command: 'git handoff check', does: 'See what is wrong with the page of this branch.' },
    { command: 'git handoff check --fix', does: 'Bring it up to date as far as that needs nobody.' },
    {
      command: 'git handoff check --format sarif > handoff.sarif',
      does: 'Give the findings to code scanning.',
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
    const isColoured = usesColour(out, environment)
    const text = renderReport(form, checked, {
      paint: (shown, colour) => (isColoured ? paint(shown, colour) : shown),
      version,
      indent: out.isTerminal(),
    })
    await out.write(text)
    return codes[checked.report.verdict]
  },
}

function formOf(isJson: boolean, given: string | undefined): ReportForm {
  const name = given ?? (isJson ? 'json' : 'text')
  if (isJson && name !== 'json')
    throw usageError('Unexpected `--json` beside another `--format`, expected one of them.', program)
  const form = reportForms.find((candidate) => candidate === name)
  if (form === undefined)
    throw usageError(`Unexpected format \`${name}\`, expected ${reportForms.join(', ')}.`, program)
  return form
}
