import { renderCode } from '../text/code.js'
import type { Concern } from './question.js'

/** So many are named; more than one beyond them is counted. */
const named = 4

/** `` `a` ``, `` `a` and `b` ``, `` `a`, `b`, `c`, `d` and 3 more ``. */
export function renderNames(names: readonly string[]): string {
  const told = names.length > named + 1 ? names.slice(0, named) : names
  const codes = told.map(renderCode)
  const rest = names.length - told.length
  if (rest > 0) return `${codes.join(', ')} and ${rest} more`
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`
}

/** The names of what is asked about, each once. */
export function renderSubjects(concerns: readonly Concern[]): string {
  return renderNames([...new Set(concerns.map(({ subject }) => subject.name))])
}

/** The first of both words for one thing, the second for several. */
export function number<Word>(things: readonly unknown[], one: Word, several: Word): Word {
  return things.length === 1 ? one : several
}
