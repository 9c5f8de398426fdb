import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runGit, startGit } from '../process.js'
import type { Repository } from '../repository.js'
import { readTextFile } from './text-file.js'

/** How far a dry push came. */
export interface PushTrial {
  /** Our hook was called. */
  fired: boolean
  /** And it was given the list of refs. */
  hasRefs: boolean
  /** The program that it would have run; null where it found none. */
  runs: string | null
  /** Exit code of `git push`; null where it was stopped because it took too long. */
  status: number | null
  /** Of `git push` and all hooks. */
  stderr: string
}

/** The variable that tells our hook to report to a file, and to do nothing else. */
export const reportVariable = 'GIT_HANDOFF_DOCTOR'

/**
 * Pushes what is checked out to a bare repository made for it, and only tries (`--dry-run`), so that nothing is sent or
 * published; git runs its hooks all the same, those of others included. `patience` in milliseconds.
 */
export async function tryPush(repository: Repository, patience: number): Promise<PushTrial> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-handoff-doctor-')))
  try {
    const remote = join(folder, 'remote.git')
    const format = `--object-format=${repository.objectFormat}`
    await runGit(repository, ['init', '--quiet', '--bare', '--template=', format, '--', remote])
    const report = join(folder, 'report')
    const options = ['--dry-run', '--no-follow-tags', '--no-signed', '--recurse-submodules=no']
    const git = startGit(
      repository,
      ['push', ...options, '--', remote, 'HEAD:refs/heads/git-handoff-doctor'],
      { environment: { [reportVariable]: report } },
    )
    git.stdout.resume()
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      git.stop()
    }, patience)
    const { status, stderr } = await git.finished.finally(() => clearTimeout(timer))
    return { ...readReport(report), status: isLate ? null : status, stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** fired, refs, then `runs /usr/lib/node_modules/git-handoff/dist/cli.js`: a line for each step the hook came to. */
function readReport(path: string): Pick<PushTrial, 'fired' | 'hasRefs' | 'runs'> {
  const file = readTextFile(path)
  const lines = file.kind === 'text' ? file.text.split('\n') : []
  return {
    fired: lines.includes('fired'),
    hasRefs: lines.includes('refs'),
    runs: lines.find((line) => line.startsWith('runs '))?.slice('runs '.length) ?? null,
  }
}
