import type { BranchFacts, FileChange } from '../facts.js'
import { renderCode } from '../text/code.js'
import { isOnlyReverted, isProductCode, namesOfFile } from './files.js'
import { deriveKeptShare } from './kept-share.js'
import type { Concern, DeriveRanked, FileSides, Ranked, Subject } from './question.js'

/** Lines that came, and lines that went. */
const fewestLines = 120
/** Of the lines on either side, those that stand on the other side as well. */
const mostKept = 0.5
const mostFiles = 2

/** Whether both sides of a file have to be read to know: most files are ruled out by what changed. */
export function mayBeRewrite(file: FileChange): boolean {
  const { status, additions, deletions } = file
  return (
    (status === 'modified' || status === 'renamed') &&
    Math.min(additions, deletions) >= fewestLines &&
    isProductCode(file)
  )
}

/** Source files of which more than half was written anew. */
export const deriveRewrites: DeriveRanked = ({ facts, sides, isOpen }) =>
  facts.files
    .filter((file) => isRewrite(file, sides.get(file.path), facts) && isOpen(concernOf(file)))
    .sort((a, b) => b.additions - a.additions)
    .slice(0, mostFiles)
    .map((file) => rank(file))

function rank(file: FileChange): Ranked {
  const { subject } = concernOf(file)
  return {
    weight: 46,
    question: {
      id: subject.id,
      kind: 'rewrite',
      text: `Why was ${renderCode(file.path)} rewritten, and what has to behave as before?`,
      about: [subject],
      answerWith: 'decision',
      statement: `Rewrite ${renderCode(file.path)}`,
      place: file.path,
    },
  }
}

function concernOf({ path }: FileChange): Concern & { subject: Subject } {
  return {
    subject: { id: `rewrite:${path}`, name: path, path, line: null },
    names: namesOfFile(path),
    message: 'reason',
  }
}

function isRewrite(file: FileChange, sides: FileSides | undefined, facts: BranchFacts): boolean {
  if (sides === undefined || !mayBeRewrite(file) || isOnlyReverted(file, facts)) return false
  return deriveKeptShare(sides) < mostKept
}
