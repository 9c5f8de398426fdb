import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runGit } from './process.js'

/** A repository that nobody needs, with a remote, in a temporary folder. */
export interface Scratch {
  /** Everything is in it. */
  folder: string
  /** The work tree. */
  path: string
  /** Nothing of the machine's git: no configuration, no hooks, nobody to ask. */
  environmentOf: (author: string) => NodeJS.ProcessEnv
}

interface ScratchCommit {
  author: string
  /** A line each. */
  message: readonly string[]
  /** What files become; paths from the root with `/`. */
  files: readonly { path: string; lines: readonly string[] }[]
}

const configuration = `[init]
  defaultBranch = main
[core]
  autocrlf = false
[gc]
  auto = 0
[maintenance]
  auto = false
[advice]
  detachedHead = false
`

/** Makes an empty repository on `main`, with a bare one beside it as `origin`. The folder is the caller's to remove. */
export async function openScratch(environment: NodeJS.ProcessEnv): Promise<Scratch> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-handoff-demo-')))
  const [path, remote] = [join(folder, 'shop'), join(folder, 'origin.git')]
  mkdirSync(path)
  writeFileSync(join(folder, '.gitconfig'), configuration)
  const foreign = /^(?:GIT_(?!EXEC_PATH$)|XDG_|FORCE_COLOR$|CLICOLOR_FORCE$)/i
  const kept = Object.entries(environment).filter(([name]) => !foreign.test(name))
  const own = {
    ...Object.fromEntries(kept),
    HOME: folder,
    USERPROFILE: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(folder, '.gitconfig'),
    // A temporary folder may be in somebody's repository.
    GIT_CEILING_DIRECTORIES: folder,
    GIT_TERMINAL_PROMPT: '0',
    NO_COLOR: '1',
  }
  const environmentOf = (author: string) => {
    const [name, email] = [author, `${author.toLowerCase()}@example.com`]
    return {
      ...own,
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
    }
  }
  const place = { directory: path, environment: own }
  await Promise.all([
    runGit(place, ['init', '--quiet', '--template=', '--initial-branch=main']),
    runGit(place, ['init', '--quiet', '--template=', '--initial-branch=main', '--bare', '--', remote]),
  ])
  await runGit(place, ['remote', 'add', '--', 'origin', remote])
  return { folder, path, environmentOf }
}

/** Writes the files of each commit and makes it. */
export async function playCommits(
  { path: root, environmentOf }: Scratch,
  commits: readonly ScratchCommit[],
): Promise<void> {
  for (const { author, message, files } of commits) {
    for (const { path, lines } of files) {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${lines.join('\n')}\n`)
    }
    const place = { directory: root, environment: environmentOf(author) }
    await runGit(place, ['add', '--all'])
    await runGit(place, ['commit', '--quiet', '--file=-'], { input: message.join('\n') })
  }
}
