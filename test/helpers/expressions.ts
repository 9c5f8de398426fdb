import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'rolldown/parseAst'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** A regular expression of the sources: a literal, or what `new RegExp` makes where its parts are known. */
export interface Expression {
  /** File and line, for people. */
  place: string
  source: string
  flags: string
}

/** A `new RegExp` that is made of nothing that the sources say, such as a parameter. */
export interface Unknown {
  place: string
  /** The call as it is written, white space as one blank. */
  text: string
}

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

interface Source {
  file: string
  text: string
  root: Node
  /** Initializers of constants at the top of the file, by name. */
  constants: Map<string, Node>
  /** Where an imported name comes from, by its local name. */
  imports: Map<string, { file: string; name: string }>
}

/**
 * Lists every regular expression of the sources, found by parsing them. What `new RegExp` is called with is evaluated: constants,
 * imported ones too, are what they are, and what is only known at run time is the word `name`.
 */
export function listExpressions(): { expressions: Expression[]; unknown: Unknown[] } {
  const sources = new Map<string, Source>()
  for (const name of readdirSync(src, { recursive: true }).map(String))
    if (name.endsWith('.ts')) sources.set(join(src, name), readSource(join(src, name)))
  const expressions: Expression[] = []
  const unknown: Unknown[] = []
  for (const source of sources.values()) {
    const place = ({ start }: Node) =>
      `${source.file.slice(src.length + 1)}:${source.text.slice(0, start).split('\n').length}`
    visit(source.root, [], (node, functions) => {
      const regex = node['regex'] as { pattern: string; flags: string } | undefined
      if (regex !== undefined)
        expressions.push({ place: place(node), source: regex.pattern, flags: regex.flags })
      const callee = node['callee'] as Node | undefined
      if (callee?.['name'] !== 'RegExp') return
      const [pattern, flags] = node['arguments'] as [Node, Node | undefined]
      const locals = functions.map((each) => listConstants([each], true))
      const written = flags === undefined ? '' : evaluate(flags, { source, locals, sources })
      let isKnown = false
      for (const parameters of listParameters(functions, source, sources)) {
        const scope = { source, locals: [parameters, ...locals], sources, literal: false }
        const value = evaluate(pattern, scope)
        if (!scope.literal) continue
        isKnown = true
        const text = value instanceof RegExp ? value.source : String(value)
        // A number that is only known at run time.
        const made = new RegExp(text.replace(/\{(\d*,?)(?:name\d*|NaN)\}/g, '{$19}'), String(written))
        expressions.push({ place: place(node), source: made.source, flags: made.flags })
      }
      if (!isKnown)
        unknown.push({
          place: place(node),
          text: source.text.slice(node.start, node.end).replace(/\s+/g, ' '),
        })
    })
  }
  return { expressions, unknown }
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8')
  const root = parseAst(text, { lang: 'ts' }) as unknown as Node
  const imports: Source['imports'] = new Map()
  for (const node of root['body'] as Node[]) {
    const from = (node['source'] as { value?: string } | undefined)?.value
    if (node.type !== 'ImportDeclaration' || from === undefined || !from.startsWith('.')) continue
    for (const { imported, local } of node['specifiers'] as { imported?: Named; local: Named }[])
      if (imported !== undefined)
        imports.set(local.name, {
          file: resolve(dirname(file), from.replace(/\.js$/, '.ts')),
          name: imported.name,
        })
  }
  return { file, text, root, constants: listConstants(root['body'] as Node[], false), imports }
}

interface Named {
  name: string
}

function listConstants(nodes: readonly Node[], deep: boolean): Map<string, Node> {
  const found = new Map<string, Node>()
  const add = (node: Node) => {
    const { id, init } = node as unknown as { id?: Named; init?: Node | null }
    if (node.type === 'VariableDeclarator' && id?.name !== undefined && init) found.set(id.name, init)
  }
  for (const node of nodes) {
    const declaration = (node['declaration'] as Node | null | undefined) ?? node
    if (deep) visit(node, [], add)
    else if (declaration.type === 'VariableDeclaration') (declaration['declarations'] as Node[]).forEach(add)
  }
  return found
}

