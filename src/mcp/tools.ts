import { HandoffError } from '../core/errors.js'
import { describeRemoved } from '../core/page/removed-page.js'
import { deriveStatedNote, noteKinds, noteOwners } from '../core/page/stated-note.js'
import { isOn, type Tool, textOf } from './tool.js'

const status: Tool = {
  name: 'status',
  title: 'Branch status',
  description:
    'Shows in a few lines how far the branch is, whether its page is up to date, and what to run next. With `all`, a table of ' +
    'all local and remote branches; those that need attention come first. Changes and fetches nothing.',
  parameters: { all: { type: 'boolean', description: 'Show all local and remote branches.' } },
  isReadOnly: true,
  async run(given, { cwd, environment }) {
    const { readBranchesStatus, readBranchStatus } = await import('../commands/status.js')
    const paint = (text: string) => text
    if (isOn(given, 'all')) {
      const { base, branches } = await readBranchesStatus({ cwd, environment })
      const { renderBranchTable } = await import('../core/status/render.js')
      return renderBranchTable(branches, { base, paint })
    }
    const found = await readBranchStatus({ cwd, environment })
    const { renderBranchStatus } = await import('../core/status/render.js')
    return renderBranchStatus(found, paint)
  },
}

/** Without `verify`: the configuration that names its commands may be a stranger's. */
const checkpoint: Tool = {
  name: 'checkpoint',
  title: 'Save the current state',
  description:
    'Updates the handoff page, lists uncommitted work as in progress, and commits the page and nothing else. Call ' +
    'it before you lose your context: before compaction, before a break, at the end.',
  parameters: {
    message: {
      type: 'string',
      description: 'The current state in one or two sentences. Replaces the previous message.',
    },
  },
  isReadOnly: false,
  async run(given, { cwd, environment, today }) {
    const { checkpointHandoff } = await import('../commands/checkpoint.js')
    const { path, outcome, commit, inProgress, facts, removed } = await checkpointHandoff({
      cwd,
      environment,
      message: textOf(given, 'message')?.trim() ?? null,
      verify: false,
      today: today(),
      onCommand: () => undefined,
      onOutput: () => undefined,
    })
    if (outcome === 'nothing-to-hand-off')
      return `Nothing to save: no commits since ${facts.base.name}, and no uncommitted work.`
    const told = inProgress.length === 0 ? '' : ` In progress: ${inProgress.join('; ')}.`
    const before = removed === null ? '' : ` ${describeRemoved(path, removed)}`
    return outcome === 'written'
      ? `Committed ${path} as ${commit?.slice(0, 7)}.${told}${before} \`git push\` publishes it.`
      : `${path} is up to date.${told}`
  },
}

const note: Tool = {
  name: 'note',
  title: 'Add a note to the page',
  description:
    'Call this as soon as you know something that the code does not show: a decision with its reason, a gotcha, a ' +
    'remaining task, or the purpose of the branch; `done` ticks the matching open task. Writes the page on disk and ' +
    'commits nothing. Adding the same note twice has no effect.',
  parameters: {
    kind: { type: 'string', isRequired: true, oneOf: noteKinds, description: 'The kind of note.' },
    text: {
      type: 'string',
      isRequired: true,
      description: 'One sentence. A task must say what to change and where.',
    },
    because: { type: 'string', description: 'The reason for the decision.' },
    at: { type: 'string', description: 'The code it is about, such as src/store.ts#open.' },
    nice: { type: 'boolean', description: 'Add the task under Nice to Have.' },
  },
  isReadOnly: false,
  async run(given, { cwd, environment, today }) {
    const kind = noteKinds.find((one) => one === given['kind']) ?? 'context'
    for (const [name, fitting] of Object.entries(noteOwners)) {
      if (!given[name] || fitting.includes(kind)) continue
      throw new HandoffError(
        'usage',
        `\`${name}\` does not work with \`${kind}\`, only with ${fitting.join(' or ')}.`,
      )
    }
    const stated = {
      kind,
      text: (textOf(given, 'text') ?? '').trim(),
      because: textOf(given, 'because')?.trim() || null,
      at: textOf(given, 'at')?.trim() || null,
      isNice: isOn(given, 'nice'),
    }
    const { writeNote } = await import('../commands/note.js')
    const { path, outcome, removed } = await writeNote({
      cwd,
      environment,
      note: deriveStatedNote(stated),
      today: today(),
    })
    const said = sentences[outcome](path)
    return removed === null ? said : `${said} ${describeRemoved(path, removed)}`
  },
}

const sentences = {
  written: (path: string) => `Added to ${path}. ${later}`,
  created: (path: string) => `Created ${path} with the note. ${later}`,
  unchanged: (path: string) => `Already on ${path}.`,
}

const later = 'Not committed yet: `checkpoint` or the next `git push` commits the page.'

const check: Tool = {
  name: 'check',
  title: 'Check the page against the branch',
  description:
    'Checks whether the handoff page is up to date and correct. Returns each finding with its line, ' +
    'reason and fix. Changes nothing; `checkpoint` updates the derived parts.',
  parameters: {},
  isReadOnly: true,
  async run(_, { cwd, environment, version }) {
    const [{ renderReport }, { checkHandoff }] = await Promise.all([
      import('../core/report/forms.js'),
      import('../commands/check.js'),
    ])
    const checked = await checkHandoff({ cwd, environment })
    return renderReport('text', checked, { paint: (text) => text, version, indent: false })
  },
}

const resume: Tool = {
  name: 'resume',
  title: 'Pick up a branch',
  description:
    'Call this before you start on a branch. Returns its status, what on its handoff page is out of date, the next ' +
    'task, gotchas and decisions about its files, and how to run and test it. Each line is marked as derived from git ' +
    'now, verified now, or only stated by a person. At most about 400 tokens unless `full`. Changes nothing.',
  parameters: {
    branch: {
      type: 'string',
      description:
        'A local or remote branch, a pull request such as #12, or a commit. Default: the checked-out branch.',
    },
    full: { type: 'boolean', description: 'Omit nothing.' },
  },
  isReadOnly: true,
  async run(given, { cwd, environment }) {
    const { resumeBranch } = await import('../commands/resume.js')
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

/** All of them, in the order in which an agent needs them. */
export const tools: readonly Tool[] = [resume, check, note, checkpoint, status]
