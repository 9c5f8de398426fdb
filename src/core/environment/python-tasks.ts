import { type Table, tableAt, valueAt } from '../dependencies/table.js'
import { firstOf, type Offer, offerOf } from './environment.js'
import { deriveNamedTasks } from './named-tasks.js'
import type { Project } from './project.js'
import type { PythonTool } from './python-tools.js'

/** Tasks that a Python project states: poe, taskipy, PDM, Pipenv and Hatch keep them in tables. */
export function derivePythonTasks(project: Project, tool: PythonTool): Offer {
  const tools = tableAt(project.table('pyproject.toml'), 'tool')
  const offers = [
    fromTable(project, tableAt(tools, 'poe', 'tasks'), (name) => `${tool.prefix}poe ${name}`),
    fromTable(project, tableAt(tools, 'taskipy', 'tasks'), (name) => `${tool.prefix}task ${name}`),
    fromTable(project, tableAt(tools, 'pdm', 'scripts'), (name) => `pdm run ${name}`),
    fromTable(project, tableAt(project.table('Pipfile'), 'scripts'), (name) => `pipenv run ${name}`),
    deriveHatch(project, tableAt(tools, 'hatch', 'envs')),
  ]
  return firstOf(...offers)
}

function fromTable(project: Project, table: Table, render: (name: string) => string): Offer {
  const runs = (name: string) => Object.hasOwn(table, name) && !project.isBroken(JSON.stringify(table[name]))
  return offerOf('stated', { ...deriveNamedTasks(runs, render), install: null })
}

/** https://hatch.pypa.io/latest/config/environment/: scripts of the default environment, then of the one named after the task. */
function deriveHatch(project: Project, environments: Table): Offer {
  const scriptOf = (environment: string, ...names: string[]) => {
    const scripts = tableAt(environments, environment, 'scripts')
    const name = names.find((one) => Object.hasOwn(scripts, one))
    return name === undefined ? null : `hatch run ${environment}:${name}`
  }
  const hasTests = valueAt(environments, 'hatch-test') !== undefined
  return firstOf(
    fromTable(project, tableAt(environments, 'default', 'scripts'), (name) => `hatch run ${name}`),
    offerOf('stated', {
      test: scriptOf('test', 'test', 'run', 'all') ?? (hasTests ? 'hatch test' : null),
      lint: scriptOf('lint', 'all', 'check', 'lint', 'style'),
    }),
  )
}

/** Sessions of noxfile.py and environments of tox, as commands for testing and linting. */
export function deriveNoxAndTox(project: Project): Offer {
  return firstOf(deriveNox(project), deriveTox(project))
}

/** `@nox.session(name="unit")` or `@nox.session` above `def tests(session):`. */
function deriveNox(project: Project): Offer {
  if (!project.has('noxfile.py')) return {}
  const sessions = new Set<string>()
  let isSession = false
  for (const line of project.text('noxfile.py').split('\n')) {
    if (/^@(?:nox\.)?session\b/.test(line)) isSession = true
    const name =
      /\bname=["']([\w-]+)["']/.exec(line.slice(0, 500))?.[1] ?? /^def ([A-Za-z]\w*)\(/.exec(line)?.[1]
    if (isSession && name !== undefined) sessions.add(name)
    if (line.startsWith('def ')) isSession = false
  }
  const named = deriveNamedTasks(
    (name) => sessions.has(name),
    (name) => `nox -s ${name}`,
  )
  return offerOf('configured', { test: named.test ?? 'nox', lint: named.lint })
}

/** `[testenv]` is what `tox -e py` runs, with the Python at hand; `[testenv:lint]` has its own name. */
function deriveTox(project: Project): Offer {
  const ini = `${project.text('tox.ini')}\n${project.text('setup.cfg')}`
  const table = firstTable(project.table('tox.toml'), tableAt(project.table('pyproject.toml'), 'tool', 'tox'))
  const legacy = valueAt(table, 'legacy_tox_ini')
  const text = typeof legacy === 'string' ? legacy : ini
  const environments = new Set([...text.matchAll(/^\[testenv:([\w-]+)\]/gm)].map((match) => match[1] ?? ''))
  for (const name of Object.keys(tableAt(table, 'env'))) environments.add(name)
  const hasDefault = /^\[testenv\]/m.test(text) || valueAt(table, 'env_run_base') !== undefined
  const configured = project.has('tox.ini') || /^\[tox:tox\]/m.test(text) || Object.keys(table).length > 0
  if (!configured || (!hasDefault && environments.size === 0)) return {}
  const named = deriveNamedTasks(
    (name) => environments.has(name),
    (name) => `tox -e ${name}`,
  )
  return offerOf('configured', { test: hasDefault ? 'tox -e py' : (named.test ?? 'tox'), lint: named.lint })
}

function firstTable(...tables: readonly Table[]): Table {
  return tables.find((table) => Object.keys(table).length > 0) ?? {}
}
