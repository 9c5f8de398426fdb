import { isTable, type Table, tableAt, valueAt } from '../dependencies/manifest.js'
import { firstOf, type Offer, offerOf, type Task } from './environment.js'
import type { Project } from './project.js'

/** What a Makefile offers: https://www.gnu.org/software/make/manual/html_node/Rules.html. */
export function deriveMake(project: Project): Offer {
  const file = project.first('GNUmakefile', 'makefile', 'Makefile')
  if (file === null) return {}
  const targets = parseMakefile(project.text(file))
  for (const [name, recipe] of targets) if (project.isBroken(recipe)) targets.delete(name)
  const named = deriveNamedTasks(
    (name) => targets.has(name),
    (name) => `make ${name}`,
  )
  const [goal = ''] = targets.keys()
  const all = /^(?:all|default|build)$/.test(goal) ? goal : targets.has('all') ? 'all' : null
  const everything =
    all === null || checks(project.text(file), all) ? null : all === goal ? 'make' : `make ${all}`
  // Of `make install` only the recipe tells whether it fetches dependencies or copies into /usr/local.
  const fetches = /\b(?:npm|pnpm|yarn|bun|pip3?|uv|poetry|pdm|bundle|composer|go mod)\b/
  const install = fetches.test(targets.get('install') ?? '') ? 'make install' : null
  return offerOf('stated', {
    ...named,
    install: named.install ?? install,
    build: named.build ?? everything,
    test: named.test ?? (targets.has('check') ? 'make check' : null),
    lint: targets.has('lint') ? 'make lint' : null,
  })
}

/** `all: generate vet test` looks at what there is, and builds nothing. */
function checks(text: string, target: string): boolean {
  const rule = new RegExp(`^${target}\\s*::?(?!=)([^#;\\n]*)`, 'm').exec(text.replace(/\\\n/g, ' '))
  const needs = (rule?.[1] ?? '').trim().split(/\s+/)
  return (
    needs.some((name) => /^(?:tests?|check|vet|lint)$/.test(name)) &&
    !needs.some((name) => /build|compile|bin|dist|[$/.]/.test(name))
  )
}

/** Targets with recipes in the file's order, the default goal first; none that is only declared, a pattern or computed. */
export function parseMakefile(text: string): Map<string, string> {
  const targets = new Map<string, string>()
  let current: string[] = []
  let inDefine = false
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    if (/^\s*define\b/.test(line)) inDefine = true
    else if (/^\s*endef\b/.test(line)) inDefine = false
    else if (inDefine) continue
    else if (line.startsWith('\t')) {
      for (const name of current) targets.set(name, `${targets.get(name) ?? ''}${line.slice(0, 500)}\n`)
    } else {
      const rule = parseRule(line.slice(0, 2000))
      if (rule === null) continue
      current = rule
      for (const name of rule) if (!targets.has(name)) targets.set(name, '')
    }
  }
  return targets
}

/** `build test: deps ; recipe` → build, test; null where the line is no rule. `:=`, `::=` and `?=` assign. */
function parseRule(line: string): string[] | null {
  const match = /^([^\s#:=?+!][^#:=?+!]*?)(?:&:|::?)(?!:?=)(.*)$/.exec(line)
  if (match === null) return null
  const [, names = '', rest = ''] = match
  if (/^\s*(?:(?:export|override|private|unexport)\s+)*[\w.-]+\s*(?:[:+?!]|::?)?=/.test(rest)) return []
  return names.split(/\s+/).filter((name) => /^[A-Za-z0-9_][\w./-]*$/.test(name))
}

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

/** The names under which repositories keep a task, the most telling first. */
const usualNames: Readonly<Record<Task, readonly string[]>> = {
  install: ['setup', 'bootstrap', 'install-dev', 'dev-install', 'install-deps', 'deps'],
  run: ['dev', 'start:dev', 'develop', 'start', 'serve', 'run', 'up'],
  test: ['test', 'tests', 'test:unit', 'test-unit', 'unit-test', 'test:all', 'test:e2e'],
  build: ['build', 'compile'],
  lint: ['lint', 'lint:all', 'check'],
}

/** A command for each task the repository has a name for. Only names from this list ever reach a command. */
export function deriveNamedTasks(
  has: (name: string) => boolean,
  render: (name: string) => string,
): Record<Task, string | null> {
  const named = (task: Task) => {
    const name = usualNames[task].find(has)
    return name === undefined ? null : render(name)
  }
  return {
    install: named('install'),
    run: named('run'),
    test: named('test'),
    build: named('build'),
    lint: named('lint'),
  }
}
