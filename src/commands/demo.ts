import { rmSync } from 'node:fs'
import { HandoffError } from '../core/errors.js'
import { runGit } from '../git/process.js'
import { runProgram } from '../git/run-program.js'
import { openScratch, playCommits, type Scratch } from '../git/scratch.js'
import story from './demo-story.json' with { type: 'json' }

interface DemoOptions {
  environment: NodeJS.ProcessEnv
  /** This program, as it was started: Node, its options, a file. */
  program: readonly [string, ...string[]]
  /** The folder stays. */
  isKept: boolean
  /** Ends it before its next step. */
  signal?: AbortSignal
  /** What is told as it happens. */
  onScene: (scene: DemoScene) => Promise<void>
}

export interface DemoScene {
  /** What happens, in a sentence or two. */
  says: string
  /** What was run, as one would type it; null where nothing was. */
  command: string | null
  /** What that printed. */
  output: string
}

/** Told beside the command that shows it; `expects` are the exit codes that belong to the story. */
interface Step {
  says: string
  author: string
  command: readonly [string, ...string[]]
  expects: readonly number[]
}

const before: readonly Step[] = [
  {
    says: 'Ada has replaced tokens by sessions on a branch, as far as she came:',
    author: 'Ada',
    command: ['git', 'log', '--oneline', '--no-decorate', 'main..'],
    expects: [0],
  },
  {
    says: 'She hands the branch off. One command derives the page from git and adds what only she knows:',
    author: 'Ada',
    command: [
      'git',
      'handoff',
      'create',
      '--commit',
      '--decision',
      'Sessions live 24 hours',
      '--because',
      'support asked for it',
      '--at',
      'src/auth/session-store.ts#lifetime',
    ],
    expects: [0],
  },
  {
    says: 'This is the page. Text written by people is kept; the rest is derived again every time:',
    author: 'Ada',
    command: ['git', 'show', 'HEAD:HANDOFF.md'],
    expects: [0],
  },
  {
    says: 'The page is pushed with the branch:',
    author: 'Ada',
    command: ['git', 'push', '--quiet', '--set-upstream', 'origin', story.branch],
    expects: [0],
  },
]

const after: readonly Step[] = [
  {
    says: 'Then Grace renames and adds code but does not update the page:',
    author: 'Grace',
    command: ['git', 'show', '--stat', '--oneline', '--no-decorate'],
    expects: [0],
  },
  {
    says: 'The check finds work that the page does not cover, and lines that are no longer true:',
    author: 'Grace',
    command: ['git', 'handoff', 'check'],
    expects: [1],
  },
  {
    says: 'Update the derived lines (after `git handoff init`, every `git push` does this):',
    author: 'Grace',
    command: ['git', 'handoff', 'sync'],
    expects: [0],
  },
  {
    says: 'The next person or agent starts here:',
    author: 'Grace',
    command: ['git', 'handoff', 'resume'],
    expects: [0, 1],
  },
]

/**
 * Plays a story in a temporary folder: nothing else is touched, no repository and no configuration. Returns that folder,
 * which is gone unless it is kept.
 *
 * @throws HandoffError of kind `git` where git cannot do its part, `usage` where it was stopped, `internal` where the story ends in another way
 */
export async function playDemo(options: DemoOptions): Promise<string> {
  const scratch = await openScratch(options.environment)
  const place = { directory: scratch.path, environment: scratch.environmentOf('Ada') }
  try {
    await options.onScene({
      says: `This is a temporary repository with a remote, in ${scratch.folder}. Nothing else is changed.`,
      command: null,
      output: '',
    })
    await playCommits(scratch, story.base)
    await runGit(place, ['push', '--quiet', 'origin', 'main'])
    await runGit(place, ['switch', '--quiet', '--create', story.branch])
    await playCommits(scratch, story.work)
    await play(before, scratch, options)
    await playCommits(scratch, story.change)
    await play(after, scratch, options)
  } finally {
    if (!options.isKept) rmSync(scratch.folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return scratch.folder
}

async function play(
  steps: readonly Step[],
  { path: cwd, environmentOf }: Scratch,
  { program, signal, onScene }: DemoOptions,
): Promise<void> {
  for (const { says, author, command, expects } of steps) {
    const [git, name = '', ...args] = command
    const run: readonly [string, ...string[]] =
      name === 'handoff' ? [...program, ...args] : [git, name, ...args]
    const { status, output } = await runProgram(run, { cwd, environment: environmentOf(author) })
    if (signal?.aborted) throw new HandoffError('usage', 'The demo was stopped.')
    await onScene({ says, command: command.map(quote).join(' '), output })
    if (expects.includes(status)) continue
    throw new HandoffError('internal', `The demo failed: \`${name}\` exited with ${status}.`)
  }
}

/** As one would type it. */
function quote(word: string): string {
  return /^[\w./@:=+-]+$/.test(word) ? word : `"${word}"`
}
