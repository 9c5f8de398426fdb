import { isTable, tableAt, textAt, valueAt } from '../dependencies/table.js'
import { firstOf, isPlainName, type Offer, offerOf } from './environment.js'
import { pipInstall } from './pip.js'
import type { Project } from './project.js'
import { deriveNoxAndTox, derivePythonTasks } from './python-tasks.js'
import { derivePythonTool, pytestCommand } from './python-tools.js'

const signs = [
  'pyproject.toml',
  'setup.py',
  'requirements.txt',
  'Pipfile',
  'tox.ini',
  'noxfile.py',
  'manage.py',
]

/**
 * What a Python project offers: its stated tasks; pytest where a tool manages the environment; nox or tox,
 * which make their own; pytest or Django's runner in whatever environment there is.
 */
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
