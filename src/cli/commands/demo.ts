import type { DemoScene } from '../../commands/demo.js'
import { exitCode } from '../../core/errors.js'
import { escapeForTerminal, type Paint } from '../../core/text/terminal.js'
import { type Command, switchOption } from '../arguments.js'
import { openPaint } from '../colour.js'

export const demo: Command = {
  name: 'demo',
  summary: 'Show the whole cycle in a temporary repository.',
  usage: 'demo [--keep]',
  description: [
    'Plays a story: someone leaves a branch, its page is written and pushed, someone else changes the code, the check finds what is no longer true, and the next person continues. Each command is shown with its output.',
    'Everything happens in a temporary folder that is removed at the end. Your repositories and your configuration do not change.',
  ],
  options: [{ name: 'keep', summary: 'Keep the folder so that you can look around.' }],
  operands: 0,
  examples: [{ command: 'git handoff demo', does: 'Watch the demo; it takes a few seconds.' }],
  async run(given, { environment, out }) {
    const isKept = switchOption(given, 'keep')
    const paint = openPaint(out, environment)
    const { playDemo } = await import('../../commands/demo.js')
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    // Else Ctrl-C would leave the folder behind.
    process.once('SIGINT', stop)
    const folder = await playDemo({
      signal: stopping.signal,
      environment,
      program: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
      isKept,
      onScene: (scene) => out.write(renderScene(scene, paint)),
    }).finally(() => process.off('SIGINT', stop))
    const end = isKept
      ? `Everything is in ${folder}. Remove it when you are done.`
      : 'The folder was removed. Keep it with `git handoff demo --keep`.'
    const next =
      'In your own repository, run `git handoff init` to install the hook or `git handoff create` to write a page.'
    await out.write(escapeForTerminal(`${end}\n${next}\n`))
    return exitCode.good
  },
}

function renderScene({ says, command, output }: DemoScene, paint: Paint): string {
  const shown = command === null ? [] : [escapeForTerminal(`$ ${command}`)]
  const printed = output.trimEnd() === '' ? [] : [escapeForTerminal(output.trimEnd())]
  const painted = shown.map((line) => paint(line, 'bold'))
  return `${[escapeForTerminal(`# ${says}`), ...painted, ...printed].join('\n')}\n\n`
}
