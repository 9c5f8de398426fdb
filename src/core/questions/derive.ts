import type { BranchFacts, FileChange } from '../facts.js'
import type { Handoff } from '../handoff.js'
import { deriveBreakingChanges, deriveReverts } from './commits.js'
import { deriveDependencies } from './dependencies.js'
import { openExplanations } from './explanations.js'
import { deriveDeletedFiles, deriveRewrites, mayBeRewrite } from './files.js'
import { derivePipelineChanges, deriveSchemaChanges, isPipeline } from './operations.js'
import type { DeriveRanked, FileSides, Question, QuestionKind, Ranked } from './question.js'
import { deriveChangedSignatures, deriveRemovedSymbols } from './symbols.js'
import { deriveNewVariables, deriveSkippedTests } from './tests-and-variables.js'

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
  return choose(ranked, facts)
}

/** Kinds that ask about what was in a file: of these the heaviest speaks for the others. */
const aboutFiles: ReadonlySet<QuestionKind> = new Set([
  'removed-symbol',
  'deleted-file',
  'rewrite',
  'changed-signature',
])

/** The first ones, a few of a kind. */
function choose(ranked: readonly Ranked[], facts: BranchFacts): Question[] {
  const chosen: Question[] = []
  for (const { question } of ranked) {
    const sameKind = chosen.filter(({ kind }) => kind === question.kind).length
    const isTold = chosen.some((other) => isSameFile(question, other) || isSameStep(question, other, facts))
    if (sameKind < mostOfAKind && !isTold) chosen.push(question)
    if (chosen.length === mostQuestions) break
  }
  return chosen
}

function isSameFile({ kind, about }: Question, told: Question): boolean {
  if (!aboutFiles.has(kind) || !aboutFiles.has(told.kind)) return false
  return about.every(({ path }) => told.about.some((other) => other.path === path))
}

/** Where one commit of many dropped a package and the file that used it, the package is asked about. */
function isSameStep(question: Question, told: Question, facts: BranchFacts): boolean {
  if (!aboutFiles.has(question.kind) || told.kind !== 'dependency' || facts.commits.length < 2) return false
  const [steps, others] = [stepsOf(question, facts), stepsOf(told, facts)]
  return steps.size === 1 && [...steps].every((sha) => others.has(sha))
}

function stepsOf({ about }: Question, { files }: BranchFacts): Set<string> {
  const paths = new Set(about.map(({ path }) => path))
  return new Set(files.filter(({ path }) => paths.has(path)).flatMap((file) => file.commits))
}
