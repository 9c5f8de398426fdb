import { isMap } from 'yaml'
import { columnOf, isAddition, lineAfter, parseYaml, valueAt, type YamlText } from './json-text.js'
import { type HookName, insertBlock, madeByUs, quote, removeFromFile, renderCall } from './managers.js'

/**
 * The text of a lefthook.yml with a job of ours for each hook: in the list of jobs, or among the commands, that are
 * there. Null where only a person can add it: flow style, aliases, no YAML. See https://lefthook.dev/configuration/.
 */
export function addToLefthook(text: string | null, hooks: readonly HookName[]): string | null {
  const start = text === null ? null : removeFromFile(text)
  let edited = start ?? ''
  for (const hook of hooks) {
    const yaml = parseYaml(edited)
    const next = yaml === null ? null : addHook(yaml, hook, start === null && hook === hooks[0])
    if (next === null || !isAddition(next, edited)) return null
    edited = next
  }
  return edited
}

/** What to put into a lefthook.yml by hand. */
export function renderLefthook(hook: HookName): string {
  return `${[`${hook}:`, '  jobs:', ...indent(4, renderJob(hook))].join('\n')}\n`
}

function addHook(yaml: YamlText, hook: HookName, isMade: boolean): string | null {
  const { text, document } = yaml
  const root = document.contents
  if (root !== null && columnOf(root) !== 0) return null
  const section = valueAt(root, hook)
  if (section === undefined) {
    const lines = [...(isMade ? [madeByUs] : []), ...renderLefthook(hook).trimEnd().split('\n')]
    return insertBlock(text, text.length, lines)
  }
  const column = columnOf(section)
  if (section === null || column === null || !isMap(section)) return null
  const jobs = valueAt(section, 'jobs')
  if (jobs) return insertAt(yaml, jobs, renderJob(hook))
  const commands = valueAt(section, 'commands')
  if (commands) return insertAt(yaml, commands, ['git-handoff:', ...indent(2, renderKeys(hook))])
  if (jobs === null || commands === null) return null
  return insertBlock(text, lineAfter(yaml, section), ['jobs:', ...indent(2, renderJob(hook))], spaces(column))
}

function insertAt(yaml: YamlText, node: Parameters<typeof lineAfter>[1], lines: string[]): string | null {
  const column = columnOf(node)
  return column === null ? null : insertBlock(yaml.text, lineAfter(yaml, node), lines, spaces(column))
}

function renderJob(hook: HookName): string[] {
  return ['- name: git-handoff', ...indent(2, renderKeys(hook))]
}

function renderKeys(hook: HookName): string[] {
  if (hook === 'post-checkout') {
    return ['run: |', ...indent(2, renderCall(hook, null, '"{1}" "{2}" "{3}"'))] // two commits and 0 or 1
  }
  const call = renderCall(hook, null, '"$handoff_remote" "$handoff_url"')
  return [
    'run: |',
    ...indent(2, [...readArgument('handoff_remote', 1), ...readArgument('handoff_url', 2), ...call]),
    'use_stdin: true',
  ]
}

/** lefthook puts an argument into the script as it is, and an address may hold anything: here nothing of it acts. */
function readArgument(variable: string, index: number): string[] {
  return [`IFS= read -r ${variable} <<'END'`, `{${index}}`, 'END']
}

function indent(width: number, lines: readonly string[]): string[] {
  return lines.map((line) => ' '.repeat(width) + line)
}

function spaces(column: number): { indent: string } {
  return { indent: ' '.repeat(column) }
}

/**
 * The text of a .pre-commit-config.yaml with a local hook of ours at the end of its `repos`. Null where only a person
 * can add it: flow style, aliases, no YAML. See https://pre-commit.com/#repository-local-hooks.
 */
export function addToPreCommit(text: string | null, hooks: readonly HookName[]): string | null {
  const start = text === null ? null : removeFromFile(text)
  const yaml = parseYaml(start ?? '')
  if (yaml === null) return null
  const root = yaml.document.contents
  if (root !== null && columnOf(root) !== 0) return null
  const repos = valueAt(root, 'repos')
  const column = columnOf(repos)
  const added =
    repos === undefined
      ? insertBlock(yaml.text, yaml.text.length, [
          ...(start === null ? [madeByUs] : []),
          ...renderPreCommit(hooks).trimEnd().split('\n'),
        ])
      : repos === null || column === null
        ? null
        : insertBlock(yaml.text, lineAfter(yaml, repos), renderRepo(hooks), { indent: ' '.repeat(column) })
  return added !== null && isAddition(added, yaml.text) ? added : null
}

/** What to put into a .pre-commit-config.yaml by hand. */
export function renderPreCommit(hooks: readonly HookName[]): string {
  return `${['repos:', ...renderRepo(hooks).map((line) => `  ${line}`)].join('\n')}\n`
}

function renderRepo(hooks: readonly HookName[]): string[] {
  return ['- repo: local', '  hooks:', ...hooks.flatMap(renderHook).map((line) => `    ${line}`)]
}

/** pre-commit shows what a hook says only with `verbose`, and keeps the list of refs to itself. */
function renderHook(hook: HookName): string[] {
  const id = hook === 'pre-push' ? 'git-handoff' : `git-handoff-${hook}`
  const script = quote(renderCall(hook, null).join('\n')).split('\n')
  return [
    `- id: ${id}`,
    `  name: ${id}`,
    '  entry: |',
    ...`sh -c ${script.join('\n')} ${hook}`.split('\n').map((line) => `    ${line}`),
    '  language: system',
    `  stages: [${hook}]`,
    '  always_run: true',
    '  pass_filenames: false',
    '  verbose: true',
  ]
}
