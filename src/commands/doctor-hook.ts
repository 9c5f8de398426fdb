import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { renderCommand } from '../core/text/command.js'
import { type InstalledHook, isInUse, readInstalledHooks } from '../git/hooks/installed.js'
import { type HookPlace, nameOf } from '../git/hooks/setup.js'
import { type PushTrial, tryPush } from '../git/hooks/try-push.js'
import { bad, type Finding, good } from './doctor-finding.js'

export interface TrialOptions {
  push: boolean
  patience?: number
  environment?: NodeJS.ProcessEnv
}

const defaultPatience = 120_000

/** Whether our hook is where git looks, and whether it fires. What a push shows outweighs what files say. */
export async function examineHook(place: HookPlace, options: TrialOptions): Promise<Finding[]> {
  const installed = (await readInstalledHooks(place)).filter(({ hook }) => hook === 'pre-push')
  const found = examineFile(place, installed)
  if (!options.push) return [found]
  if (place.repository.head === null) {
    return [found, good('fires', 'There is no commit yet, so no push was tried.')]
  }
  const trial = await tryPush(place.repository, options.patience ?? defaultPatience)
  const fires = describeTrial(trial, found, options)
  if (found.isGood) return [found, fires]
  // Somebody may have written the call by hand; and what is not there cannot fire.
  return fires.isGood ? [fires] : [found]
}

function examineFile(place: HookPlace, installed: readonly InstalledHook[]): Finding {
  const used = installed.find((hook) => isInUse(hook, place))
  const folder = nameOf(place, place.hooksFolder)
  if (used === undefined) {
    const [lost] = installed
    if (lost === undefined) return bad('hook', 'No hook is installed.', 'git handoff init')
    const where =
      lost.path === null ? 'the configuration, which this git does not ask' : nameOf(place, lost.path)
    return bad('hook', `The hook is in ${where}, but git looks in ${folder}.`, 'git handoff init')
  }
  if (used.path === null) return good('hook', 'The hook is in the configuration of this clone.')
  const name = nameOf(place, used.path)
  if (used.manager === 'plain' && !used.isExecutable) {
    return bad(
      'hook',
      `${name} is not executable, so git does not run it.`,
      renderCommand(['chmod', '+x'], [name]),
    )
  }
  if (used.manager === 'husky' && !existsSync(join(place.hooksFolder, 'pre-push'))) {
    return describeUnprepared(place, folder)
  }
  return good('hook', `The hook is in ${name}.`)
}

/** `npm install` sets husky up, in one work tree: in the others there is no `.husky/_`, and git is silent about it. */
function describeUnprepared({ isLinked }: HookPlace, folder: string): Finding {
  const where = isLinked ? ' in this linked worktree' : ''
  return bad('hook', `husky is not set up${where}, git looks for hooks in ${folder}.`, 'npx husky')
}

function describeTrial(
  trial: PushTrial,
  found: Finding,
  { environment = process.env }: TrialOptions,
): Finding {
  const { fired, hasRefs, runs, status, stderr } = trial
  if (fired && hasRefs && runs !== null)
    return good('fires', `It fires on a push, and runs ${normalize(runs)}.`)
  if (environment['GIT_HANDOFF'] === '0') {
    return bad('fires', 'GIT_HANDOFF=0 is set, which switches everything off.', 'unset GIT_HANDOFF')
  }
  if (fired && !hasRefs) {
    const repair = 'Run `git handoff init` again; a manager has to hand on the standard input.'
    return bad('fires', 'It fires on a push, but is given no list of refs.', repair)
  }
  const said = stderr.split('\n').find((line) => line.startsWith('handoff: '))
  if (fired || said !== undefined) {
    const why = said?.slice('handoff: '.length) ?? 'It fires on a push, but finds no program to run.'
    return bad('fires', why, 'Install git-handoff, or set GIT_HANDOFF_CLI in ~/.config/git-handoff/init.sh.')
  }
  if (status === null)
    return bad('fires', 'Another pre-push hook took too long, so ours was not reached.', null)
  if (status !== 0) {
    const first = stderr.split('\n').find((line) => line.trim() !== '') ?? `status ${status}`
    return bad(
      'fires',
      `The push ended before our hook was called: ${first}`,
      'Mend the hook that stopped it.',
    )
  }
  const repair = found.isGood ? 'Let the manager that runs it set itself up.' : (found.repair ?? null)
  return bad('fires', 'It does not fire on a push.', repair)
}
