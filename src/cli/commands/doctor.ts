import { exitCode } from '../../core/errors.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { type Command, switchOption } from '../arguments.js'
import { openPaint } from '../colour.js'
import { renderJson, withProgress } from '../output.js'

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check that the hook runs, and find out why not.',
  usage: 'doctor [--no-push] [--json]',
  description: [
    'Checks everything a push needs: Node.js, git, the configuration, the page, your identity, the base and the hook. Then it tries a push (`--dry-run`) to a temporary bare repository to see whether the hook runs. Nothing is sent or published. Other hooks that come first run too.',
  ],
  options: [
    { name: 'push', negatable: true, summary: 'Try a push. On by default.' },
    { name: 'json', summary: 'Print the findings as JSON.' },
  ],
  operands: 0,
  examples: [
    { command: 'git handoff doctor', does: 'Check that the hook works.' },
    { command: 'git handoff doctor --no-push', does: 'Check without running any hook.' },
  ],
  async run(given, { cwd, environment, err, out }) {
    const { examine } = await import('../../commands/doctor.js')
    const isPushRefused = given.options.findLast(({ name }) => name === 'push')?.value === false
    const findings = await withProgress('Trying a push', err, () =>
      examine({ cwd, environment, push: !isPushRefused }),
    )
    if (switchOption(given, 'json')) {
      const list = findings.map(({ id, isGood, message, repair }) => ({ id, good: isGood, message, repair }))
      await out.write(renderJson({ version: 1, findings: list }, out))
    } else {
      const paint = openPaint(out, environment)
      const lines = findings.map(({ isGood, message, repair }) => {
        const mark = isGood ? 'ok   ' : 'wrong'
        const text = escapeForTerminal(repair === null ? message : `${message} Repair: ${repair}`).replaceAll(
          '\n',
          ' ',
        )
        return `${paint(mark, isGood ? 'green' : 'red')}  ${text}`
      })
      await out.write(`${lines.join('\n')}\n`)
    }
    return findings.every(({ isGood }) => isGood) ? exitCode.good : exitCode.findings
  },
}
