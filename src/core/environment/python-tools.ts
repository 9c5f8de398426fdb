import { isTable, listAt, type Table, tableAt, textAt, valueAt } from '../dependencies/table.js'
import { isPlainName } from './environment.js'
import type { Project } from './project.js'

/** The tool that keeps a Python project's environment. */
export interface PythonTool {
  /** Null for pip: what it installs depends on what runs the tests. */
  install: string | null
  /** What stands before a command to run it in the environment: `uv run `, empty for pip. */
  prefix: string
  /** Whether the tool itself brings the development dependencies, so that `pytest` is there. */
  isManaged: boolean
}

/** uv, Poetry, PDM, Pipenv by their lock files or tables, pip else. */
export function derivePythonTool(project: Project): PythonTool {
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

/**
 * `pytest` as it runs in the project's environment: with uv, a group or extra that is not there by default
 * has to be named. Null where no file speaks of pytest.
 */
export function pytestCommand(project: Project, tool: PythonTool): string | null {
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
