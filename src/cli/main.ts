import { exitCodeOf } from '../core/errors.js'
import { runCommandLine } from './run.js'
import { openSurroundings } from './surroundings.js'

const surroundings = openSurroundings()

// A failure that nobody waited for ends the program all the same: 1 would mean that the page has findings. A hook has a
// guard of its own, which lets git go on.
if (process.argv[2] !== 'hook')
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      void import('./failure.js')
        .then(({ printFailure }) => printFailure(error, surroundings))
        .finally(() => surroundings.leave(exitCodeOf(error)))
    })

// A client that runs us beside a session says how long it waits, in seconds.
const { GIT_HANDOFF_DEADLINE: seconds = '' } = process.env
if (Number(seconds) > 0) {
  const { keepDeadline } = await import('../git/deadline.js')
  keepDeadline(process.env, Number(seconds))
}

process.exitCode = await runCommandLine(process.argv.slice(2), surroundings)
