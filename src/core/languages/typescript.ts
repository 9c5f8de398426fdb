import { javascriptNames } from './javascript-imports.js'
import type {
  Declaration,
  DeclarationPattern,
  DeclarationSite,
  LanguageTable,
  ListedNames,
} from './language-table.js'
import {
  backtick,
  capitals,
  form,
  type LineForms,
  notAssigned,
  quoted,
  quotedTitle,
  slash,
} from './line-forms.js'
import { readField, readText, type SyntaxNode } from './syntax.js'

/** `const a = 1, { b } = c`: names are symbols outside functions; patterns are not. */
const variable: Declaration = {
  kind: ({ node, within, nested }) =>
    nested || (within !== null && within !== 'module')
      ? null
      : findFunction(node) === null
        ? 'constant'
        : 'function',
  names: ({ node, source }) => {
    const name = node.childForFieldName('name')
    return name?.type === 'identifier' ? [readText(name, source)] : []
  },
  body: (node) => findFunction(node)?.childForFieldName('body') ?? node.childForFieldName('value'),
}

/** `const twice = (n) => 2 * n` is a function. */
function findFunction(node: SyntaxNode): SyntaxNode | null {
  const value = node.childForFieldName('value')
  return value !== null && /^(?:arrow_function|(?:generator_)?function(?:_expression)?)$/.test(value.type)
    ? value
    : null
}

const classLike: Declaration = { kind: 'class', holds: true }
/** `export default function () {}`; any other function or class in an expression is none of the file's symbols. */
function unnamed(kind: string): Declaration {
  return {
    kind,
    names: ({ outer }) => (outer.type === 'export_statement' ? ['default'] : []),
    holds: kind === 'class',
  }
}

const method: Declaration = { kind: 'method' }

