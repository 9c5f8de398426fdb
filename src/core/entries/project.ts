import type { Environment, Need } from '../environment/environment.js'
import type { DependencyChange, FileChange } from '../facts.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { countNoun } from '../text/words.js'

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

const maxDependencies = 20

/**
 * What the branch's manifests gained, lost and moved to. Of a manifest that was removed nobody asks what it held; what
 * stands elsewhere in the repository, the version or the package itself, is told last.
 */
export function deriveDependencyItems(
  changes: readonly DependencyChange[],
  files: readonly Pick<FileChange, 'path' | 'status'>[],
): Item[] {
  const deleted = new Set(files.filter(({ status }) => status === 'deleted').map(({ path }) => path))
  const gone = changes.filter(({ manifest }) => deleted.has(manifest))
  const kept = changes.filter(({ manifest }) => !deleted.has(manifest))
  const rows = [...kept].sort((a, b) => distanceOf(a) - distanceOf(b))
  const told = rows.slice(0, maxDependencies)
  const rest = rows.slice(told.length)
  return [
    ...told.map(renderDependency),
    ...(rest.length === 0 ? [] : [`${rest.length} more in ${manifestsOf(rest)}`]),
    ...[...new Set(gone.map(({ manifest }) => manifest))].map((manifest) => renderGone(manifest, gone)),
  ].map(item)
}

/** A requirement of its own; one that the root states (`catalog:`, Cargo's `workspace`); a part of the repository. */
function distanceOf({ from, to }: DependencyChange): number {
  const requirement = to ?? from ?? ''
  if (/^(?:(?:workspace|link|file|portal):|path )/.test(requirement)) return 2
  return /^(?:catalog:|workspace$)/.test(requirement) ? 1 : 0
}

function renderGone(manifest: string, gone: readonly DependencyChange[]): string {
  const count = gone.filter((change) => change.manifest === manifest).length
  return `Removed ${renderCode(manifest)} (${countNoun(count, 'dependency', 'dependencies')})`
}

function renderDependency({ change, name, from, to, scope, manifest }: DependencyChange): string {
  const place = `(${scope === 'runtime' ? '' : `${scope}, `}${renderCode(manifest)})`
  const was = from === null ? '' : ` ${renderCode(from)}`
  const is = to === null ? '' : ` ${renderCode(to)}`
  if (change === 'added') return `Added ${renderCode(name)}${is} ${place}`
  if (change === 'removed') return `Removed ${renderCode(name)}${was} ${place}`
  if (from === to) return `Moved ${renderCode(name)} to another scope ${place}`
  return `Changed ${renderCode(name)}${was === '' ? '' : ` from${was}`} to${is === '' ? ' any version' : is} ${place}`
}

const dependencyLine =
  /^(?:Added|Removed|Changed|Moved) (`[^`]+`)(?: from `[^`]*`)?(?: to another scope| to any version| to `[^`]*`)?(?: `[^`]*`)? \((?:[a-z]+, )?`[^`]+`\)$/

const goneLine = /^Removed (`[^`]+`) \(\d+ dependenc(?:y|ies)\)$/

/** The code span with the name of a line that follows our grammar; null for people's own. */
export function parseDependencyItem(text: string): string | null {
  const former = /^(`[^`]+`) \(no longer part of this work\)$/.exec(text)
  const found = dependencyLine.exec(text) ?? goneLine.exec(text)
  return found?.[1] ?? former?.[1] ?? (/^\d+ more in `/.test(text) ? 'more' : null)
}

function manifestsOf(changes: readonly DependencyChange[]): string {
  return [...new Set(changes.map((change) => renderCode(change.manifest)))].join(', ')
}

function item(text: string): Item {
  return { text, details: '', done: null }
}
