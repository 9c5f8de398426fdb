import { HandoffError } from '../core/errors.js'
import type { BranchFacts } from '../core/facts.js'

/** What a person said on the command line, to be put on the page. */
export interface Notes {
  decisions: { text: string; reason: string | null; at: string | null }[]
  gotchas: string[]
  context: string[]
  tasks: { text: string; priority: 'must' | 'nice' }[]
}

export interface CreateOptions {
  cwd: string
  base?: string
  head?: string
  commit: boolean
  stdout: boolean
  notes: Notes
  /** The day the page is dated with, `YYYY-MM-DD`. */
  today: string
}

export interface CreateResult {
  path: string
  text: string
  outcome: 'written' | 'unchanged' | 'printed' | 'nothing-to-hand-off'
  commit: string | null
  facts: BranchFacts
  questionsHint?: string
}

/** Derives the page of a branch and writes it where it differs. */
export async function createHandoff(_options: CreateOptions): Promise<CreateResult> {
  throw new HandoffError('internal', '`create` is not built yet.')
}
