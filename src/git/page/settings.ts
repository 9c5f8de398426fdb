import { HandoffError } from '../../core/errors.js'
import { type GitPlace, gitError, runGit } from './plumbing.js'

/** What a repository's configuration says about commits, which plumbing does not look at by itself. */
export interface CommitSettings {
  isSigned: boolean
  ignoreCase: boolean
}

export async function readSettings(place: GitPlace): Promise<CommitSettings> {
  const args = ['config', '-z', '--type=bool', '--get-regexp', '^(commit\\.gpgsign|core\\.ignorecase)$']
  const outcome = await runGit(place, args)
  if (outcome.exitCode > 1) throw gitError(args, outcome) // 1: neither is set
  // commit.gpgsign<LF>true<NUL>: a key given twice is printed twice, and the last one holds
  const values = new Map(
    outcome.stdout
      .toString()
      .split('\0')
      .map((line) => line.split('\n') as [string, string]),
  )
  return {
    isSigned: values.get('commit.gpgsign') === 'true',
    ignoreCase: values.get('core.ignorecase') === 'true',
  }
}

/** Throws a `page` error where the page is ignored, and so nobody has ever agreed to commit it. */
export async function assertNotIgnored(place: GitPlace, path: string): Promise<void> {
  const args = ['check-ignore', '--verbose', '-z', '--', path]
  const outcome = await runGit(place, args)
  if (outcome.exitCode > 1) throw gitError(args, outcome)
  if (outcome.exitCode === 1) return
  // .gitignore<NUL>3<NUL>*.md<NUL>HANDOFF.md<NUL>
  const [source = '', line = '', pattern = ''] = outcome.stdout.toString().split('\0')
  throw new HandoffError(
    'page',
    `\`${path}\` is ignored, so it is not committed: see \`${pattern}\` in ${source}, line ${line}.`,
    {
      hints: [
        `Take it out of ${source}, or run \`git add --force -- ${path}\` once.`,
        'To keep the page to yourself, do not commit it.',
      ],
    },
  )
}
