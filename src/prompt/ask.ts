import type { Key } from 'node:readline'
import { isCancel, text } from '@clack/prompts'
import type { Terminal } from './terminal.js'

interface Line {
  text: string
  /** The placeholder, shown until the user types. */
  hint: string
}

/** How the prompts ended: `stopped` by Ctrl-C, `skipped` by Esc, `late` when the time was up. */
type AskingEnd = 'done' | 'skipped' | 'stopped' | 'late'

/**
 * Asks one question after the other. Each answer is trimmed and passed to `take` immediately; it is empty if the user
 * pressed Enter. Esc skips the current question and the rest.
 *
 * @param patience in milliseconds, for all questions together
 * @param refuse returns why an answer is not accepted, so that the question is repeated; null if it is accepted
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
      'handoff: A few questions for the next person on this branch (Enter: skip, Esc: skip all, Ctrl-C: stop the push)\n',
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
