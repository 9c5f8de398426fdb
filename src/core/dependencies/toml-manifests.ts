import { parse } from 'smol-toml'
import {
  type Dependency,
  describeSource,
  isTable,
  listAt,
  type Scope,
  type Table,
  tableAt,
  textAt,
  valueAt,
} from './manifest.js'
import { parsePep508 } from './python.js'

const scopes: readonly (readonly [key: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
]

/** https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html, with targets and the workspace's versions. */
export function parseCargo(text: string): Dependency[] {
  const manifest = parse(text, { maxDepth: 50 })
  return [manifest, tableAt(manifest, 'workspace'), ...Object.values(tableAt(manifest, 'target'))].flatMap(
    (part) => scopes.flatMap(([key, scope]) => cratesOf(tableAt(part, key), scope)),
  )
}

/** `name = "1.0"` or `name = { version = "1.0", package = "real-name", optional = true }`. */
function cratesOf(crates: Table, scope: Scope): Dependency[] {
  return Object.entries(crates).map(([key, value]) => {
    if (!isTable(value)) return { name: key, requirement: typeof value === 'string' ? value : null, scope }
    const optional = scope === 'runtime' && value['optional'] === true
    return {
      name: textAt(value, 'package') ?? key,
      requirement: describeSource(value),
      scope: optional ? 'optional' : scope,
    }
  })
}

/** gradle/libs.versions.toml: https://docs.gradle.org/current/userguide/version_catalogs.html; build scripts are programs. */
export function parseGradleCatalog(text: string): Dependency[] {
  const catalog = parse(text, { maxDepth: 50 })
  const versions = tableAt(catalog, 'versions')
  return [
    ...entriesOf(tableAt(catalog, 'libraries'), versions, 'runtime'),
    ...entriesOf(tableAt(catalog, 'plugins'), versions, 'build'),
  ]
}

/** `"g:a:1"`, `{ module = "g:a", version.ref = "x" }`, `{ group = "g", name = "a" }`; plugins: `"id:1.0"`, `{ id = "…" }`. */
function entriesOf(entries: Table, versions: Table, scope: Scope): Dependency[] {
  return Object.values(entries).flatMap((entry) => {
    if (typeof entry === 'string') {
      const end = scope === 'build' ? entry.indexOf(':') : entry.indexOf(':', entry.indexOf(':') + 1)
      return end < 0
        ? [{ name: entry, requirement: null, scope }]
        : [{ name: entry.slice(0, end), requirement: entry.slice(end + 1) || null, scope }]
    }
    const group = textAt(entry, 'group')
    const artifact = textAt(entry, 'name')
    const name =
      textAt(entry, 'module') ?? textAt(entry, 'id') ?? (group && artifact ? `${group}:${artifact}` : null)
    const requirement = versionOf(valueAt(entry, 'version'), versions)
    return name === null ? [] : [{ name, requirement, scope }]
  })
}

/** `"1.0"`, `{ ref = "x" }`, or a rich version `{ strictly = "[1,2[", prefer = "1.7" }`. */
function versionOf(version: unknown, versions: Table): string | null {
  if (!isTable(version)) return typeof version === 'string' ? version : null
  const ref = textAt(version, 'ref')
  if (ref !== null) {
    const named = valueAt(versions, ref)
    return isTable(named) && 'ref' in named ? null : versionOf(named, {})
  }
  const rich = ['strictly', 'require', 'prefer', 'reject'].flatMap((key) => {
    const value = textAt(version, key)
    return value === null ? [] : [`${key} ${value}`]
  })
  return rich.length > 0 ? rich.join(', ') : null
}

/** pyproject.toml: PEP 621, PEP 735 and PEP 518, and what Poetry, PDM, uv and Hatch keep below `tool`. */
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
