import { isOn, type Tool } from '../tool.js'

export const status: Tool = {
  name: 'status',
  title: 'Where the branches stand',
  description:
    'In a few lines: how far the branch is, whether its page still matches it, and what to run next. With `all`, a table of ' +
    'every local and remote branch, those that need attention first. Changes nothing, fetches nothing.',
  parameters: {
    all: { type: 'boolean', description: 'Tell of every branch, here and on the remotes.' },
  },
  isReadOnly: true,
  async run(given, { cwd, environment }) {
    const { readBranchesStatus, readBranchStatus } = await import('../../commands/status.js')
    const paint = (text: string) => text
    if (isOn(given, 'all')) {
      const { base, branches } = await readBranchesStatus({ cwd, environment })
      const { renderBranchTable } = await import('../../core/status/render-table.js')
      return renderBranchTable(branches, { base, paint })
    }
    const found = await readBranchStatus({ cwd, environment })
    const { renderBranchStatus } = await import('../../core/status/render-status.js')
    return renderBranchStatus(found, paint)
  },
}
