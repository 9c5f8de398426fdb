import type { DependencyChange } from '../facts.js'
import type { Item } from '../handoff.js'
import { renderCode } from '../text/markdown.js'

const maxDependencies = 20

/** What the branch's manifests gained, lost and moved to. */
export function deriveDependencyItems(changes: readonly DependencyChange[]): Item[] {
  const told = changes.length > maxDependencies ? changes.slice(0, maxDependencies) : changes
  const items = told.map((change) => item(renderDependency(change)))
  const rest = changes.length - told.length
  return rest === 0 ? items : [...items, item(`${rest} more in ${manifestsOf(changes.slice(told.length))}`)]
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

/** The code span with the name of a line that follows our grammar; null for people's own. */
export function parseDependencyItem(text: string): string | null {
  const former = /^(`[^`]+`) \(no longer part of this work\)$/.exec(text)
  return dependencyLine.exec(text)?.[1] ?? former?.[1] ?? (/^\d+ more in `/.test(text) ? 'more' : null)
}

function manifestsOf(changes: readonly DependencyChange[]): string {
  return [...new Set(changes.map((change) => renderCode(change.manifest)))].join(', ')
}

function item(text: string): Item {
  return { text, details: '', done: null }
}
