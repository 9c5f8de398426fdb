import type { FileKind } from '../facts.js'
import { parsePath, type ScannedFile } from '../files/language.js'
import { isFixture } from '../files/tests.js'
import { createLiteralTracker, type LiteralTracker } from './literals.js'
import { skipFormsOf, skipHint, testTitleForm } from './tests.js'
import { mayHoldTodo, todoHint } from './todos.js'
import { readFormsOf } from './variables.js'

/** What to look for in a file, decided once for all of its lines. */
export interface Plan {
  file: ScannedFile
  /** A line that does not match holds nothing: the one test that every line pays for. */
  hint: RegExp
  todo: boolean
  skip: boolean
  reads: boolean
  literals: LiteralTracker | null
  /** How its tests are titled. */
  titles: RegExp | null
}

const scannedKinds: ReadonlySet<FileKind> = new Set(['source', 'test', 'docs', 'config'])

/** Matches no text. */
const nothing = '(?!)'

const hints = new Map<string, RegExp>()

/** Whether people write to each other in this file: not in what is generated, foreign or a test's data. */
export function isScanned(file: ScannedFile): boolean {
  return scannedKinds.has(file.kind) && !isFixture(parsePath(file.path))
}

export function planFor(file: ScannedFile): Plan {
  const todo = mayHoldTodo(file)
  const skip = skipFormsOf(file).length > 0
  const reads = readFormsOf(file)
  const wanted = [todo ? todoHint : null, skip ? skipHint : null, reads?.hint ?? null]
  const source = wanted.flatMap((hint) => hint?.source ?? []).join('|') || nothing
  const hint = hints.get(source) ?? new RegExp(source)
  hints.set(source, hint)
  return {
    file,
    hint,
    todo,
    skip,
    reads: reads !== null,
    literals: createLiteralTracker(file.language),
    titles: testTitleForm(file),
  }
}
