import { getInput } from '@actions/core'
import { HandoffError } from '../core/errors.js'

const choices = {
  'fail-on': ['', 'error', 'warning', 'never'],
  comment: ['always', 'findings', 'never'],
  require: ['page', 'none', 'finished'],
  mode: ['auto', 'checkout', 'api'],
} as const
type Choice<Name extends keyof typeof choices> = (typeof choices)[Name][number]

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
