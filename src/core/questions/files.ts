import { parseReversal } from '../commits/subject.js'
import type { BranchFacts, FileChange } from '../facts.js'
import { renderCode } from '../text/code.js'
import { explainsRemoval } from './explanations.js'
import {
  askEach,
  askTogether,
  type Concern,
  type DeriveRanked,
  type FileSides,
  type Name,
  number,
  renderSubjects,
} from './question.js'

/** Folders with code that serves the project from aside: nobody's product breaks with it. */
const asideFolder =
  /^(?:docs?|documentation|website|www|examples?|samples?|demos?|playgrounds?|sandbox|bench(?:es|marks?)?|scripts?|tools?|tooling|hack|contrib|misc|buildSrc|build-logic|artwork|assets|\.[\w-]+|templates?|fixtures?|testing|test-?(?:utils|helpers|support)|stories|storybook|(?:my|test|dummy|sample|demo)[-_]?app)$/i
/** Build and test set-up, whatever language it is written in: `vite.config.ts`, `Rakefile`, `noxfile.py`. */
const toolFile =
  /(?:^|\/)(?:[^/]+\.config\.[cm]?[jt]s|Rakefile|Gemfile|noxfile\.py|setup\.py|gulpfile\.\w+|Makefile)$/

/** Whether a path lies aside of what the project ships. */
export function isAside(path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return toolFile.test(path) || folders.some((folder) => asideFolder.test(folder))
}

/** Languages that say how something looks or is set, not what it does. */
const noCode: ReadonlySet<string> = new Set(
  'html svg xml css scss sass less stylus markdown mdx text json yaml toml csv restructuredtext'.split(' '),
)

/** Whether a file is of the product's own code, that people wrote; stubs only say what its types are. */
export function isProductCode({ kind, language, path }: FileChange): boolean {
  if (kind !== 'source' || language === null || noCode.has(language)) return false
  return !isAside(path) && !/\.(?:d\.[cm]?ts|pyi|rbi)$/.test(path)
}

/** Base names that many files have. */
const commonName =
  /^(?:index|main|mod|lib|__init__|__main__|app|init|setup|types?|utils?|helpers?|common|constants?|config|base|core|api|client|server|routes?|models?|views?|schema|package|readme|migration|page|layout|route)\./i

/** A file's path, and its base name where that tells it from others. */
export function namesOfFile(path: string): Name[] {
  const name = path.split('/').at(-1) ?? path
  const names = commonName.test(name) || !name.includes('.') ? [path] : [path, name]
  return names.map((text) => ({ text, form: 'path' }))
}

/** Whether reverts alone brought the file to where it is: the question is then about the revert. */
export function isOnlyReverted({ commits }: FileChange, facts: BranchFacts): boolean {
  return commits.length > 0 && commits.every((sha) => isRevert(sha, facts))
}

function isRevert(sha: string, { commits }: BranchFacts): boolean {
  const subject = commits.find((commit) => commit.sha === sha)?.subject
  return subject !== undefined && parseReversal(subject)?.restores === false
}

/** Lines that came, and lines that went. */
const fewestLines = 120
/** Of the lines on either side, those that stand on the other side as well. */
const mostKept = 0.5
const mostRewrittenFiles = 2
const rewriteWeight = 46

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
    .slice(0, mostRewrittenFiles)
  return askEach('rewrite', rewritten.map(concernOfRewrite), isOpen, ({ subject }) => ({
    weight: rewriteWeight,
    text: `Why was ${renderCode(subject.name)} rewritten, and what must still behave as before?`,
    answerWith: 'decision',
    statement: `Rewrite ${renderCode(subject.name)}`,
  }))
}

function concernOfRewrite({ path }: FileChange): Concern {
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

/**
 * How much of the one side stands on the other, of the side that kept more: 0 to 1. Lines count once for every time
 * they stand there; indentation, and lines of brackets alone, do not count: a namespace taken away is no rewrite.
 */
export function deriveKeptShare({ before, after }: FileSides): number {
  const [old, now] = [listTellingLines(before), listTellingLines(after)]
  const left = new Map<string, number>()
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1)
  let kept = 0
  for (const line of now) {
    const count = left.get(line) ?? 0
    if (count === 0) continue
    left.set(line, count - 1)
    kept += 1
  }
  return kept / Math.max(1, Math.min(old.length, now.length))
}

function listTellingLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
}

/** Lines: smaller files take little with them. */
const smallest = 40
const mostDeletedFiles = 4
const deletionWeight = 52

/** Source files that are gone, and whose code did not go elsewhere. */
export const deriveDeletedFiles: DeriveRanked = ({ facts, isOpen }) => {
  const gone = facts.files
    .filter((file) => isGone(file, facts))
    .sort((a, b) => b.deletions - a.deletions)
    .slice(0, mostDeletedFiles)
  return askTogether('deleted-file', gone.map(concernOfDeletion), isOpen, (open) => {
    const paths = renderSubjects(open)
    const [were, their] = number(open, ['was', 'its'], ['were', 'their'])
    return {
      weight: deletionWeight,
      text: `Why ${were} ${paths} deleted, and what replaces ${their === 'its' ? 'it' : 'them'}?`,
      answerWith: 'decision',
      statement: `Delete ${paths}`,
      place: null,
    }
  })
}

function concernOfDeletion({ path }: FileChange): Concern {
  return {
    subject: { id: `deleted-file:${path}`, name: path, path, line: null },
    names: namesOfFile(path),
    message: 'reason',
  }
}

function isGone(file: FileChange, facts: BranchFacts): boolean {
  if (file.status !== 'deleted' || file.deletions < smallest || !isProductCode(file)) return false
  if (isOnlyReverted(file, facts) || explainsRemoval(facts.commits, file.commits)) return false
  return !isReplaced(file, facts)
}

/** Its symbols moved, or a file of the same name came: it went elsewhere. */
function isReplaced(file: FileChange, { files }: BranchFacts): boolean {
  const others = files.filter(({ path, status }) => path !== file.path && status !== 'deleted')
  if (others.some(({ path, status }) => status === 'added' && stemOf(path) === stemOf(file.path))) return true
  const came = others.flatMap(({ symbols }) => symbols.filter(({ change }) => change !== 'removed'))
  const moved = came.filter(({ previousPath }) => previousPath === file.path).length
  const names = new Set(came.filter(({ change }) => change === 'added').map(({ name }) => name))
  const left = file.symbols.filter(({ exported }) => exported)
  const again = left.filter(({ name }) => names.has(name)).length
  return moved + again > 0 && moved + again >= left.length - again
}

/** `src/Login.js` and `app/login.tsx`: `login`. */
function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path
  return name.replace(/\..*$/, '').toLowerCase()
}
