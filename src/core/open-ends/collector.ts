import type { OpenEnd, OpenEndKind } from '../facts.js'
import type { Plan } from '../lines/plan.js'
import { deriveNew, keyOf, type Sighting } from '../lines/tally.js'
import { completeSkip, findSkippedTest, parseSkip } from './skipped-tests.js'
import { findTodo } from './todo.js'
import { continueTodo, mayGoOn } from './todo-continuation.js'

/** A line of a diff on the new side. */
export interface AddedLine {
  /** 1-based. */
  line: number
  text: string
  /** The text of the line before, where that was added too. */
  before: string | null
}

/** Gathers the open ends that lines show, and takes off those that the diff only moved. */
export interface OpenEndCollector {
  added(plan: Plan, added: AddedLine): void
  /** Every line after one that was added, null where the next one does not follow: a finding may go on in it. */
  follow(next: string | null): void
  removed(plan: Plan, text: string): void
  keep(openEnd: OpenEnd): void
  drop(kind: OpenEndKind, path: string, text: string): void
  finish(): OpenEnd[]
}

interface Found extends Sighting {
  openEnd: OpenEnd
}

export function createOpenEndCollector(): OpenEndCollector {
  const found: Found[] = []
  const dropped: Sighting[] = []
  let goesOn: ((next: string) => void) | null = null

  function keep(openEnd: OpenEnd): void {
    found.push({ path: openEnd.path ?? '', key: keyOf(openEnd.kind, openEnd.text), openEnd })
  }

  function drop(kind: OpenEndKind, path: string, text: string): void {
    dropped.push({ path, key: keyOf(kind, text) })
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
    finish: () => deriveNew(found, dropped).map(({ openEnd }) => openEnd),
  }
}
