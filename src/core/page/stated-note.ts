import { renderCode } from '../text/code.js'
import type { Notes } from './notes.js'

/** What one can say on its own; `done` ticks a task. */
export const noteKinds = ['decision', 'gotcha', 'task', 'done', 'context'] as const
export type NoteKind = (typeof noteKinds)[number]

/** One thing that is said for a page. */
interface StatedNote {
  kind: NoteKind
  text: string
  /** The reason of a decision. */
  because: string | null
  /** Where a decision, gotcha or task shows, such as `src/store.ts#open`. */
  at: string | null
  /** The task is only nice to have. */
  isNice: boolean
}

/** Which kinds a further word is for. */
export const noteOwners: Readonly<Record<'because' | 'at' | 'nice', readonly NoteKind[]>> = {
  because: ['decision'],
  at: ['decision', 'gotcha', 'task'],
  nice: ['task'],
}

/** What is put on the page, or the task that is ticked. */
export function deriveStatedNote(stated: StatedNote): { add: Notes } | { done: string } {
  const { kind, text, because, at, isNice } = stated
  const none: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  const anchored = at === null ? text : `${text} (${renderCode(at)})`
  switch (kind) {
    case 'done':
      return { done: text }
    case 'context':
      return { add: { ...none, context: [text] } }
    case 'gotcha':
      return { add: { ...none, gotchas: [anchored] } }
    case 'task':
      return { add: { ...none, tasks: [{ text: anchored, priority: isNice ? 'nice' : 'must' }] } }
    case 'decision':
      return { add: { ...none, decisions: [{ text, reason: because, at }] } }
  }
}
