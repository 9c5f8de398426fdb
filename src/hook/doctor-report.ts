import { appendFileSync } from 'node:fs'

/**
 * Tells `git handoff doctor` how far a push came, where that is what the push is for: then nothing else is to be done.
 * The hook file does the same, and comes first where there is one; see `hooks/pre-push`.
 */
export function reportToDoctor(environment: NodeJS.ProcessEnv, lines: string): boolean {
  const { GIT_HANDOFF_DOCTOR: report = '' } = environment
  if (report === '') return false
  appendFileSync(
    report,
    ['fired', ...(lines === '' ? [] : ['refs']), `runs ${process.argv[1]}`, ''].join('\n'),
  )
  return true
}