function visit(
  node: unknown,
  functions: readonly Node[],
  look: (node: Node, functions: readonly Node[]) => void,
): void {
  if (Array.isArray(node)) for (const each of node) visit(each, functions, look)
  if (typeof node !== 'object' || node === null || !('type' in node)) return
  const each = node as Node
  look(each, functions)
  const within = /Function/.test(each.type) ? [each, ...functions] : functions
  for (const [key, child] of Object.entries(each))
    if (key !== 'regex' && typeof child === 'object') visit(child, within, look)
}

/** Whatever is asked of a value that is only known at run time: as a text it is `name`. */
const unresolved: unknown = new Proxy(() => {}, {
  get: (_, key) =>
    key === Symbol.toPrimitive
      ? () => 'name'
      : key === Symbol.iterator
        ? function* () {
            yield unresolved
          }
        : key === 'length'
          ? 1
          : unresolved,
  apply: () => unresolved,
})

const known = new Set(['String', 'RegExp', 'undefined', 'Object', 'Array', 'Number', 'JSON'])

interface Scope {
  source: Source
  /** What is declared nearer comes first. */
  locals: readonly ReadonlyMap<string, Node | { value: unknown }>[]
  sources: ReadonlyMap<string, Source>
  /** Set where a text of the sources is a part of the value. */
  literal?: boolean
}

/** What an expression of the sources is. */
function evaluate(node: Node, scope: Scope, depth = 0): unknown {
  if (depth > 20) return unresolved
  visit(node, [], (each) => {
    const raw = (each['value'] as { raw?: string } | undefined)?.raw
    if (each.type === 'TemplateElement' ? raw !== '' : each.type === 'Literal' && each['value'] !== '')
      scope.literal = true
  })
  const inner = (init: Node, source: Source, locals: Scope['locals']) => {
    const part: Scope = { ...scope, source, locals }
    const value = evaluate(init, part, depth + 1)
    if (part.literal === true) scope.literal = true
    return value
  }
  const find = (name: string): unknown => {
    for (const constants of scope.locals) {
      const local = constants.get(name)
      if (local === undefined || local === node) continue
      if ('type' in local) return inner(local, scope.source, scope.locals)
      scope.literal ||= local.value !== unresolved
      return local.value
    }
    const init = scope.source.constants.get(name)
    if (init !== undefined && init !== node) return inner(init, scope.source, [])
    const from = scope.source.imports.get(name)
    const other = from === undefined ? undefined : scope.sources.get(from.file)
    const imported = other?.constants.get(from?.name ?? '')
    return other === undefined || imported === undefined ? unresolved : inner(imported, other, [])
  }
  const names = new Proxy(
    {},
    {
      has: (_, key) => typeof key === 'string' && !known.has(key),
      get: (_, key) => (typeof key === 'string' ? find(key) : undefined),
    },
  )
  try {
    const text = scope.source.text.slice(node.start, node.end)
    return withAnyKey(new Function('names', `with (names) { return (${text}) }`)(names))
  } catch {
    return unresolved // types, `await` and the like
  }
}

/** A table asked with a key that is only known at run time answers with any of its values. */
function withAnyKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return new Proxy(value, {
    get: (table, key) =>
      key === 'name' && !('name' in table)
        ? Object.values(table)
            .map((each) => `(?:${each instanceof RegExp ? each.source : each})`)
            .join('|')
        : Reflect.get(table, key),
  })
}

/** What the parameters of the nearest functions are in the calls of their own file, and for each element of a list. */
function listParameters(
  functions: readonly Node[],
  source: Source,
  sources: ReadonlyMap<string, Source>,
): Map<string, { value: unknown }>[] {
  const found: Map<string, { value: unknown }>[] = []
  for (const each of functions) {
    const names = (each['params'] as Node[]).map((param) => String(param['name']))
    const id = (each['id'] as Named | null | undefined)?.name
    visit(source.root, [], (call) => {
      if (call.type !== 'CallExpression') return
      const callee = call['callee'] as Node
      const given = call['arguments'] as Node[]
      if (id !== undefined && callee['name'] === id)
        found.push(
          new Map(
            given.map((node, at) => [
              names[at] ?? '',
              { value: evaluate(node, { source, locals: [], sources }) },
            ]),
          ),
        )
      if (!given.includes(each) || callee.type !== 'MemberExpression') return
      const list = evaluate(callee['object'] as Node, { source, locals: [], sources })
      if (Array.isArray(list)) for (const value of list) found.push(new Map([[names[0] ?? '', { value }]]))
    })
  }
  return found.length === 0 ? [new Map()] : found
}
