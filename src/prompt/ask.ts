import type { Key } from 'node:readline'
import { isCancel, text } from '@clack/prompts'
import type { Terminal } from './terminal.js'

interface Line {
  text: string
  /** What is shown until something is typed. */
  hint: string
}

/** How asking ended: `stopped` by Ctrl-C, `skipped` by Esc, `late` when time was up. */
type AskingEnd = 'done' | 'skipped' | 'stopped' | 'late'

/**
 * Asks one line after the other. `take` gets each answer as soon as it is there, without white space around it, empty
 * where Enter skipped it; a prompt that Esc leaves is skipped with all that follow.
 *
 * @param patience in milliseconds, for all of them
 * @param refuse why an answer cannot be taken, so that it is asked for again; null where it can
 */
export async function askInTurn(
  { input, output }: Terminal,
  lines: readonly Line[],
  patience: number,
  take: (index: number, answer: string) => void,
  refuse: (answer: string) => string | null = () => null,
): Promise<AskingEnd> {
  const time = new AbortController()
  const timer = setTimeout(() => time.abort(), patience)
  let isStopped = false
  const onKey = (_: string | undefined, key: Key | undefined): void => {
    if (key?.ctrl === true && key.name === 'c') isStopped = true
  }
  input.on('keypress', onKey)
  try {
    output.write(
      'handoff: a few questions for whoever goes on (Enter skips one, Esc the rest, Ctrl-C stops the push)\n',
    )
    for (const [index, line] of lines.entries()) {
      const answer = await text({
        message: line.text,
        placeholder: line.hint,
        validate: (answer) => refuse(answer ?? '') ?? undefined,
        input,
        output,
        signal: time.signal,
      })
      if (isStopped) return 'stopped'
      if (time.signal.aborted) return 'late'
      take(index, isCancel(answer) ? '' : (answer ?? '').trim())
      if (isCancel(answer)) return 'skipped'
    }
    return 'done'
  } finally {
    clearTimeout(timer)
    input.off('keypress', onKey)
  }
}
