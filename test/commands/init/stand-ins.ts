import { spawnSync } from 'node:child_process'
import { parse } from 'yaml'
import type { Project } from './project.js'

/** A program on the PATH that answers to `--version` or `version`; null where there is none. */
export function findProgram(name: string): string | null {
  const works = ['--version', 'version'].some((option) => spawnSync(name, [option]).status === 0)
  return works ? name : null
}

interface Lefthook {
  'pre-push': { jobs: { run: string; use_stdin?: boolean }[] }
}

/** Runs the jobs of a lefthook.yml one by one as lefthook does: `{1}` is the first argument, stdin only where asked for. */
export function runLefthookStandIn(text: string, project: Project, args: string[], stdin: string): unknown[] {
  return (parse(text) as Lefthook)['pre-push'].jobs.map(({ run, use_stdin: usesStdin }) => {
    const command = run.replace(/\{(\d)\}/g, (_, index: string) => args[Number(index) - 1] ?? '')
    return spawnSync('sh', ['-c', command], {
      cwd: project.repository.path,
      env: project.environment,
      input: usesStdin === true ? stdin : '',
    }).status
  })
}

interface PreCommit {
  repos: { hooks: { entry: string; stages: string[]; pass_filenames?: boolean }[] }[]
}

/** Runs the hooks of a .pre-commit-config.yaml as pre-commit does before a push: words split, variables, no stdin. */
export function runPreCommitStandIn(text: string, project: Project): unknown[] {
  const hooks = (parse(text) as PreCommit).repos.flatMap((repo) => repo.hooks)
  return hooks.map(({ entry }) => {
    return spawnSync('sh', ['-c', `exec ${entry}`], {
      cwd: project.repository.path,
      input: '',
      env: {
        ...project.environment,
        PRE_COMMIT: '1',
        PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/a',
        PRE_COMMIT_TO_REF: '1',
        PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/b',
        PRE_COMMIT_FROM_REF: '2',
        PRE_COMMIT_REMOTE_NAME: 'origin',
        PRE_COMMIT_REMOTE_URL: 'ssh://x/y',
      },
    }).status
  })
}
