import type { Environment } from '../environment/environment.js'
import type { Need } from '../environment/needs.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/markdown.js'

const maxNames = 8

/** How to run and test the project: one line of commands, one of what they need. */
export function deriveEnvironmentItems(environment: Environment): Item[] {
  const { install, run, test, build, lint, needs, services, runtime } = environment
  const commands = [
    command('Install', install),
    command('Run', run),
    command('Test', test),
    command('Build', build),
    command('Lint', lint),
  ]
  const conditions = [renderNeeds(needs), names('Services', services), names('Runtime', runtime)]
  return [commands, conditions]
    .map((parts) => parts.filter((part) => part !== null).join(' · '))
    .filter((text) => text !== '')
    .map((text) => ({ text, details: '', done: null }))
}

const part =
  '(?:Install|Run|Test|Build|Lint|Needs|Services|Runtime): `[^`]+`(?:, `[^`]+`)*(?: and \\d+ more(?: in `[^`]+`)?)?'
const environmentLine = new RegExp(`^${part}(?: · ${part})*$`)

export function isEnvironmentLine(text: string): boolean {
  return environmentLine.test(text)
}

/** Two lines at most: the one of commands and the one of conditions. */
export function environmentKey(text: string): string {
  return /^(?:Needs|Services|Runtime):/.test(text) ? 'conditions' : 'commands'
}

function command(label: string, text: string | null): string | null {
  return text === null ? null : `${label}: ${renderCode(text)}`
}

function names(label: string, all: readonly string[], where = ''): string | null {
  if (all.length === 0) return null
  const told = all.slice(0, maxNames).map(renderCode).join(', ')
  return `${label}: ${told}${all.length > maxNames ? ` and ${all.length - maxNames} more${where}` : ''}`
}

function renderNeeds(needs: readonly Need[]): string | null {
  const places = new Set(needs.slice(maxNames).map(({ from }) => from))
  const [place] = places.size === 1 ? places : [null]
  const all = needs.map(({ name }) => name)
  return names('Needs', all, place === null || place === undefined ? '' : ` in ${renderCode(place)}`)
}
