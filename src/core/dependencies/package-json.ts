import { type Dependency, type Scope, tableAt } from './manifest.js'

const scopes: readonly (readonly [key: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['devDependencies', 'development'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
]

/** https://docs.npmjs.com/cli/configuring-npm/package-json: `workspace:*` stays as written; Bun's catalogs hold versions. */
export function parsePackageJson(text: string): Dependency[] {
  const manifest: unknown = JSON.parse(text)
  const found = scopes.flatMap(([key, scope]) => dependenciesOf(tableAt(manifest, key), scope))
  const workspaces = tableAt(manifest, 'workspaces')
  for (const catalog of [tableAt(workspaces, 'catalog'), ...Object.values(tableAt(workspaces, 'catalogs'))])
    found.push(...dependenciesOf(tableAt(catalog), 'runtime'))
  return found
}

/** A table of names and requirements, as package.json and pnpm-workspace.yaml write them. */
export function dependenciesOf(table: object, scope: Scope): Dependency[] {
  return Object.entries(table).map(([name, requirement]) => ({
    name,
    requirement: typeof requirement === 'string' && requirement !== '' ? requirement : null,
    scope,
  }))
}
