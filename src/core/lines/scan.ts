import type { FileKind, OpenEnd } from '../facts.js'
import { parsePath } from '../files/path-parts.js'
import { isFixture } from '../files/tests.js'
import { conflictHint, createConflictFinder } from '../open-ends/conflict-markers.js'
import { skipFormsOf } from '../open-ends/skip-forms.js'
import { findSkippedTest, parseSkip, skipHint } from '../open-ends/skipped-tests.js'
import { findTodo, todoHint } from '../open-ends/todo.js'
import { readFormsOf } from '../variables/read-forms.js'
import { findVariableReads, readHint } from '../variables/reads.js'
import { commentSyntaxOf } from './comment-syntax.js'
import { createLiteralTracker, type LiteralTracker } from './literals.js'
import type { ScannedFile } from './scanned-file.js'
import { deriveNew, keyOf, type Sighting } from './tally.js'

/** Longer lines were not written by hand, and nobody left a note in them. */
const longestLine = 5_000

/** Matches no text. */
const nothing = '(?!)'

const scannedKinds: ReadonlySet<FileKind> = new Set(['source', 'test', 'docs', 'config'])

/** A variable that added lines read and removed ones did not, at the first of them. */
export interface FoundVariable {
  name: string
  path: string
  /** On the new side, 1-based. */
  line: number
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
  finish(): { variables: FoundVariable[]; openEnds: OpenEnd[] }
}

interface Found extends Sighting {
  openEnd: OpenEnd
}

export function createLineScanner(): LineScanner {
  const conflicts = createConflictFinder()
  const added: Found[] = []
  const removed: Sighting[] = []
  const variables = new Map<string, FoundVariable>()
  const variablesBefore = new Set<string>()
  const fileOrder = new Map<string, number>()
  let plan = planFor({ path: '', kind: 'binary', language: null })
  let previous = { line: 0, text: '' }

  function enter(file: ScannedFile): void {
    if (file.path === plan.file.path && file.kind === plan.file.kind) return
    plan = planFor(file)
    previous = { line: 0, text: '' }
    if (!fileOrder.has(file.path)) fileOrder.set(file.path, fileOrder.size)
  }

  return {
    scans: (file) => scannedKinds.has(file.kind) && !isFixture(parsePath(file.path)),

    added(file, line, text) {
      enter(file)
      const before = previous.line === line - 1 ? previous.text : null
      previous = { line, text }
      if (text.length > longestLine) return
      if (plan.literals?.step(text, before) === true) return
      if (conflictHint.test(text)) conflicts.added(plan.file, line, text)
      if (!plan.hint.test(text)) return
      const keep = (kind: OpenEnd['kind'], said: string) => {
        const openEnd = { kind, path: file.path, line, text: said }
        added.push({ path: file.path, key: keyOf(kind, said), openEnd })
      }
      const todo = plan.todo ? findTodo(text, file) : null
      if (todo !== null) keep('todo', todo)
      const skipped = plan.skip ? findSkippedTest(text, file, before) : null
      if (skipped !== null) keep('skipped-test', skipped)
      for (const name of plan.reads ? findVariableReads(text, file) : []) {
        if (!variables.has(name)) variables.set(name, { name, path: file.path, line })
      }
    },

    removed(file, text) {
      enter(file)
      if (text.length > longestLine) return
      if (conflictHint.test(text)) removed.push({ path: file.path, key: keyOf('conflict-marker', text) })
      if (!plan.hint.test(text)) return
      const todo = plan.todo ? findTodo(text, file) : null
      if (todo !== null) removed.push({ path: file.path, key: keyOf('todo', todo) })
      const skip = plan.skip ? parseSkip(text, file) : null
      if (skip !== null) removed.push({ path: file.path, key: keyOf('skipped-test', skip.text) })
      for (const name of plan.reads ? findVariableReads(text, file) : []) variablesBefore.add(name)
    },

    finish() {
      for (const openEnd of conflicts.finish()) {
        added.push({ path: openEnd.path ?? '', key: keyOf(openEnd.kind, openEnd.text), openEnd })
      }
      const place = (end: OpenEnd) => fileOrder.get(end.path ?? '') ?? 0
      return {
        variables: [...variables.values()].filter(({ name }) => !variablesBefore.has(name)),
        openEnds: deriveNew(added, removed)
          .map(({ openEnd }) => openEnd)
          .sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0)),
      }
    },
  }
}

/** What to look for in a file, decided once for all of its lines. */
interface Plan {
  file: ScannedFile
  /** One test for a line to pass before any finder reads it. */
  hint: RegExp
  todo: boolean
  skip: boolean
  reads: boolean
  literals: LiteralTracker | null
}

const hints = new Map<string, RegExp>()

function planFor(file: ScannedFile): Plan {
  const todo = file.kind === 'docs' || commentSyntaxOf(file.language) !== null
  const skip = skipFormsOf(file).length > 0
  const reads = readFormsOf(file).length > 0
  const wanted = [todo ? todoHint : null, skip ? skipHint : null, reads ? readHint : null]
  const source = wanted.flatMap((hint) => hint?.source ?? []).join('|') || nothing
  const hint = hints.get(source) ?? new RegExp(source)
  hints.set(source, hint)
  return { file, hint, todo, skip, reads, literals: createLiteralTracker(file.language) }
}
