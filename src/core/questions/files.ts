import { parseReversal } from '../commits/revert.js'
import type { BranchFacts, FileChange } from '../facts.js'
import type { Name } from './question.js'

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
