import type { Tool } from '../tool.js'

export const check: Tool = {
  name: 'check',
  title: 'Check the page against the branch',
  description:
    'Whether the handoff page still matches the branch, and what on it is wrong, vague or gone: each finding with its line, ' +
    'reason and repair. Changes nothing; `checkpoint` brings derived parts up to date.',
  parameters: {},
  isReadOnly: true,
  async run(_, { cwd, environment, version }) {
    const [{ renderReport }, { checkHandoff }] = await Promise.all([
      import('../../core/report/forms.js'),
      import('../../commands/check.js'),
    ])
    const checked = await checkHandoff({ cwd, environment })
    return renderReport('text', checked, { paint: (text) => text, version, indent: false })
  },
}
