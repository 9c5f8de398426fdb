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

/**
 * Names of environment variables: what the branch newly reads, then the names in the example file, those
 * without a value, then those with a default, then the empty ones called optional. What is commented out is not needed.
 */
export function deriveNeeds(
  project: Project,
  variables: readonly { name: string; documented: boolean }[],
): string[] {
  const file = project.first(...examples)
  const rows = parseExample(project.text(file ?? ''))
  return [
    ...new Set([
      ...variables.map((one) => one.name).filter((name) => /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name)),
      ...rows.filter((row) => row.state === 'empty').map((row) => row.name),
      ...rows.filter((row) => row.state === 'filled').map((row) => row.name),
      ...rows.filter((row) => row.state === 'optional').map((row) => row.name),
    ]),
  ]
}

interface Row {
  name: string
  state: 'empty' | 'filled' | 'optional'
}

/** `NAME=value`, `export NAME="value"`; empty and optional where the comment above or beside says so. */
function parseExample(text: string): Row[] {
  const rows: Row[] = []
  let comment = ''
  for (const line of text.split('\n')) {
    const [, name, value = ''] =
      /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,99})\s*=(.*)$/.exec(line.slice(0, 500)) ?? []
    if (name !== undefined) {
      const isOptional = /\boptional\b/i.test(`${comment} ${value}`)
      rows.push({ name, state: !isEmptyValue(value) ? 'filled' : isOptional ? 'optional' : 'empty' })
    }
    comment = line.trimStart().startsWith('#') ? line : ''
  }
  return rows
}

/** Nothing, `""`, or a value that only says where one belongs: `<key>`, `your-key-here`, `changeme`, `xxx`. */
function isEmptyValue(value: string): boolean {
  const bare = value
    .replace(/(?:^|[ \t])#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
  return (
    bare === '' ||
    /^<.*>$|^\.\.\.$|^x{3,}$|^(?:your|my|insert|enter)[-_ ]|change[-_ ]?me|[-_]here$/i.test(bare)
  )
}
