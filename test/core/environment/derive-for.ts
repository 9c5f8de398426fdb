import { deriveEnvironment } from '../../../src/core/environment/derive.js'
import type { Environment } from '../../../src/core/environment/environment.js'
import type { ReadVariable } from '../../../src/core/environment/needs.js'

/** The environment of a repository of these files: path → text. */
export async function deriveFor(
  files: Readonly<Record<string, string>>,
  variables: readonly ReadVariable[] = [],
): Promise<Environment> {
  return deriveEnvironment(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    variables,
  )
}

/** Only what is there: no nulls, no empty lists. */
export async function saidFor(files: Readonly<Record<string, string>>): Promise<object> {
  return saidOf(await deriveFor(files))
}

export function saidOf(environment: Environment): object {
  return Object.fromEntries(
    Object.entries({ ...environment, needs: environment.needs.map(({ name }) => name) }).filter(
      ([, value]) => value !== null && (!Array.isArray(value) || value.length > 0),
    ),
  )
}

/** A package.json with these scripts and one dependency. */
export function packageJson(scripts: Readonly<Record<string, string>>, more: object = {}): string {
  return JSON.stringify({ name: 'shop', scripts, dependencies: { express: '^4' }, ...more })
}
