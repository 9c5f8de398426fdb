import type { BranchFacts, Commit, DependencyChange, SymbolChange } from '../../../src/core/facts.js'
import type { Handoff, SectionKind } from '../../../src/core/handoff.js'
import { deriveQuestions, type QuestionOptions } from '../../../src/core/questions/derive.js'
import type { Question } from '../../../src/core/questions/question.js'
import { facts } from '../entries/facts.js'

export function questionsOf(
  change: Partial<BranchFacts>,
  page: Handoff | null = null,
  options: QuestionOptions = {},
): Question[] {
  return deriveQuestions(facts(change), page, options)
}

/** The texts of all questions about some facts. */
export function textsOf(change: Partial<BranchFacts>, options: QuestionOptions = {}): string[] {
  return questionsOf(change, null, options).map(({ text }) => text)
}

let commits = 0

export function commit(subject: string, body = '', sha?: string): Commit {
  commits += 1
  return {
    sha: sha ?? commits.toString(16).padStart(40, '0'),
    subject,
    body,
    author: 'Ada Example',
    date: '2026-01-05T09:00:00Z',
    trailers: body.split('\n').flatMap((line) => {
      const [, key, value] = /^([A-Z][\w-]*): (.+)$/.exec(line) ?? []
      return key === undefined || value === undefined ? [] : [{ key, value }]
    }),
  }
}

export function dependency(change: Partial<DependencyChange>): DependencyChange {
  return {
    manifest: 'package.json',
    name: 'redis',
    change: 'added',
    from: change.change === 'removed' ? '^1.0.0' : null,
    to: change.change === 'removed' ? null : '^1.0.0',
    scope: 'runtime',
    ...change,
  }
}

/** An exported function that was removed, but for what is given. */
export function symbol(change: Partial<SymbolChange>): SymbolChange {
  const name = change.name ?? 'signToken'
  return {
    name,
    qualifiedName: name,
    kind: 'function',
    change: 'removed',
    previousName: null,
    previousPath: null,
    signatureChanged: false,
    exported: true,
    cosmetic: false,
    lines: null,
    ...change,
  }
}

/** A page with one item in one section, or one paragraph in Context. */
export function pageWith(kind: SectionKind, text: string, details = ''): Handoff {
  const header = { handoff: 1, branch: null, base: null, covers: null, work: null, updated: null } as const
  const isProse = kind === 'context' || kind === 'other'
  return {
    header,
    title: 'Handoff: x',
    status: null,
    scope: null,
    introduction: '',
    sections: [
      {
        kind,
        heading: kind,
        text: isProse ? text : '',
        items: isProse ? [] : [{ text, details, done: kind === 'must' ? false : null }],
        sections: [],
      },
    ],
  }
}
