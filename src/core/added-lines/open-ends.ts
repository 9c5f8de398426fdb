import type { Limit, OpenEnd, OpenEndKind } from '../facts.js'
import type { ScannedFile } from '../files/language.js'
import { cleanText, cutText } from '../text/clean.js'
import type { Plan } from './plan.js'
import { deriveNew, keyOf, type Sighting } from './tally.js'
import { completeSkip, findSkippedTest, parseSkip } from './tests.js'
import { continueTodo, findTodo, mayGoOn } from './todos.js'

/**
 * git's markers, seven characters by default: `<<<<<<< HEAD`, `=======`, `>>>>>>> feat/retry`. Not `<<<<<<< SEARCH`,
 * as prompts ask language models to mark their edits.
 */
const opening = /^<{7} (?!SEARCH\b|ORIGINAL\b|REPLACE\b)\S/
const separator = /^={7}\s*$/
const closing = /^>{7} \S/
export const conflictHint = /^(?:<{7} |={7}|>{7} )/

/** Where examples of conflicts are at home: code and tests of merging, and documentation. */
const aboutConflicts = /conflict|merge|rebase|rerere|diff|patch|git/i

/** The markers of one file's added lines, in order; `finish` before the next file. */
interface ConflictFinder {
  added(file: ScannedFile, line: number, text: string): void
  finish(): OpenEnd[]
}

/**
 * One open end per conflict, at its opening line. In documentation and in tests a marker alone is an example or an
 * underline: there all three have to stand, and the path must not be about conflicts.
 */
export function createConflictFinder(): ConflictFinder {
  let current: ScannedFile | null = null
  let open: (OpenEnd & { separated: boolean }) | null = null
  let found: OpenEnd[] = []

  function settle(complete: boolean): void {
    if (open !== null && current !== null) {
      const { separated, ...end } = open
      const isExample = current.kind === 'docs' || current.kind === 'test'
      if (isExample ? complete && separated && !aboutConflicts.test(current.path) : true) found.push(end)
    }
    open = null
  }

  return {
    added(file, line, text) {
      if (file.path !== current?.path) {
        settle(false)
        current = file
      }
      if (opening.test(text)) {
        settle(false)
        const said = cutText(cleanText(text), 80)
        open = { kind: 'conflict-marker', path: file.path, line, text: said, separated: false }
      } else if (open !== null && separator.test(text)) {
        open.separated = true
      } else if (open !== null && closing.test(text)) {
        settle(true)
      }
    },
    finish() {
      settle(false)
      const all = found
      found = []
      return all
    },
  }
}

/** A line of a diff on the new side. */
interface AddedLine {
  /** 1-based. */
  line: number
  text: string
  /** The text of the line before, where that was added too. */
  before: string | null
}

/** Gathers the open ends that lines show, and takes off those that the diff only moved. */
interface OpenEndCollector {
  added(plan: Plan, added: AddedLine): void
  /** Every line after one that was added, null where the next one does not follow: a finding may go on in it. */
  follow(next: string | null): void
  removed(plan: Plan, text: string): void
  keep(openEnd: OpenEnd): void
  drop(kind: OpenEndKind, path: string, text: string): void
  finish(): { openEnds: OpenEnd[]; limits: Limit[] }
}

interface OpenEndSighting extends Sighting {
  openEnd: OpenEnd
}

/**
 * Open ends of a file and in all that are kept: more were made by a machine, and are a limit of the facts. Ten times as many
 * are gathered, since some may only have been moved.
 */
const mostOfFile = 200
const mostInAll = 2_000
const gathered = 10
/** Files whose limit is named. */
const mostNamed = 100
/** Removed lines that are compared with them. */
const mostDropped = 100_000

export function createOpenEndCollector(): OpenEndCollector {
  const found: OpenEndSighting[] = []
  const dropped: Sighting[] = []
  const countByPath = new Map<string, number>()
  const leftOut = new Set<string>()
  let goesOn: ((next: string) => void) | null = null

  function isFull(path: string): boolean {
    const isSo = found.length >= gathered * mostInAll || (countByPath.get(path) ?? 0) >= gathered * mostOfFile
    if (isSo) leftOut.add(path)
    return isSo
  }

  function keep(openEnd: OpenEnd): void {
    const path = openEnd.path ?? ''
    if (isFull(path)) return
    countByPath.set(path, (countByPath.get(path) ?? 0) + 1)
    found.push({ path, key: keyOf(openEnd.kind, openEnd.text), openEnd })
  }

  function drop(kind: OpenEndKind, path: string, text: string): void {
    if (dropped.length < mostDropped) dropped.push({ path, key: keyOf(kind, text) })
  }

  /** A TODO's sentence may go on in the next line of its comment. */
  function readOn(openEnd: OpenEnd, plan: Plan, line: string): void {
    if (!mayGoOn(openEnd.text, line)) return
    goesOn = (next) => {
      const more = continueTodo(openEnd.text, next, plan.file)
      if (more === null) return
      openEnd.text = more
      readOn(openEnd, plan, next)
    }
  }

  return {
    added(plan, { line, text, before }) {
      const path = plan.file.path
      if (isFull(path)) return
      const todo = plan.todo ? findTodo(text, plan.file) : null
      if (todo !== null) {
        const openEnd: OpenEnd = { kind: 'todo', path, line, text: todo }
        keep(openEnd)
        readOn(openEnd, plan, text)
      }
      const skip = plan.skip ? findSkippedTest(text, plan.file, before) : null
      if (skip === null) return
      if (skip.argument === null) return keep({ kind: 'skipped-test', path, line, text: skip.text })
      goesOn = (next) => {
        const complete = completeSkip(skip, next)
        if (complete !== null) keep({ kind: 'skipped-test', path, line, text: complete })
      }
    },
    follow(next) {
      const waiting = goesOn
      goesOn = null
      if (next !== null) waiting?.(next)
    },
    removed(plan, text) {
      const todo = plan.todo ? findTodo(text, plan.file) : null
      if (todo !== null) drop('todo', plan.file.path, todo)
      const skip = plan.skip ? parseSkip(text, plan.file) : null
      if (skip !== null) drop('skipped-test', plan.file.path, skip.text)
    },
    keep,
    drop,
    finish() {
      const counts = new Map<string, number>()
      const kept = deriveNew(found, dropped).filter(({ path }) => {
        const count = (counts.get(path) ?? 0) + 1
        counts.set(path, count)
        if (count > mostOfFile) leftOut.add(path)
        return count <= mostOfFile
      })
      for (const { path } of kept.slice(mostInAll)) leftOut.add(path)
      return {
        openEnds: kept.slice(0, mostInAll).map(({ openEnd }) => openEnd),
        limits: [...leftOut].slice(0, mostNamed).map((path) => ({
          kind: 'findings-left-out',
          path,
          reason: `only ${mostOfFile} open ends of a file and ${mostInAll} in all are read`,
        })),
      }
    },
  }
}
