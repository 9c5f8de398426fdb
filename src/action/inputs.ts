import { randomUUID } from 'node:crypto'
import { type AnnotationProperties, error, getInput, info, notice, warning } from '@actions/core'
import { HandoffError } from '../core/errors.js'
import { worstFirst } from '../core/report/comment-findings.js'
import type { CheckReport } from '../core/report/report.js'
import { renderText } from '../core/report/text.js'
import { showControls } from '../core/text/code.js'

/** What a workflow says behind `with:`; see action.yml for what each means. */
export interface Inputs {
  token: string
  /** Path of a configuration; empty for `.handoff.yml`. */
  config: string
  /** Of the page; empty for what the configuration says. */
  path: string
  /** Empty for what the configuration says. */
  failOn: Choice<'fail-on'>
  comment: Choice<'comment'>
  require: Choice<'require'>
  mode: Choice<'mode'>
  workingDirectory: string
}

const choices = {
  'fail-on': ['', 'error', 'warning', 'never'],
  comment: ['always', 'findings', 'never'],
  require: ['page', 'none', 'finished'],
  mode: ['auto', 'checkout', 'api'],
} as const
type Choice<Name extends keyof typeof choices> = (typeof choices)[Name][number]

/** @throws HandoffError `usage` for a value that is none of those known */
export function readInputs(): Inputs {
  return {
    token: getInput('github-token'),
    config: getInput('config'),
    path: getInput('path'),
    failOn: readChoice('fail-on', ''),
    comment: readChoice('comment', 'always'),
    require: readChoice('require', 'page'),
    mode: readChoice('mode', 'auto'),
    workingDirectory: getInput('working-directory') || '.',
  }
}

function readChoice<Name extends keyof typeof choices>(name: Name, preset: Choice<Name>): Choice<Name> {
  const value = getInput(name)
  if (value === '') return preset
  const found = choices[name].find((choice): choice is Choice<Name> => choice === value)
  if (found !== undefined) return found
  const known = choices[name].filter((choice) => choice !== '').join(', ')
  throw new HandoffError('usage', `Unknown value \`${name}: ${value}\`. Use one of ${known}.`, {
    hints: ['Correct it under `with:` in the workflow.'],
  })
}

const secretNames =
  /^(?:INPUT_.*TOKEN|(?:.*_)?(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_KEY|PRIVATE_KEY)|ACTIONS_(?:ID_TOKEN_REQUEST|RUNTIME|RESULTS|CACHE)_.*)$/i

/**
 * Takes out of the environment what git and what git starts have no use for: tokens of this job, and every variable that
 * holds the same one. What was read is in the inputs by then.
 */
export function takeSecrets(environment: NodeJS.ProcessEnv, token: string): void {
  for (const [name, value] of Object.entries(environment)) {
    const holdsToken = token !== '' && value?.includes(token) === true
    if (holdsToken || secretNames.test(name)) delete environment[name]
  }
}

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
export async function log(report: CheckReport, path: string, page: string): Promise<void> {
  const token = randomUUID()
  info(`::stop-commands::${token}`)
  info((await renderText(report, path, page, (text) => text, 'workflow')).trimEnd())
  info(`::${token}::`)
}

/** A line of our own, with names of strangers in it. */
export function say(text: string): void {
  info(showControls(text))
}
