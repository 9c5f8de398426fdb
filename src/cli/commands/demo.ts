import type { DemoScene } from '../../commands/demo.js'
import { exitCode } from '../../core/errors.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { switchOption } from '../arguments.js'
import { paint, usesColour } from '../colour.js'
import type { Command } from '../command.js'

export const demo: Command = {
  name: 'demo',
  summary: 'Show in a few seconds what this is for, in a scratch repository.',
  usage: 'demo [--keep]',
  description: [
    'Plays a story: a branch is left, its page is written and pushed, somebody changes the code, the check finds what is no ' +
      'longer true, and the next one goes on. Each command is shown with what it prints.',
    'Everything happens in a temporary folder, which is removed afterwards; your repositories and your configuration are ' +
      'not touched.',
  ],
  options: [{ name: 'keep', summary: 'Leave the folder, to look around in it.' }],
  operands: 0,
  examples: [{ command: 'git handoff demo', does: 'See it all; it takes a few seconds.' }],
  async run(given, { environment, out }) {
    const isKept = switchOption(given, 'keep')
    const isColoured = usesColour(out, environment)
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
      onScene: (scene) => out.write(renderScene(scene, isColoured)),
    }).finally(() => process.off('SIGINT', stop))
    const end = isKept
      ? `It is all in ${folder}; remove it when you are done.`
      : 'The folder is gone again. `git handoff demo --keep` leaves it.'
    const next =
      'In a repository of yours: `git handoff init` installs the hook, `git handoff create` writes a page.'
    await out.write(escapeForTerminal(`${end}\n${next}\n`))
    return exitCode.good
  },
}

function renderScene({ says, command, output }: DemoScene, isColoured: boolean): string {
  const shown = command === null ? [] : [escapeForTerminal(`$ ${command}`)]
  const printed = output.trimEnd() === '' ? [] : [escapeForTerminal(output.trimEnd())]
  const painted = shown.map((line) => (isColoured ? paint(line, 'bold') : line))
  return `${[escapeForTerminal(`# ${says}`), ...painted, ...printed].join('\n')}\n\n`
}
