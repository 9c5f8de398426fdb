import { type Dependency, tableAt } from './manifest.js'
import { dependenciesOf } from './package-json.js'

/** composer.json: https://getcomposer.org/doc/04-schema.md. The platform (`php`, `ext-*`, `lib-*`) is a requirement too. */
export function parseComposer(text: string): Dependency[] {
  const manifest: unknown = JSON.parse(text)
  return [
    ...dependenciesOf(tableAt(manifest, 'require'), 'runtime'),
    ...dependenciesOf(tableAt(manifest, 'require-dev'), 'development'),
  ]
}

/** go.mod: https://go.dev/ref/mod#go-mod-file. Without `// indirect`, which nobody asked for; `replace` is part of it. */
export function parseGoMod(text: string): Dependency[] {
  const found: Dependency[] = []
  const replaced = new Map<string, string>()
  for (const { verb, words, comment } of statements(text)) {
    const [name, version] = words
    if (name === undefined) continue
    const arrow = words.indexOf('=>')
    if (verb === 'replace' && arrow > 0) replaced.set(name, words.slice(arrow + 1).join(' '))
    if (verb === 'require' && version !== undefined && !/^indirect\b/.test(comment))
      found.push({ name, requirement: version, scope: 'runtime' })
  }
  return found.map((one) => {
    const by = replaced.get(one.name)
    return by === undefined ? one : { ...one, requirement: `${one.requirement} => ${by}` }
  })
}

interface Statement {
  verb: string
  words: string[]
  comment: string
}

/** Every line with its verb, whether it stands alone (`require x v1`) or in a block (`require (` … `)`). */
function statements(text: string): Statement[] {
  const found: Statement[] = []
  let block: string | null = null
  for (const line of text.split(/\r?\n/)) {
    const start = line.indexOf('//')
    const code = start < 0 ? line : line.slice(0, start)
    const comment = start < 0 ? '' : line.slice(start + 2).trim()
    const words = code
      .split(/\s+/)
      .flatMap((word) => (word === '' ? [] : [word.replace(/^(["`])(.*)\1$/, '$2')]))
    const [first = ''] = words
    if (block !== null && first === ')') block = null
    else if (block !== null) found.push({ verb: block, words, comment })
    else if (words.at(-1) === '(' || first.endsWith('(')) block = first.replace(/\($/, '')
    else found.push({ verb: first, words: words.slice(1), comment })
  }
  return found
}
