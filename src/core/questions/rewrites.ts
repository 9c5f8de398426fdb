import type { BranchFacts, FileChange } from '../facts.js'
import { renderCode } from '../text/code.js'
import { askEach } from './ask.js'
import { isOnlyReverted, isProductCode, namesOfFile } from './files.js'
import { deriveKeptShare } from './kept-share.js'
import type { Concern, DeriveRanked, FileSides } from './question.js'

/** Lines that came, and lines that went. */
const fewestLines = 120
/** Of the lines on either side, those that stand on the other side as well. */
const mostKept = 0.5
const mostFiles = 2
const weight = 46

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
export const deriveRewrites: DeriveRanked = ({ facts, sides, isOpen }) => {
  const rewritten = facts.files
    .filter((file) => isRewrite(file, sides.get(file.path), facts))
    .sort((a, b) => b.additions - a.additions)
    .slice(0, mostFiles)
  return askEach('rewrite', rewritten.map(concernOf), isOpen, ({ subject }) => ({
    weight,
    text: `Why was ${renderCode(subject.name)} rewritten, and what has to behave as before?`,
    answerWith: 'decision',
    statement: `Rewrite ${renderCode(subject.name)}`,
  }))
}

function concernOf({ path }: FileChange): Concern {
  return {
    subject: { id: `rewrite:${path}`, name: path, path, line: null },
    names: namesOfFile(path),
    message: 'reason',
  }
}

function isRewrite(file: FileChange, sides: FileSides | undefined, facts: BranchFacts): boolean {
  if (sides === undefined || !mayBeRewrite(file) || isOnlyReverted(file, facts)) return false
  return !isCosmetic(file) && deriveKeptShare(sides) < mostKept
}

/** Only white space and comments differ in most of its symbols. */
function isCosmetic({ symbols }: FileChange): boolean {
  return symbols.filter(({ cosmetic }) => cosmetic).length > symbols.length / 2
}
