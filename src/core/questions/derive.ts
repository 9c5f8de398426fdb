import type { BranchFacts, FileChange } from '../facts.js'
import type { Handoff } from '../handoff.js'
import { deriveBreakingChanges, deriveReverts } from './commits.js'
import { deriveDeletedFiles } from './deleted-files.js'
import { deriveDependencies } from './dependencies.js'
import { openExplanations } from './explanations.js'
import { derivePipelineChanges, isPipeline } from './pipeline.js'
import type { DeriveRanked, FileSides, Question, QuestionKind, Ranked } from './question.js'
import { deriveRewrites, mayBeRewrite } from './rewrites.js'
import { deriveSchemaChanges } from './schema.js'
import { deriveSkippedTests } from './skipped-tests.js'
import { deriveChangedSignatures, deriveRemovedSymbols } from './symbols.js'
import { deriveNewVariables } from './variables.js'

/** Whether both sides of a changed file have to be read to know what to ask. */
export function isReadForQuestions(file: FileChange): boolean {
  return mayBeRewrite(file) || isPipeline(file)
}

/** More would not be answered. */
const mostQuestions = 5
const mostOfAKind = 2

const kinds: readonly DeriveRanked[] = [
  deriveBreakingChanges,
  deriveSchemaChanges,
  deriveNewVariables,
  deriveReverts,
  deriveDependencies,
  deriveSkippedTests,
  deriveRemovedSymbols,
  deriveDeletedFiles,
  deriveRewrites,
  deriveChangedSignatures,
  derivePipelineChanges,
]

export interface QuestionOptions {
  /** Ids of subjects that were asked about before. */
  asked?: ReadonlySet<string>
  /** Both sides of the files for which `isReadForQuestions` holds, by path; without them less is asked. */
  sides?: ReadonlyMap<string, FileSides>
}

/**
 * What a successor would want to know about the branch and cannot find out: at most five questions, the one that
 * hurts most first. What the page, a trailer or a commit message explains is not asked.
 */
export function deriveQuestions(
  facts: BranchFacts,
  page: Handoff | null,
  { asked = new Set(), sides = new Map() }: QuestionOptions = {},
): Question[] {
  const isExplained = openExplanations(facts, page)
  const isOpen: Parameters<DeriveRanked>[0]['isOpen'] = (concern) =>
    !asked.has(concern.subject.id) && !isExplained(concern)
  const ranked = kinds
    .flatMap((derive) => derive({ facts, sides, isOpen }))
    // The sort is stable: kinds of one weight stay in the order above.
    .sort((a, b) => b.weight - a.weight)
  return choose(ranked)
}

/** Kinds that ask about what was in a file: of these the heaviest speaks for the others. */
const aboutFiles: ReadonlySet<QuestionKind> = new Set([
  'removed-symbol',
  'deleted-file',
  'rewrite',
  'changed-signature',
])

/** The first ones, a few of a kind. */
function choose(ranked: readonly Ranked[]): Question[] {
  const chosen: Question[] = []
  for (const { question } of ranked) {
    const sameKind = chosen.filter(({ kind }) => kind === question.kind).length
    if (sameKind < mostOfAKind && !isTold(question, chosen)) chosen.push(question)
    if (chosen.length === mostQuestions) break
  }
  return chosen
}

function isTold({ kind, about }: Question, chosen: readonly Question[]): boolean {
  if (!aboutFiles.has(kind)) return false
  const told = chosen.filter((other) => aboutFiles.has(other.kind)).flatMap((other) => other.about)
  return about.every(({ path }) => told.some((other) => other.path === path))
}
