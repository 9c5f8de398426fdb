import { type HookName, quote, renderCall } from './call.js'
import { insertBlock, madeByUs, removeFromFile } from './sentinels.js'
import { columnOf, isAddition, lineAfter, parseYaml, valueAt } from './yaml-text.js'

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
