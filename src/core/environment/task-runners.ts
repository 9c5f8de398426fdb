import { isTable, type Table, tableAt, valueAt } from '../dependencies/table.js'
import { firstOf, type Offer, offerOf } from './environment.js'
import { deriveNamedTasks } from './named-tasks.js'
import type { Project } from './project.js'

/** What the repository's own task runners offer, besides make: just, Task, mise, and scripts by convention. */
export function deriveTaskRunners(project: Project): Offer {
  return firstOf(deriveScripts(project), deriveJust(project), deriveTaskfile(project), deriveMise(project))
}

/** https://github.com/github/scripts-to-rule-them-all, and what Rails puts into `bin`. */
function deriveScripts(project: Project): Offer {
  return offerOf('stated', {
    install: project.first('bin/setup', 'script/setup', 'script/bootstrap'),
    run: project.first('bin/dev', 'script/server'),
    test: project.first('script/test'),
  })
}

/** https://just.systems/man/en/: recipes that can be called without arguments. */
function deriveJust(project: Project): Offer {
  const file = project.first('justfile', 'Justfile', '.justfile')
  if (file === null) return {}
  const recipes = parseJustfile(project.text(file))
  return offerOf(
    'stated',
    deriveNamedTasks(
      (name) => recipes.has(name) && !project.isBroken(recipes.get(name) ?? ''),
      (name) => `just ${name}`,
    ),
  )
}

/** Public recipes with their bodies, and aliases; those whose parameters, if any, have defaults: `test *args:`, `run port='80':`. */
export function parseJustfile(text: string): Map<string, string> {
  const recipes = new Map<string, string>()
  let current: string | null = null
  let isPrivate = false
  for (const line of text.split('\n')) {
    if (/^\[[^\]]*\bprivate\b/.test(line)) isPrivate = true
    if (line.startsWith('[')) continue
    if (/^[ \t]/.test(line) && current !== null)
      recipes.set(current, `${recipes.get(current) ?? ''}${line.slice(0, 500)}\n`)
    const alias = /^alias\s+([\w-]+)\s*:=/.exec(line)?.[1]
    if (alias !== undefined) recipes.set(alias, '')
    const [, name = '', parameters = ''] =
      /^@?([A-Za-z][\w-]*)((?:\s[^:#]*)?):(?!=)/.exec(line.slice(0, 2000)) ?? []
    if (name !== '') {
      const isCallable = parameters.split(/\s+/).every((word) => word === '' || /^\*|=/.test(word))
      current = !isPrivate && isCallable ? name : null
      if (current !== null) recipes.set(current, '')
    }
    if (line.trim() !== '' && !line.startsWith('#')) isPrivate = false
  }
  return recipes
}

/** https://taskfile.dev/: tasks that are not internal. */
function deriveTaskfile(project: Project): Offer {
  const file = project.first('Taskfile.yml', 'taskfile.yml', 'Taskfile.yaml', 'taskfile.yaml')
  const table = file === null ? {} : tableAt(project.table(file), 'tasks')
  return offerOf(
    'stated',
    deriveNamedTasks(
      (name) =>
        Object.hasOwn(table, name) &&
        valueAt(table, name, 'internal') !== true &&
        !project.isBroken(JSON.stringify(table[name])),
      (name) => `task ${name}`,
    ),
  )
}

/** https://mise.jdx.dev/tasks/toml-tasks.html */
function deriveMise(project: Project): Offer {
  const table: Table = tableAt(project.table(project.first('mise.toml', '.mise.toml') ?? ''), 'tasks')
  return offerOf(
    'stated',
    deriveNamedTasks(
      (name) =>
        Object.hasOwn(table, name) &&
        (!isTable(table[name]) || table[name]['hide'] !== true) &&
        !project.isBroken(JSON.stringify(table[name])),
      (name) => `mise run ${name}`,
    ),
  )
}
