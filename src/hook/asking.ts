import type { PreparedHandoff } from '../commands/create.js'
import { readQuestions } from '../commands/questions.js'
import type { Config } from '../core/config/config.js'
import type { Handoff } from '../core/handoff.js'
import { parseJsonPage } from '../core/page/format.js'
import { parseHandoff } from '../core/page/parse.js'
import {
  deriveNotesOf,
  derivePrompts,
  findReasonNotToAsk,
  joinNotes,
  renderUnasked,
} from '../core/push/asking.js'
import { findKnownSecrets } from '../core/secrets/find.js'
import { describeRefusal } from '../core/secrets/refuse.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { type BranchMemory, readMemory, writeMemory } from '../git/push/memory.js'
import type { Repository } from '../git/repository.js'
import type { PushedBranch } from './fresh.js'
import type { PrePush } from './pre-push.js'

/** A branch whose page needs an update. */
export interface StaleBranch {
  pushed: PushedBranch
  prepared: PreparedHandoff
  memory: BranchMemory
}

/** The time limit for all answers, in milliseconds: an ssh connection stays open meanwhile. */
const patience = 120_000

/**
 * Asks about one branch (the checked-out one if it is pushed) and saves each answer immediately. Resolves to `stopped` if
 * the user stopped the push, else to a line for an author who could not be asked, or null.
 */
export async function askAboutBranch(
  push: PrePush,
  { commonDir, branch }: Repository,
  config: Config,
  stale: readonly StaleBranch[],
): Promise<'stopped' | string | null> {
  const one = stale.find(({ pushed }) => pushed.name === branch) ?? stale[0]
  if (one === undefined) return null
  const { prepared, memory } = one
  const { facts, found } = prepared
  const page = parsePage(prepared.derive(memory.notes), config)
  const isOff = config.prompt === 'never' || findReasonNotToAsk(push.environment) !== null
  const terminal = isOff ? null : await (await import('../prompt/terminal.js')).openTerminal()
  if (terminal === null) {
    return renderUnasked(await readQuestions(prepared.branch, facts, page), found === null)
  }
  try {
    const asked = new Set(memory.asked)
    const questions = await readQuestions(prepared.branch, facts, page, asked)
    const prompts = derivePrompts(questions, page, asked)
    if (prompts.length === 0) return null
    const [{ askInTurn }, { expectPerson }] = await Promise.all([
      import('../prompt/ask.js'),
      import('../git/deadline.js'),
    ])
    expectPerson(push.environment)
    const texts = prompts.map(({ text, hint }) => ({
      text: escapeForTerminal(text),
      hint: escapeForTerminal(hint),
    }))
    const refuse = (answer: string) => describeRefusal(findKnownSecrets(answer))
    const take = (index: number, answer: string): void => {
      const prompt = prompts[index]
      if (prompt === undefined) return
      const now = readMemory(commonDir, one.pushed.name)
      const notes = answer === '' ? now.notes : joinNotes(now.notes, deriveNotesOf(prompt, answer))
      writeMemory(commonDir, { ...now, asked: [...new Set([...now.asked, ...prompt.ids])], notes })
    }
    const end = await askInTurn(terminal, texts, patience, take, refuse)
    return end === 'stopped' ? 'stopped' : null
  } finally {
    terminal.close()
  }
}

function parsePage(text: string, config: Config): Handoff {
  return config.format === 'json' ? parseJsonPage(text).handoff : parseHandoff(text)
}
