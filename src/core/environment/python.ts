import { isTable, listAt, type Table, tableAt, textAt, valueAt } from '../dependencies/manifest.js'
import { wordList } from '../text/words.js'
import { firstOf, isPlainName, type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'
import { deriveNamedTasks } from './runners.js'

const signs = wordList('pyproject.toml setup.py requirements.txt Pipfile tox.ini noxfile.py manage.py')

/** Its stated tasks; pytest if a tool manages the environment; nox or tox; else pytest or Django's runner. */
export function derivePython(project: Project): Offer {
  if (project.first(...signs) === null) return {}
  const tool = derivePythonTool(project)
  const pytest = offerOf('configured', { test: pytestCommand(project, tool) })
  const sessions = deriveNoxAndTox(project)
  const django = project.has('manage.py') ? `${tool.prefix}python manage.py` : null
  const offer = firstOf(
    derivePythonTasks(project, tool),
    ...(tool.isManaged ? [pytest, sessions] : [sessions, pytest]),
    // The server is the application; a `dev` script of package.json beside it only bundles its assets.
    offerOf('stated', { run: django === null ? null : `${django} runserver` }),
    offerOf('configured', {
      run: entryPoint(project, tool.prefix),
      test: django === null ? null : `${django} test`,
      lint: linter(project, tool.prefix),
    }),
  )
  const install = tool.install ?? pipInstall(project, { withPytest: offer.test?.text === 'pytest' })
  return firstOf(offer, offerOf('usual', { install }))
}

/** The command that installing the project brings: the only one, or the one of the project's own name. */
function entryPoint(project: Project, prefix: string): string | null {
  const table = project.table('pyproject.toml')
  const scripts = Object.keys({
    ...tableAt(table, 'tool', 'poetry', 'scripts'),
    ...tableAt(table, 'project', 'scripts'),
  })
  const name = textAt(table, 'project', 'name') ?? textAt(table, 'tool', 'poetry', 'name')
  const script = scripts.length === 1 ? scripts[0] : scripts.find((one) => one === name)
  return script !== undefined && isPlainName(script) ? `${prefix}${script}` : null
}

function linter(project: Project, prefix: string): string | null {
  const table = project.table('pyproject.toml')
  if (project.first('ruff.toml', '.ruff.toml') !== null || isTable(valueAt(table, 'tool', 'ruff')))
    return prefix === '' || names(project, 'ruff') ? `${prefix}ruff check` : outside(prefix, 'ruff check')
  const flake8 =
    project.has('.flake8') || /^\[flake8\]/m.test(project.text('setup.cfg') + project.text('tox.ini'))
  if (!flake8) return null
  return prefix === '' || names(project, 'flake8') ? `${prefix}flake8` : outside(prefix, 'flake8')
}

/** Whether the project asks for a package, so that the tool that keeps its environment has it there. */
function names(project: Project, name: string): boolean {
  const place = new RegExp(`["']${name}\\b(?!-)|^${name}\\s*=`, 'm')
  return [project, project.root].some(
    (one) => one !== null && place.test(`${one.text('pyproject.toml')}\n${one.text('Pipfile')}`),
  )
}

/** uv runs a tool that nobody asked for by fetching it; the others have to find it on the machine. */
function outside(prefix: string, command: string): string {
  return prefix === 'uv run ' ? `uvx ${command}` : command
}

/** The tool that keeps a Python project's environment. */
interface PythonTool {
  /** Null for pip: what it installs depends on what runs the tests. */
  install: string | null
  /** What stands before a command to run it in the environment: `uv run `, empty for pip. */
  prefix: string
  /** Whether the tool itself brings the development dependencies, so that `pytest` is there. */
  isManaged: boolean
}

/** uv, Poetry, PDM, Pipenv by their lock files or tables, pip else. */
function derivePythonTool(project: Project): PythonTool {
  const table = project.table('pyproject.toml')
  const has = (name: string) => project.has(name) || (project.root?.has(name) ?? false)
  const tool = tableAt(table, 'tool')
  const backend = textAt(table, 'build-system', 'build-backend') ?? ''
  if (has('uv.lock') || isTable(tool['uv'])) return managed('uv sync', 'uv run ')
  if (has('poetry.lock') || isTable(tool['poetry']) || backend.startsWith('poetry'))
    return managed('poetry install', 'poetry run ')
  if (has('pdm.lock') || isTable(valueAt(tool, 'pdm', 'scripts'))) return managed('pdm install', 'pdm run ')
  if (project.has('Pipfile')) return managed('pipenv install --dev', 'pipenv run ')
  return { install: null, prefix: '', isManaged: false }
}

function managed(install: string, prefix: string): PythonTool {
  return { install, prefix, isManaged: true }
}

/** `pytest` in the project's environment, with the group or extra it needs under uv; null where no file names pytest. */
function pytestCommand(project: Project, tool: PythonTool): string | null {
  const table = project.table('pyproject.toml')
  const configured =
    project.first('pytest.ini', 'conftest.py', 'tests/conftest.py') !== null ||
    isTable(valueAt(table, 'tool', 'pytest')) ||
    /^\[pytest\]/m.test(project.text('tox.ini')) ||
    /^\[tool:pytest\]/m.test(project.text('setup.cfg')) ||
    project.names.some(
      (name) =>
        name.endsWith('.txt') && name.includes('requirements') && /^pytest\b/im.test(project.text(name)),
    ) ||
    'pytest' in tableAt(project.table('Pipfile'), 'dev-packages')
  const place = placeOfPytest(table)
  if (!configured && place === null) return null
  // Where no file asks for it, uv can bring it for this once.
  return tool.prefix === 'uv run ' ? `uv run ${place ?? '--with pytest '}pytest` : `${tool.prefix}pytest`
}

/** Where pyproject.toml asks for pytest, as an option for uv; empty where it is installed by default, null nowhere. */
function placeOfPytest(table: Table): string | null {
  const asks = (list: readonly unknown[]) =>
    list.some((one) => typeof one === 'string' && /^pytest\b(?!-)/i.test(one))
  const poetry = [
    tableAt(table, 'tool', 'poetry'),
    ...Object.values(tableAt(table, 'tool', 'poetry', 'group')),
  ]
  if (poetry.some((one) => ['dependencies', 'dev-dependencies'].some((key) => 'pytest' in tableAt(one, key))))
    return ''
  if (asks(listAt(table, 'project', 'dependencies')) || asks(listAt(table, 'tool', 'uv', 'dev-dependencies')))
    return ''
  const groups = tableAt(table, 'dependency-groups')
  const included = new Set(['dev', ...listAt(table, 'tool', 'uv', 'default-groups')])
  for (const one of listAt(groups, 'dev')) included.add(textAt(one, 'include-group') ?? '')
  const group = Object.keys(groups).find((name) => asks(listAt(groups, name)))
  const everything = textAt(table, 'tool', 'uv', 'default-groups') === 'all'
  if (group !== undefined && (included.has(group) || everything)) return ''
  if (group !== undefined && isPlainName(group)) return `--group ${group} `
  const extras = tableAt(table, 'project', 'optional-dependencies')
  const extra = Object.keys(extras).find((name) => asks(listAt(extras, name)))
  return extra !== undefined && isPlainName(extra) ? `--extra ${extra} ` : null
}

/** Tasks that a Python project states: poe, taskipy, PDM, Pipenv and Hatch keep them in tables. */
function derivePythonTasks(project: Project, tool: PythonTool): Offer {
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
function deriveNoxAndTox(project: Project): Offer {
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

/** A `pip install` command with what brings pytest if that is wanted; null if there is nothing to install. */
function pipInstall(project: Project, { withPytest }: { withPytest: boolean }): string | null {
  const table = project.table('pyproject.toml')
  const isPackage = 'project' in table || 'build-system' in table || project.has('setup.py')
  const own = listAt(table, 'project', 'dependencies')
  const extra = isPackage ? chooseList(tableAt(table, 'project', 'optional-dependencies')) : null
  const group = chooseList(tableAt(table, 'dependency-groups'))
  const files = chooseFiles(project, isPackage)
  const isBrought = [own, extra?.list ?? [], group?.list ?? []].some(asksForPytest)
  const isLacking = withPytest && !isBrought && !files.some((name) => mayBringPytest(project.text(name)))
  const others = /^pytest\b/im.test(project.text('requirements.txt')) ? ['requirements.txt'] : []
  const read = isLacking ? [...others, ...files] : files
  const isInFile = read.some((name) => /^-e[ \t]+\.(?:\[|[ \t]*$)/m.test(project.text(name)))
  const parts: string[] = []
  if (isPackage && !isInFile) parts.push(extra === null ? '-e .' : `-e ".[${extra.name}]"`)
  if (group !== null) parts.push(`--group ${group.name}`)
  parts.push(...read.map((name) => `-r ${name}`))
  if (parts.length === 0) return null
  if (isLacking && others.length === 0) parts.push('pytest')
  return `pip install ${parts.join(' ')}`
}

const usualNames = ['dev', 'develop', 'development', 'test', 'tests', 'testing']

/** Of some extras or groups the usual one, before others if it asks for pytest; another one only if it does. */
function chooseList(table: Table): { name: string; list: readonly unknown[] } | null {
  const usual = usualNames.filter((name) => Object.hasOwn(table, name))
  const asking = [...usual, ...Object.keys(table)].find((name) => asksForPytest(listAt(table, name)))
  const name = asking !== undefined && isPlainName(asking) ? asking : usual[0]
  return name === undefined ? null : { name, list: listAt(table, name) }
}

/** pytest itself, or one of its plugins, which bring it. */
function asksForPytest(list: readonly unknown[]): boolean {
  return list.some((one) => typeof one === 'string' && /^pytest\b/i.test(one))
}

/** What is not a package has its requirements in a file; for development there is one more. */
function chooseFiles(project: Project, isPackage: boolean): string[] {
  const more = project.first(
    ...['requirements-dev.txt', 'requirements_dev.txt', 'dev-requirements.txt', 'requirements/dev.txt'],
    ...['requirements/requirements-dev.txt', 'requirements-test.txt', 'test-requirements.txt'],
    'test_requirements.txt',
  )
  const base = isPackage ? null : project.first('requirements.txt')
  return [base, more].filter((name) => name !== null)
}

/** By name, or out of another file that it includes and that is not read here. */
function mayBringPytest(text: string): boolean {
  return /^(?:pytest\b|(?:-r|--requirement)\b)/im.test(text)
}
