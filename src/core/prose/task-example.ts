import type { BranchFacts } from '../facts.js'
import { renderCode } from '../text/code.js'
import { commonNouns, stopWords, strongVerbs, type TaskText, weakVerbs } from './task-features.js'

/** What of the branch an item may be about. */
interface Candidate {
  path: string
  /** A symbol changed there whose name holds words of the item; null where none does. */
  symbol: string | null
}

/** Facts beyond these would only cost time: the first ones are as good an example. */
const most = { files: 2_000, symbols: 200, text: 4_000 }

/** The changed file that the item or its heading nearly names; null if none. One common word is not enough. */
export function findCandidate(item: TaskText, facts: BranchFacts): Candidate | null {
  const said = wordsOf(`${item.text.slice(0, most.text)} ${item.headings.at(-1) ?? ''}`)
  let best: { candidate: Candidate; score: number } | null = null
  for (const { path, status, symbols } of facts.files.slice(0, most.files)) {
    if (status === 'deleted') continue
    const named = symbols
      .slice(0, most.symbols)
      .filter(({ change }) => change !== 'removed')
      .map(({ name, qualifiedName }) => ({ name: qualifiedName, score: nearness(said, name) }))
      .sort((a, b) => b.score - a.score)[0]
    const symbol = named !== undefined && named.score > 0 ? named.name : null
    const parts = path.split('/').map((part) => nearness(said, part.replace(/\.[^.]*$/, '')))
    const score = parts.reduce((sum, part) => sum + part, named?.score ?? 0)
    if (score > (best?.score ?? 0)) best = { candidate: { path, symbol }, score }
  }
  return best?.candidate ?? null
}

/** How a better line would look, in Markdown, from what the branch changed. */
export function renderTaskHint(item: TaskText, facts: BranchFacts | null): string {
  const end = 'say what the result should be'
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
  return `If this is about ${renderCode(place)}, name it, and ${end}.`
}

function renderPlace({ path, line }: { path: string | null; line: number | null }): string {
  return renderCode(line === null ? (path ?? '') : `${path}:${line}`)
}

function renderAny({ openEnds }: BranchFacts): string {
  const end = openEnds.find(({ kind, path }) => kind === 'todo' && path !== null)
  return end === undefined ? '' : `; the branch has an open TODO at ${renderPlace(end)}`
}

/** How many words of a name are said, where those are most of it and not only what any project has; else 0. */
function nearness(said: ReadonlySet<string>, name: string): number {
  const words = [...wordsOf(name)]
  const same = words.filter((word) => said.has(word))
  const isOwn = same.some((word) => !commonNouns.has(word))
  return isOwn && same.length * 3 >= words.length * 2 ? same.length : 0
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
