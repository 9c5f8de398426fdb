/** A timer of our own never fires while this thread is busy, so another process ends us: see `hooks/deadline.sh`. */
import { spawn } from 'node:child_process'

/** Seconds that somebody who is asked something may take, in all. */
const personSeconds = 150
/** After so many milliseconds it is worth telling the shell again that somebody is asked. */
const renewAfter = 5_000

/** Seconds for hooks other than pre-push: an idle machine needs 0.3, a busy one has needed ten times that. */
export const hookSeconds = 5

/** Waits until the time is over or its input ends because we have ended; says that it killed, so no hook blames the user. */
const script = `exec 3<&0
sleep "$1" </dev/null & nap=$!
{ cat <&3 >/dev/null; kill "$nap"; } 2>/dev/null &
wait "$nap" || exit 0
kill -KILL "$2"`

let end: (() => void) | null = null
let renewed = Number.NEGATIVE_INFINITY

/** Has this process killed after so many seconds, unless its parent does that already; the result takes it back. */
export function keepDeadline(environment: NodeJS.ProcessEnv, seconds: number): () => void {
  if (readKeeper(environment) === null) startWatcher(environment, seconds)
  return () => end?.()
}

/** Somebody is about to be asked something: from now on the clock is theirs. */
export function expectPerson(environment: NodeJS.ProcessEnv): void {
  const now = performance.now()
  if (now - renewed < renewAfter) return
  renewed = now
  const keeper = readKeeper(environment)
  if (keeper === null) {
    if (end !== null) startWatcher(environment, personSeconds)
    return
  }
  try {
    if (process.platform !== 'win32') process.kill(keeper, 'SIGUSR1')
  } catch {
    // It has gone, and the deadline with it.
  }
}

/** The shell that keeps the deadline, where that is what started us; a number that was left in the environment is not it. */
function readKeeper({ GIT_HANDOFF_KEEPER: said = '' }: NodeJS.ProcessEnv): number | null {
  return /^[1-9]\d{0,9}$/.test(said) && Number(said) > 1 ? Number(said) : null
}

function startWatcher(environment: NodeJS.ProcessEnv, seconds: number): void {
  end?.()
  const child = spawn('sh', ['-c', script, 'sh', String(seconds), String(process.pid)], {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  })
  const { stdin } = child
  // Without a shell there is no deadline.
  child.on('error', () => undefined)
  stdin.on('error', () => undefined)
  child.unref()
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  end = () => {
    stdin.destroy()
    end = null
  }
}

/** Runs a program and ends it with its children after so many seconds: its exit status, a signal, or `late`. */
export function runWithDeadline(
  [file, ...args]: readonly [string, ...string[]],
  { environment, seconds }: { environment: NodeJS.ProcessEnv; seconds: number },
): Promise<number | string> {
  const isGroup = process.platform !== 'win32'
  const child = spawn(file, args, {
    env: environment,
    stdio: 'inherit',
    detached: isGroup,
    windowsHide: true,
  })
  const send = (signal: NodeJS.Signals): void => {
    try {
      if (isGroup && child.pid !== undefined) process.kill(-child.pid, signal)
      else child.kill(signal)
    } catch {
      // All have ended.
    }
  }
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    send('SIGKILL')
  }, seconds * 1000)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, send)
  return new Promise<number | string>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(isLate ? 'late' : (code ?? signal ?? 'unknown')))
  }).finally(() => {
    clearTimeout(timer)
    for (const signal of signals) process.off(signal, send)
  })
}
