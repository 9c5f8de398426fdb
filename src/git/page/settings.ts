import { HandoffError } from '../../core/errors.js'
import { renderCommand } from '../../core/text/command.js'
import type { GitPlace } from '../environment.js'
import { runGit, tryGit } from '../process.js'
import { describeFailure } from '../process-error.js'

/** What a repository's configuration says about commits, which plumbing does not look at by itself. */
export interface CommitSettings {
  isSigned: boolean
  ignoreCase: boolean
}

export async function readSettings(place: GitPlace): Promise<CommitSettings> {
  const args = ['config', '-z', '--type=bool', '--get-regexp', '^(commit\\.gpgsign|core\\.ignorecase)$']
  const list = await runGit(place, args, { accept: [1] }) // 1: neither is set
  // commit.gpgsign<LF>true<NUL>: a key given twice is printed twice, and the last one holds
  const values = new Map(
    list
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
  const args = ['check-ignore', '--verbose', '-z', '--stdin']
  // It knows no literal paths; after `./` no path is taken for a pattern.
  const environment = { GIT_LITERAL_PATHSPECS: '0' }
  const end = await tryGit(place, args, { input: `./${path}\0`, environment })
  if (end.status === 1) return
  if (end.status !== 0) throw describeFailure(args, end, place)
  // .gitignore<NUL>3<NUL>*.md<NUL>HANDOFF.md<NUL>
  const [source = '', line = '', pattern = ''] = end.stdout.toString().split('\0')
  if (pattern.startsWith('!')) return // named as an exception
  throw new HandoffError(
    'page',
    `\`${path}\` is ignored, so it is not committed: see \`${pattern}\` in ${source}, line ${line}.`,
    {
      hints: [
        `Take it out of ${source}, or run \`${renderCommand(['git', 'add', '--force', '--', path])}\` once.`,
        'To keep the page to yourself, do not commit it.',
      ],
    },
  )
}
