import { type ExampleRow, parseExampleFile } from './example-file.js'
import type { Project } from './project.js'

/** In the order in which projects are likely to mean it. */
const examples = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  '.env.local.example',
  'env.example',
]

/** An environment variable that the branch newly reads; optional where the code goes on without it. */
export interface ReadVariable {
  name: string
  optional?: true
}

/** A variable that somebody has to set. */
export interface Need {
  name: string
  /** The example file that asks for it; null where the branch's code does. */
  from: string | null
}

/**
 * What somebody has to set: what the branch newly reads, then of the example file what is required, what only holds
 * a placeholder, and what has no value. What has a default, is called optional or commented out needs nobody; nor
 * does what is merely empty in a file that says which ones are required.
 */
export function deriveNeeds(project: Project, variables: readonly ReadVariable[]): Need[] {
  const file = project.first(...examples)
  const rows = parseExampleFile(project.text(file ?? ''))
  const isOptional = new Set(rows.filter(({ said }) => said === 'optional').map(({ name }) => name))
  const declares = rows.some(({ said }) => said === 'required')
  const open = rows.filter(({ value, said }) => value !== 'filled' && said !== 'optional')
  const namesOf = (wanted: (row: ExampleRow) => boolean) => open.filter(wanted).map(({ name }) => name)
  const read = variables
    .filter(({ name, optional }) => optional !== true && !isOptional.has(name))
    .map(({ name }) => name)
    .filter((name) => /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name))
  const asked = new Set([
    ...namesOf(({ said }) => said === 'required'),
    ...namesOf(({ value }) => value === 'placeholder'),
    ...namesOf(() => !declares),
  ])
  const own = new Set(read)
  return [
    ...[...own].map((name) => ({ name, from: null })),
    ...[...asked].filter((name) => !own.has(name)).map((name) => ({ name, from: file })),
  ]
}
