import { isOn, type Tool, textOf } from '../tool.js'

export const resume: Tool = {
  name: 'resume',
  title: 'Go on with a branch',
  description:
    'Call this first, before working on a branch: where it stands, what on its handoff page no longer holds, the next ' +
    'task, gotchas and decisions about its files, how to run and test. Each line says whether it was derived from git ' +
    'now, verified now, or merely stated by somebody. At most about 400 tokens unless `full`. Changes nothing.',
  parameters: {
    branch: {
      type: 'string',
      description:
        'A branch here or on a remote, a pull request such as #12, or a commit. By default the one that is checked out.',
    },
    full: { type: 'boolean', description: 'Leave nothing out.' },
  },
  isReadOnly: true,
  async run(given, { cwd, environment }) {
    const { resumeBranch } = await import('../../commands/resume.js')
    const branch = textOf(given, 'branch')
    const { brief } = await resumeBranch({
      cwd,
      environment,
      ...(branch === undefined ? {} : { branch }),
      full: isOn(given, 'full'),
      prompt: true,
    })
    return brief
  },
}
