import type { BranchQuestions, Question } from '../commands/questions.js'
import { renderAnswerCommand } from '../core/questions/answer.js'
import { escapeForTerminal } from '../core/text/terminal.js'

/** The questions for a person, numbered, each with the command that answers it; empty without any. */
export function renderQuestions(questions: readonly Question[]): string {
  const blocks = questions.map((question, index) => {
    const number = `${index + 1}. `
    const indent = ' '.repeat(number.length)
    return `${number}${question.text}\n${indent}${renderAnswerCommand(question)}\n`
  })
  return escapeForTerminal(blocks.join('\n'))
}

/** The questions for a program: each with the same command. */
export function deriveQuestionReport({ branch, work, questions }: BranchQuestions): Record<string, unknown> {
  const withCommand = questions.map((question) => ({ ...question, command: renderAnswerCommand(question) }))
  return { version: 1, branch, work, questions: withCommand }
}
