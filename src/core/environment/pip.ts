import { listAt, type Table, tableAt } from '../dependencies/table.js'
import { isPlainName } from './environment.js'
import type { Project } from './project.js'

/**
 * `pip install -e ".[dev]"`, `pip install -e . --group dev`, `pip install -r requirements.txt -r requirements-dev.txt`:
 * with what brings pytest where that is wanted, by its own name where no file asks for it. Null where there is nothing
 * to install.
 */
export function pipInstall(project: Project, { withPytest }: { withPytest: boolean }): string | null {
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
