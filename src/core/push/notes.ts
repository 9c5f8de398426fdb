import type { Notes } from '../document/notes.js'
import { deriveAnswer } from '../questions/answer.js'
import type { Prompt } from './asking.js'

/** The notes of both, in order. */
export function joinNotes(first: Notes, second: Notes): Notes {
  return {
    decisions: [...first.decisions, ...second.decisions],
    gotchas: [...first.gotchas, ...second.gotchas],
    context: [...first.context, ...second.context],
    tasks: [...first.tasks, ...second.tasks],
  }
}

/** What an answer, in a person's own words, puts on the page. */
export function deriveNotesOf({ question }: Prompt, answer: string): Notes {
  const none: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  if (question === 'gotcha') return { ...none, gotchas: [answer] }
  if (question === 'task') return { ...none, tasks: [{ text: answer, priority: 'must' }] }
  return deriveAnswer(question, answer)
}
