import { HandoffError } from '../core/errors.js'
import { describeRemoved } from '../core/page/removed-page.js'
import { deriveStatedNote, noteKinds, noteOwners } from '../core/page/stated-note.js'
import { isOn, type Tool, textOf } from './tool.js'

const status: Tool = {
  name: 'status',
  title: 'Where the branches stand',
  description:
    'In a few lines: how far the branch is, whether its page still matches it, and what to run next. With `all`, a table of ' +
    'every local and remote branch, those that need attention first. Changes nothing, fetches nothing.',
  parameters: { all: { type: 'boolean', description: 'Tell of every branch, here and on the remotes.' } },
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
  title: 'Save where the work stands',
  description:
    'Brings the handoff page up to date, tells uncommitted work as in progress, and commits the page and nothing else. Call ' +
    'it before the context is lost: before compaction, before a break, at the end.',
  parameters: {
    message: {
      type: 'string',
      description: 'Where the work stands, in a sentence or two. It replaces what was said last.',
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
  title: 'Put one fact on the page',
  description:
    'Call this at the moment you know something that the code does not tell: a decision with its reason, a gotcha, a ' +
    'task that is left, what the branch is for; `done` ticks the one open task that matches. Writes the page on disk and ' +
    'commits nothing. The same note twice stands once.',
  parameters: {
    kind: { type: 'string', isRequired: true, oneOf: noteKinds, description: 'What it is.' },
    text: {
      type: 'string',
      isRequired: true,
      description: 'One sentence; of a task, something that a stranger can start with.',
    },
    because: { type: 'string', description: 'The reason of a decision.' },
    at: { type: 'string', description: 'Where it shows, such as src/store.ts#open.' },
    nice: { type: 'boolean', description: 'The task is only nice to have.' },
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
  written: (path: string) => `Noted on ${path}. ${later}`,
  created: (path: string) => `Wrote ${path}, with the note on it. ${later}`,
  unchanged: (path: string) => `It stands on ${path} already.`,
}

const later = 'It is not committed: `checkpoint` commits the page, and so does the next `git push`.'

const check: Tool = {
  name: 'check',
  title: 'Check the page against the branch',
  description:
    'Whether the handoff page still matches the branch, and what on it is wrong, vague or gone: each finding with its line, ' +
    'reason and repair. Changes nothing; `checkpoint` brings derived parts up to date.',
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
