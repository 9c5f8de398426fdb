import { describe, expect, it } from 'vitest'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { deriveNotesOf, derivePrompts, findReasonNotToAsk } from '../../../src/core/push/asking.js'
import type { Question } from '../../../src/core/questions/question.js'

function question(id: string): Question {
  const about = [{ id, name: id, path: null, line: null }]
  return {
    ...{ id, kind: 'dependency', text: `Why ${id}?`, about },
    ...{ answerWith: 'decision', statement: `Add ${id}`, place: 'package.json' },
  }
}

const textsOf = (...given: Parameters<typeof derivePrompts>) =>
  derivePrompts(...given).map(({ text }) => text)
const bite = 'What could trip up the next person on this branch?'
const next = 'What is the next step?'

describe('derivePrompts', () => {
  it('asks three questions at most, then for gotchas and the next step', () => {
    const questions = ['a', 'b', 'c', 'd'].map(question)
    expect(textsOf(questions, null, new Set())).toEqual(['Why a?', 'Why b?', 'Why c?', bite, next])
  })

  it('does not ask for what stands on the page', () => {
    const page = (text: string) => parseHandoff(`# Handoff\n\n${text}\n`)
    const remaining = '## Remaining Work\n\n### Must Complete\n\n'
    expect(textsOf([], page('## Gotchas\n\n- The cache is global.'), new Set())).toEqual([next])
    expect(textsOf([], page(`${remaining}- [ ] Update the tests`), new Set())).toEqual([bite])
    expect(textsOf([], page(`${remaining}- [x] Update the tests`), new Set())).toEqual([bite, next])
  })

  it('asks nobody twice', () => {
    expect(textsOf([], null, new Set(['page:gotcha', 'page:next-step']))).toEqual([])
  })
})

describe('deriveNotesOf', () => {
  it('makes a note of each kind of answer', () => {
    const prompts = derivePrompts([question('redis')], null, new Set())
    expect(prompts.map((prompt) => deriveNotesOf(prompt, 'because'))).toMatchObject([
      { decisions: [{ text: 'Add redis', reason: 'because', at: 'package.json' }] },
      { gotchas: ['because'] },
      { tasks: [{ text: 'because', priority: 'must' }] },
    ])
  })
})

describe('findReasonNotToAsk', () => {
  it.each([
    [{ CI: 'true' }, 'CI is set'],
    [{ CI: '1' }, 'CI is set'],
    [{ CLAUDECODE: '1' }, 'CLAUDECODE is set'],
    [{ GEMINI_CLI: '1' }, 'GEMINI_CLI is set'],
    [{ COPILOT_CLI: '1' }, 'COPILOT_CLI is set'],
    [{ CURSOR_AGENT: '1' }, 'CURSOR_AGENT is set'],
    [{ PI_CODING_AGENT: 'true' }, 'PI_CODING_AGENT is set'],
    [{ CODEX_SANDBOX: 'seatbelt' }, 'CODEX_SANDBOX is set'],
    [{ GIT_TERMINAL_PROMPT: '0' }, 'GIT_TERMINAL_PROMPT is off'],
    [{ TERM: 'dumb' }, 'the terminal is dumb'],
    [{ CI: 'false', CLAUDECODE: '', GIT_TERMINAL_PROMPT: '1', TERM: 'xterm' }, null],
  ])('%j: %s', (environment, reason) => {
    expect(findReasonNotToAsk(environment)).toBe(reason)
  })
})
