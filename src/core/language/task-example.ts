import type { BranchFacts } from '../facts.js'
import { renderCode } from '../text/code.js'
import type { TaskText } from './task-features.js'
import { commonNouns, stopWords, strongVerbs, weakVerbs } from './task-words.js'

/** What of the branch an item may be about. */
export interface Candidate {
  path: string
  /** A symbol changed there whose name holds words of the item; null where none does. */
  symbol: string | null
}

/** Facts beyond these would only cost time: the first ones are as good an example. */
const most = { files: 2_000, symbols: 200, text: 4_000 }

/**
 * The changed file that shares the most words with the item and its nearest heading; null where none shares any.
 * Words that say what is done, and words any project has, count only where nothing else does.
 */
export function findCandidate(item: TaskText, facts: BranchFacts): Candidate | null {
  const wanted = wordsOf(`${item.text.slice(0, most.text)} ${item.headings.at(-1) ?? ''}`)
  let best: { candidate: Candidate; score: number } | null = null
  for (const { path, status, symbols } of facts.files.slice(0, most.files)) {
    if (status === 'deleted') continue
    const named = symbols
      .slice(0, most.symbols)
      .filter(({ change }) => change !== 'removed')
      .map(({ qualifiedName }) => ({ name: qualifiedName, score: share(wanted, wordsOf(qualifiedName)) }))
      .sort((a, b) => b.score - a.score)[0]
    const symbol = named !== undefined && named.score > 0 ? named.name : null
    const score = share(wanted, wordsOf(path)) + (symbol === null ? 0 : (named?.score ?? 0))
    if (score > (best?.score ?? 0)) best = { candidate: { path, symbol }, score }
  }
  return best?.candidate ?? null
}

/** How a better line would look, in Markdown, from what the branch changed. */
export function renderTaskHint(item: TaskText, facts: BranchFacts | null): string {
  const end = 'say what is true when it is done'
  if (facts === null) return `Name the file, function or command, and ${end}.`
  const candidate = findCandidate(item, facts)
  if (candidate === null) return `Name the file, function or command, and ${end}${renderAny(facts)}.`
  const folder = candidate.path.slice(0, candidate.path.lastIndexOf('/') + 1)
  const near = facts.openEnds.filter(({ path }) => path?.startsWith(folder) && folder !== '')
  const todos = near.filter(({ kind }) => kind === 'todo')
  const todo = todos[0]
  if (todo !== undefined && todos.length > 1)
    return `${renderCode(folder)} has ${todos.length} open TODOs: name one, such as ${renderPlace(todo)}, and ${end}.`
  if (todo !== undefined) return `${renderPlace(todo)} has an open TODO: name it, and ${end}.`
  const place = candidate.symbol === null ? candidate.path : `${candidate.path}#${candidate.symbol}`
  return `If it is about ${renderCode(place)}, name it, and ${end}.`
}

function renderPlace({ path, line }: { path: string | null; line: number | null }): string {
  return renderCode(line === null ? (path ?? '') : `${path}:${line}`)
}

function renderAny({ openEnds }: BranchFacts): string {
  const end = openEnds.find(({ kind, path }) => kind === 'todo' && path !== null)
  return end === undefined ? '' : `; the branch has an open TODO at ${renderPlace(end)}`
}

function share(wanted: ReadonlySet<string>, words: ReadonlySet<string>): number {
  let sum = 0
  for (const word of words) if (wanted.has(word)) sum += commonNouns.has(word) ? 1 : 3
  return sum
}

/** Lower-case words of prose, a path or an identifier, without their plural. */
function wordsOf(text: string): Set<string> {
  const parts =
    text
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]{3,40}/g) ?? []
  const words = parts.filter((word) => !stopWords.has(word) && !weakVerbs.has(word) && !strongVerbs.has(word))
  return new Set(words.filter((word) => !fillers.has(word)).map((word) => word.replace(/(?<=\w{3})s$/, '')))
}

/** Folders that every project has. */
const fillers = new Set(['src', 'lib', 'index', 'main', 'core', 'app', 'test', 'tests', 'spec', 'docs'])
