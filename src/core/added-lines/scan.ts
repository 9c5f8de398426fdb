import type { Limit, OpenEnd } from '../facts.js'
import type { ScannedFile } from '../files/language.js'
import { conflictHint, createConflictFinder, createOpenEndCollector } from './open-ends.js'
import { isScanned, planFor } from './plan.js'
import { parseTestTitle, type TestTitle } from './tests.js'
import { findVariableReads, isOptionalRead } from './variables.js'

/** Longer lines were not written by hand, and nobody left a note in them. */
const longestLine = 5_000

/** A variable that added lines read and removed ones did not, at the first of them. */
export interface FoundVariable {
  name: string
  path: string
  /** On the new side, 1-based. */
  line: number
  /** Where some added line goes on without it. */
  optional?: true
}

/**
 * Reads a diff line by line, in its order, and keeps only what it finds. Texts come without the `+` or `-` and
 * without the line's end (a `\r` may stay).
 */
export interface LineScanner {
  /** Whether lines of this file can hold anything; where not, they need not be handed over. */
  scans(file: ScannedFile): boolean
  /** @param line number on the new side, 1-based */
  added(file: ScannedFile, line: number, text: string): void
  removed(file: ScannedFile, text: string): void
  /** What is newly there, in the diff's order; what was only moved, re-indented or reworded is not. */
  finish(): { variables: FoundVariable[]; openEnds: OpenEnd[]; tests: TestTitle[]; limits: Limit[] }
}

/** Titles of tests that are kept: a page names four of a file. */
const mostTitles = 20_000

export function createLineScanner(): LineScanner {
  const openEnds = createOpenEndCollector()
  const conflicts = createConflictFinder()
  const variables = new Map<string, FoundVariable>()
  const variablesBefore = new Set<string>()
  const tests: TestTitle[] = []
  const titlesBefore = new Set<string>()
  const fileOrder = new Map<string, number>()
  let plan = planFor({ path: '', kind: 'binary', language: null })
  let last = { line: 0, text: '' }

  function enter(file: ScannedFile): void {
    if (file.path === plan.file.path && file.kind === plan.file.kind) return
    plan = planFor(file)
    last = { line: 0, text: '' }
    if (!fileOrder.has(file.path)) fileOrder.set(file.path, fileOrder.size)
  }

  return {
    scans: isScanned,

    added(file, line, text) {
      enter(file)
      const before = last.line === line - 1 && line > 1 ? last.text : null
      last = { line, text }
      openEnds.follow(before === null ? null : text)
      if (text.length > longestLine || plan.literals?.step(text, before)) return
      if (conflictHint.test(text)) conflicts.added(plan.file, line, text)
      const title = plan.titles === null ? null : parseTestTitle(plan.titles, text)
      if (title !== null && tests.length < mostTitles) tests.push({ path: file.path, title })
      if (!plan.hint.test(text)) return
      openEnds.added(plan, { line, text, before })
      for (const name of plan.reads ? findVariableReads(text, file) : []) {
        const found = variables.get(name) ?? { name, path: file.path, line }
        variables.set(name, isOptionalRead(text, name) ? { ...found, optional: true } : found)
      }
    },

    removed(file, text) {
      enter(file)
      if (text.length > longestLine) return
      if (conflictHint.test(text)) openEnds.drop('conflict-marker', file.path, text)
      const title = plan.titles === null ? null : parseTestTitle(plan.titles, text)
      if (title !== null) titlesBefore.add(title)
      if (!plan.hint.test(text)) return
      openEnds.removed(plan, text)
      for (const name of plan.reads ? findVariableReads(text, file) : []) variablesBefore.add(name)
    },

    finish() {
      openEnds.follow(null)
      for (const conflict of conflicts.finish()) openEnds.keep(conflict)
      const place = (end: OpenEnd) => fileOrder.get(end.path ?? '') ?? 0
      const { openEnds: ends, limits } = openEnds.finish()
      return {
        limits,
        variables: [...variables.values()].filter(({ name }) => !variablesBefore.has(name)),
        tests: tests.filter(({ title }) => !titlesBefore.has(title)),
        openEnds: ends.sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0)),
      }
    },
  }
}