/** `declare module 'x'` is called x, `namespace A.B` A.B. */
const namespace: Declaration = {
  kind: 'module',
  holds: true,
  names: ({ node, source }) => [readField(node, 'name', source)?.replace(/^["']|["']$/g, '') ?? ''],
}

/** `declare global { … }`; any other `declare` wraps a declaration. */
const ambient: Declaration = {
  kind: ({ node }) => (findBlock(node) === null ? null : 'module'),
  names: () => ['global'],
  holds: true,
  body: findBlock,
}

function findBlock(node: SyntaxNode): SyntaxNode | null {
  return node.namedChildren.find((child) => child.type === 'statement_block') ?? null
}

/** `export { a, b as c }`, `export default a` and `export = a` name what is declared elsewhere. */
export function listExports(source: string): ListedNames {
  const shown = new Set<string>()
  for (const [, names = ''] of source.matchAll(/^export\s*(?:type\s*)?\{([^}]*)\}(?!\s*from\b)/gm)) {
    for (const name of names.split(',')) shown.add(name.trim().replace(/^type\s+|(?<!\s)\s+as\s.*$/gs, ''))
  }
  for (const [, name = ''] of source.matchAll(/^export\s*(?:default\s|=)\s*([\w$]+)[ \t]*(?:;[ \t]*)?$/gm))
    shown.add(name)
  return { shown }
}

function isExported({ node, outer, source, within, name, listed }: DeclarationSite): boolean {
  if (within === 'class') return !node.namedChildren.some((child) => isPrivate(child, source))
  if (within === 'interface') return true
  return outer.type === 'export_statement' || (within === null && listed.shown?.has(name) === true)
}

function isPrivate(child: SyntaxNode, source: string): boolean {
  if (child.type === 'private_property_identifier') return true
  return child.type === 'accessibility_modifier' && readText(child, source) !== 'public'
}

const exportShown = /^export\b/
const classHead = /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?class\s+([\w$]+)/

const patterns: readonly DeclarationPattern[] = [
  { kind: 'class', pattern: classHead, holds: true, shown: exportShown },
  {
    kind: 'interface',
    pattern: /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?interface\s+([\w$]+)/,
    shown: exportShown,
  },
  { kind: 'enum', pattern: /^(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+([\w$]+)/, shown: exportShown },
  { kind: 'type', pattern: /^(?:export\s+)?(?:declare\s+)?type\s+([\w$]+)\s*[<=]/, shown: exportShown },
  {
    kind: 'module',
    pattern: /^(?:export\s+)?(?:declare\s+)?(?:namespace|module)\s+['"]?([^'"\s{]+)/,
    holds: true,
    shown: exportShown,
  },
  { kind: 'module', pattern: /^declare\s+(global)\b/, holds: true },
  {
    kind: 'function',
    pattern: /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:async\s+)?function\s*\*?\s*([\w$]+)/,
    within: ['top', 'module'],
    shown: exportShown,
  },
  {
    kind: 'constant',
    pattern: /^(?:export\s+)?(?:declare\s+)?(?:const|let|var)\s+([\w$]+)/,
    within: ['top', 'module'],
    shown: exportShown,
    bare: true,
  },
  {
    kind: 'method',
    pattern:
      /^(?:(?:public|private|protected|static|override|abstract|readonly|async|get|set)\s+)*\*?\s*(#?[\w$]+|\[[^\]]+\])\??\s*(?:<[^()]*>)?\(/,
    within: ['class'],
    hidden: /^(?:private|protected|#)/,
    bare: true,
  },
]

/**
 * The grammar takes a call signature for the arguments of the type on the line before, where no semicolon parts
 * them; so a semicolon takes the place of a space before it.
 */
function repairCallSignatures(source: string): string {
  return source.replace(
    /((?:\*\/|[\w\])}>'"]>|[^\s([{,;=&|?:<>+\-*/!~^%.])[ \t]*\r?\n[ \t]*)[ \t](?=[(<])/g,
    '$1;',
  )
}

/** `it.skip("…")`, `test.only.each(…)("…")`, `describe.todo(` with its title on the next line. Jest, Vitest, Mocha, Playwright. */
const javascriptCall =
  /^\s*(?:await\s+|return\s+|\}\s*)?(?<mark>(?:it|test|describe|suite|context|specify|bench)(?:\.(?:concurrent|sequential|parallel|serial|shuffle|describe))*\.(?:skip|only|todo|fixme)(?:\.(?:concurrent|sequential|each|for))*)(?=\s*(?:\(\s*(?:["'`[]|$)|`))/

const lines: LineForms = {
  comments: slash,
  literal: backtick,
  longComments: true,
  skips: [
    { pattern: javascriptCall, shows: 'title', argument: /^\s*["'`[]/ },
    // it.skip(titleOf(x), () => { … })
    {
      pattern:
        /^\s*(?<mark>(?:it|test|describe|suite|context)\.(?:skip|only)\([\w$.]+(?:\([^()]*\))?)(?=,\s*(?:async\b|function\b|\(|\{))/,
      shows: 'title',
    },
    // Playwright, within the test: test.skip(), test.fixme(true, 'flaky')
    {
      pattern: /^\s*(?<mark>(?:test|it)\.(?:skip|fixme)\((?:true\b[^;]*)?\))/,
      shows: 'title',
      statement: true,
    },
    // Jasmine, Jest
    {
      pattern:
        /^\s*(?<mark>(?:xit|xtest|xdescribe|xcontext|xspecify|fit|fdescribe|fcontext)(?:\.each)?)(?=\(\s*(?:["'`[]))/,
      shows: 'title',
    },
    // node:test, Deno
    {
      pattern:
        /^\s*(?:await\s+)?(?<mark>(?:it|test|describe|suite|Deno\.test)\((?:"[^"]*"|'[^']*'|`[^`]*`),\s*\{[^{}]*\b(?:skip|only|todo|ignore):\s*(?:true|"[^"]*"|'[^']*'))/,
      shows: 'title',
    },
  ],
  reads: {
    hint: /\.env\b|\benv\(/,
    forms: [
      form(
        String.raw`(?<!\bdelete )\b(?:process|Bun|import\.meta)\.env\??\.(?<name>[A-Za-z_]\w*)(?![\w(])${notAssigned}`,
      ),
      form(
        String.raw`(?<!\bdelete )\b(?:process|Bun|import\.meta)\.env(?:\?\.)?\[\s*${quoted}\s*\]${notAssigned}`,
      ),
      form(String.raw`\bDeno\.env\.get\(\s*${quoted}`),
      // A project's own accessor, next-runtime-env's
      capitals(String.raw`(?<![\w.$])env\(\s*${quoted}`),
      // const { A, B: b = 'x' } = process.env
      form(String.raw`\{(?<names>[^{}]+)\}\s*=\s*(?:process|Bun|import\.meta)\.env\b(?!\s*[.[])`),
    ],
  },
  // it('…', test.each(table)('…', test.concurrent(`…`
  titles: new RegExp(`^\\s*(?:it|test|specify)(?:\\.\\w+)*(?:\\([^'"\`]*\\))?\\(\\s*${quotedTitle}`),
}

/** Grammar: tree-sitter-typescript, whose `typescript` and `tsx` share their node types. */
export const typescript: LanguageTable = {
  language: 'typescript',
  grammar: 'typescript',
  comments: ['comment'],
  strings: ['string', 'template_string', 'regex', 'jsx_text'],
  declarations: {
    function_declaration: { kind: 'function' },
    generator_function_declaration: { kind: 'function' },
    function_signature: { kind: 'function' },
    function_expression: unnamed('function'),
    generator_function: unnamed('function'),
    class: unnamed('class'),
    class_declaration: classLike,
    abstract_class_declaration: classLike,
    interface_declaration: { kind: 'interface' },
    type_alias_declaration: { kind: 'type', body: 'value' },
    enum_declaration: { kind: 'enum' },
    internal_module: namespace,
    module: namespace,
    ambient_declaration: ambient,
    variable_declarator: variable,
    method_definition: method,
    method_signature: method,
    abstract_method_signature: method,
  },
  wrappers: ['export_statement', 'ambient_declaration', 'lexical_declaration', 'variable_declaration'],
  passages: ['expression_statement', 'statement_block', 'if_statement', 'else_clause', 'try_statement'],
  prefixes: ['decorator'],
  listed: listExports,
  repair: repairCallSignatures,
  exported: isExported,
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: ['"', "'"], longQuotes: ['`'] },
  holders: ['class', 'namespace', 'module', 'global'],
  layout: 'braces',
  patterns,
  lines,
  naming: javascriptNames,
}

export const tsx: LanguageTable = { ...typescript, language: 'tsx', grammar: 'tsx' }
