import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyInit, type InitPlan, planInit, uninstall } from '../../../src/commands/init.js'
import type { Manager } from '../../../src/core/install/managers.js'
import { type Call, createRecordingCli } from '../../helpers/recording-cli.js'
import { createRepository, type FileContent, type TestRepository } from '../../helpers/repository.js'

export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A clone with a branch to push, hooks of others that write their stdin down, and a program of ours that does. */
export interface Project {
  repository: TestRepository
  /** For whatever runs hooks. */
  environment: NodeJS.ProcessEnv
  init(manager?: Manager, postCheckout?: boolean): Promise<InitPlan>
  uninstall(): Promise<void>
  /** Commits something and pushes it; returns git's status and what both hooks have read. */
  push(more?: NodeJS.ProcessEnv): Pushed
  calls(): Call[]
  /** Every file that an installer may touch, by name: its mode and bytes. */
  snapshot(): Map<string, string>
}

export interface Pushed {
  status: number | null
  stderr: string
  /** What the hook of others has read; null where it was not called. */
  theirs: string | null
  /** Null where ours was not called. */
  ours: string | null
  /** What git tells a hook of this push. */
  refs: string
}

/** A command of others: it reads all of stdin, and ends in a way that leaves nothing after it a chance. */
export const theirCommand = 'cat > "$THEIRS"; exit "$' + '{THEIR_STATUS:-0}"'

export function createProject(files: Record<string, FileContent> = {}): Project {
  const repository = createRepository()
  const remote = createRepository({ bare: true })
  const cli = createRecordingCli()
  repository.commit({ '.gitignore': 'node_modules\n', ...files }, 'Initial commit')
  repository.git('remote', 'add', 'origin', remote.path)
  repository.branch('feat/x')
  // As `npm install` does for a dependency of the project.
  mkdirSync(join(repository.path, 'node_modules'))
  symlinkSync(root, join(repository.path, 'node_modules', 'git-handoff'), 'junction')
  const theirFile = join(cli.folder, 'theirs')
  const environment = { ...repository.environment, ...cli.environment, THEIRS: theirFile }
  let commits = 0
  return {
    repository,
    environment,
    init: async (manager, postCheckout = false) => {
      const plan = await planInit({
        cwd: repository.path,
        environment,
        postCheckout,
        ...(manager === undefined ? {} : { manager }),
      })
      await applyInit(plan)
      return plan
    },
    uninstall: async () => {
      await uninstall({ cwd: repository.path, environment })
    },
    push: (more = {}) => {
      const tracked = repository.run(['rev-parse', '--verify', '--quiet', 'refs/remotes/origin/feat/x'])
      const old = tracked.status === 0 ? tracked.stdout.toString().trim() : '0'.repeat(40)
      commits += 1
      const before = cli.calls().length
      repository.git('commit', '--quiet', '--allow-empty', '--no-verify', `--message=feat: ${commits}`)
      const tip = repository.git('rev-parse', 'HEAD')
      const { status, stderr } = repository.run(['push', 'origin', 'feat/x'], {
        environment: { ...environment, ...more },
      })
      return {
        status,
        stderr,
        theirs: existsSync(theirFile) ? readFileSync(theirFile, 'utf8') : null,
        ours: cli.calls()[before]?.stdin ?? null,
        refs: `refs/heads/feat/x ${tip} refs/heads/feat/x ${old}\n`,
      }
    },
    calls: cli.calls,
    snapshot: () => readSnapshot(repository.path),
  }
}

function readSnapshot(path: string): Map<string, string> {
  const shown = ['.', '.git/hooks', '.git/config', '.husky', '.githooks']
  const files = new Map<string, string>()
  const visit = (name: string, isDeep: boolean): void => {
    const file = join(path, name)
    if (!existsSync(file)) return
    const stat = lstatSync(file)
    if (!stat.isDirectory()) files.set(name, `${stat.mode.toString(8)} ${readFileSync(file, 'latin1')}`)
    else if (isDeep) for (const entry of readdirSync(file)) visit(`${name}/${entry}`, name !== '.')
  }
  for (const name of shown) visit(name, true)
  return files
}
