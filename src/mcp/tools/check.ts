import { isOn, type Tool } from '../tool.js'

export const check: Tool = {
  name: 'check',
  title: 'Check the page against the branch',
  description:
    'Whether the handoff page still matches the branch, and what it says that is wrong, vague or gone: each finding with ' +
    'its line, reason and repair. With `fix` it repairs what is derived (files, line numbers) and touches no word of ' +
    'a person.',
  parameters: {
    fix: { type: 'boolean', description: 'Repair on disk what needs nobody; commits nothing.' },
  },
  isReadOnly: false,
  async run(given, { cwd, environment, today, version }) {
    const [{ renderReport }, checked] = await Promise.all([
      import('../../core/report/forms.js'),
      isOn(given, 'fix')
        ? import('../../commands/fix.js').then(({ fixHandoff }) =>
            fixHandoff({ cwd, environment, today: today() }),
          )
        : import('../../commands/check.js').then(({ checkHandoff }) => checkHandoff({ cwd, environment })),
    ])
    return renderReport('text', checked, { paint: (text) => text, version, indent: false })
  },
}
