import { stopStatus } from '../core/errors.js'
import { renderPreCommitLine } from '../core/push/pushed-refs.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { stopAllGit } from '../git/process.js'
import { reportToDoctor } from './doctor-report.js'
import { openPatience } from './patience.js'
import { runPrePush } from './pre-push.js'
import { describeProblem } from './problem.js'
import { readHookInput } from './read-lines.js'

/** What a command line program has around it, as far as hooks care. */
export interface HookSurroundings {
  cwd: string
  environment: NodeJS.ProcessEnv
  today(): string
  err: { write(text: string): Promise<void> }
  leave(code: number): never
}

/**
 * `pre-push REMOTE URL`, as git calls it. Resolves to the exit code: `stopStatus` stops the push, which is done on purpose
 * only; whatever goes wrong is one line on stderr.
 */
export async function runPrePushHook(
  [remote = '', url = remote]: readonly string[],
  { cwd, environment, today, err, leave }: HookSurroundings,
): Promise<number> {
  const say = async (line: string) => {
    // A branch's name may hold one. Fresh pages are pushed without a word, and without loading this.
    const { maskKnownSecrets } = await import('../core/secrets/mask.js')
    await err.write(`${escapeForTerminal(maskKnownSecrets(line))}\n`)
  }
  try {
    const lines = readHookInput() || renderPreCommitLine(environment)
    if (reportToDoctor(environment, lines)) return 0
    const patience = openPatience(environment)
    const goesOn = await runPrePush({ remote, url, lines, cwd, environment, today, patience, say })
    const code = goesOn ? 0 : stopStatus
    // What nobody waits for any more would keep the program, and git with it.
    if (patience.isOver()) {
      stopAllGit()
      leave(code)
    }
    return code
  } catch (error) {
    await say(describeProblem(error))
    return 0
  }
}
