import { parse } from 'smol-toml'
import type { Dependency, Scope } from './dependency.js'
import { parsePep508 } from './pep508.js'
import { describeSource } from './source.js'
import { isTable, listAt, tableAt, valueAt } from './table.js'

/**
 * pyproject.toml: PEP 621 (`project`), PEP 735 (`dependency-groups`), PEP 518 (`build-system`), and what
 * Poetry, PDM, uv and Hatch keep below `tool`.
 */
export function parsePyproject(text: string): Dependency[] {
  const manifest = parse(text, { maxDepth: 50 })
  return [
    ...requirementsOf(listAt(manifest, 'project', 'dependencies'), 'runtime'),
    ...groupsOf(valueAt(manifest, 'project', 'optional-dependencies'), 'optional'),
    ...groupsOf(valueAt(manifest, 'dependency-groups'), 'development'),
    ...requirementsOf(listAt(manifest, 'build-system', 'requires'), 'build'),
    ...requirementsOf(listAt(manifest, 'tool', 'uv', 'dev-dependencies'), 'development'),
    ...groupsOf(valueAt(manifest, 'tool', 'pdm', 'dev-dependencies'), 'development'),
    ...Object.values(tableAt(manifest, 'tool', 'hatch', 'envs')).flatMap((environment) => [
      ...requirementsOf(listAt(environment, 'dependencies'), 'development'),
      ...requirementsOf(listAt(environment, 'extra-dependencies'), 'development'),
    ]),
    ...parsePoetry(valueAt(manifest, 'tool', 'poetry')),
  ]
}

function groupsOf(groups: unknown, scope: Scope): Dependency[] {
  return Object.values(isTable(groups) ? groups : {}).flatMap((group) => requirementsOf(listAt(group), scope))
}

/** A list of PEP 508 lines; an `{ include-group = "…" }` among them names no dependency. */
function requirementsOf(lines: readonly unknown[], scope: Scope): Dependency[] {
  return lines.flatMap((line) => {
    const requirement = typeof line === 'string' ? parsePep508(line) : null
    return requirement === null ? [] : [{ ...requirement, scope }]
  })
}

/** https://python-poetry.org/docs/pyproject/: tables of names, `python` among them, and groups of such tables. */
function parsePoetry(poetry: unknown): Dependency[] {
  const groups = Object.entries(tableAt(poetry, 'group')).flatMap(([name, group]) =>
    poetryTable(tableAt(group, 'dependencies'), name === 'main' ? 'runtime' : 'development'),
  )
  return [
    ...poetryTable(tableAt(poetry, 'dependencies'), 'runtime'),
    ...poetryTable(tableAt(poetry, 'dev-dependencies'), 'development'),
    ...groups,
  ]
}

/** `name = "^1"`, `name = { version = "^1", optional = true }`, or a list of such for several Pythons. */
function poetryTable(table: object, scope: Scope): Dependency[] {
  return Object.entries(table).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).map((entry: unknown) => {
      if (!isTable(entry)) return { name, requirement: typeof entry === 'string' ? entry : null, scope }
      const optional = scope === 'runtime' && entry['optional'] === true
      return { name, requirement: describeSource(entry), scope: optional ? 'optional' : scope }
    }),
  )
}
