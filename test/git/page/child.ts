/** Real processes for tests of what happens when several run at once, or one is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const loader = pathToFileURL(join(import.meta.dirname, '../../../node_modules/tsx/dist/loader.mjs'))

/** Starts a script of this folder, in a process group of its own. */
export function startScript(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  return spawn(process.execPath, ['--import', loader.href, join(import.meta.dirname, script), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
}

/** Until it has printed something: it is loaded and at work. */
export async function untilReady(child: ChildProcess): Promise<void> {
  if (child.stdout !== null) await once(child.stdout, 'data')
}

export async function untilEnd(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** At once, with what it has started (where the system knows groups), or it alone. */
export async function kill(child: ChildProcess, isWithChildren: boolean): Promise<void> {
  const end = untilEnd(child)
  if (isWithChildren && process.platform !== 'win32' && child.pid !== undefined) {
    process.kill(-child.pid, 'SIGKILL')
  } else child.kill('SIGKILL')
  await end
}
