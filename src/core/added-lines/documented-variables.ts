import { classifyFile } from '../files/kind.js'
import { languageOf } from '../files/language.js'
import { findVariableReads } from './variables.js'

/** A document in which a project names its variables. */
export interface VariableDocument {
  /** Relative to the root, with `/`. */
  path: string
  text: string
}

/** A line of the base's tree that names a variable, as `git grep -F -w` finds it. */
export interface BaseLine {
  /** Relative to the root, with `/`. */
  path: string
  text: string
}

/** `.env.example`, `.env.local.sample`, `example.env`, `env.template` */
const exampleFile =
  /^(?:\.env(?:\.\w+)*[._-](?:example|sample|template|dist|defaults?|schema|tpl)|(?:example|sample|template|default)s?\.env|\.?env[._-](?:example|sample|template))$/i
const readme = /^readme(?:\.[\w-]+)*$/i
const composeFile = /^(?:docker-)?compose(?:[.-][\w-]+)*\.ya?ml$/i
const dockerfile = /^(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$|\.dockerfile$/i
/** `docs/configuration.md`, `CONFIGURATION.rst`, `docs/environment-variables.md` */
const configurationPage =
  /^(?=.*(?:config|environment|env[-_]?vars?|variables|settings|install|setup|deploy|self[-_]?host|develop|getting[-_]?started|contributing)).*\.(?:mdx?|rst|adoc|txt)$/i

/** READMEs and compose files of packages count, deep ones do not: `packages/api/README.md`. */
const packageDepth = 2
const docsDepth = 3

/** Whether a project would tell its variables in this file; where it does not, reading it costs and tells nothing. */
export function isVariableDocumentation(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const depth = parts.length - 1
  if (parts.includes('node_modules') || parts.includes('vendor')) return false
  if (exampleFile.test(name)) return true
  if (readme.test(name) || composeFile.test(name) || dockerfile.test(name)) return depth <= packageDepth
  return configurationPage.test(name) && depth <= docsDepth
}

const word = /\w+/g
/** In a Dockerfile only what is declared: the rest of it is a script. */
const declaration = /^[ \t]*(?:ENV|ARG)[ \t](?:.*\\\r?\n)*.*$/gim

/** Those of the names that stand as whole words in one of the documents. */
export function deriveDocumented(
  names: readonly string[],
  documents: readonly VariableDocument[],
): Set<string> {
  const wanted = new Set(names)
  const documented = new Set<string>()
  for (const { path, text } of documents) {
    if (wanted.size === documented.size) break
    const told = dockerfile.test(path.split('/').at(-1) ?? '')
      ? (text.match(declaration) ?? []).join('\n')
      : text
    for (const [token] of told.matchAll(word)) if (wanted.has(token)) documented.add(token)
  }
  return documented
}

/**
 * Those of the variables that no line of the base reads. A diff cannot tell: code elsewhere may have read them all
 * along (one in eight of those found in a diff).
 */
export function deriveUnreadBefore<V extends { name: string }>(
  variables: readonly V[],
  lines: readonly BaseLine[],
): V[] {
  const readBefore = new Set(
    lines.flatMap(({ path, text }) => {
      const traits = { path, binary: false, submodule: false, head: null }
      const kind = classifyFile({ ...traits, attributes: { generated: null, vendored: null } })
      return findVariableReads(text, { path, kind, language: languageOf(path) })
    }),
  )
  return variables.filter(({ name }) => !readBefore.has(name))
}
