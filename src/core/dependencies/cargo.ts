import { parse } from 'smol-toml'
import type { Dependency, Scope } from './dependency.js'
import { describeSource } from './source.js'
import { isTable, type Table, tableAt, textAt } from './table.js'

const scopes: readonly (readonly [key: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
]

/**
 * Cargo.toml: https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html, with the tables for
 * single targets and the versions that a workspace sets for its members.
 */
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
