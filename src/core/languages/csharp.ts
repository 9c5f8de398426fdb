import { findGlobalUse } from './global-names.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { form, type LineForms, quoted, slash, tripleQuote } from './line-forms.js'
import { type NamingRules, withoutModules } from './naming-rules.js'
import { readField, readText } from './syntax.js'

/** `public` or `protected`; members of interfaces are public without a word. */
function isExported({ node, within, source }: DeclarationSite): boolean {
  if (within === 'interface') return true
  return node.namedChildren.some(
    (child) => child.type === 'modifier' && /^(?:public|protected)$/.test(readText(child, source)),
  )
}

/** `internal`, which is what a type is without a word. */
function isShared({ node, within, source }: DeclarationSite): boolean {
  const words = node.namedChildren.flatMap((child) =>
    child.type === 'modifier' ? [readText(child, source)] : [],
  )
  return (
    words.includes('internal') || (within === null && !words.some((word) => /^(?:private|file)$/.test(word)))
  )
}

const openly = /\b(?:public|protected)\b/
const head = String.raw`^(?:(?:public|protected|private|internal|static|abstract|sealed|partial|readonly|unsafe|new|file|ref)\s+)*`
const holders = ['class', 'struct', 'interface']

const patterns: readonly DeclarationPattern[] = [
  {
    kind: 'class',
    pattern: new RegExp(String.raw`${head}(?:class|record(?:\s+class)?)\s+(?!struct\b)(\w+)`),
    holds: true,
    shown: openly,
  },
  {
    kind: 'struct',
    pattern: new RegExp(String.raw`${head}(?:record\s+)?struct\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  {
    kind: 'interface',
    pattern: new RegExp(String.raw`${head}interface\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  { kind: 'enum', pattern: new RegExp(String.raw`${head}enum\s+(\w+)`), shown: openly },
  { kind: 'type', pattern: new RegExp(String.raw`${head}delegate\s+\S+\s+(\w+)`), shown: openly },
  { kind: 'namespace', pattern: /^namespace\s+[\w.]+()\s*(?:\{|$)/, extension: true },
  {
    kind: 'method',
    pattern: /^(?!return\b|new\b|throw\b|else\b|await\b)(?:[\w.<>?,[\]]+\s+)+(\w+)\s*(?:<[^()]*>)?\s*\(/,
    within: holders,
    shown: openly,
    bare: true,
  },
]

/** C#, whose namespaces are opened as a whole. */
const naming: NamingRules = {
  family: 'c#',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:class|struct|interface|enum|record|delegate|namespace|using)\s+(?:[\w<>]+\s+)*${name}\b`,
        String.raw`(?:[\w>\]?)]\s+)(?<!\b(?:return|new|throw|else|case|await|in|is|as|typeof|not|out|ref)\s+)${name}\s*(?:<[^>]*>)?\s*(?:\(|\{|=|;|,|\)|$)`,
        String.raw`^\s*${name}\s*(?:,|=[^=]|$)`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse: (lost, file, standing) =>
    findGlobalUse(lost, file, standing, { memberMarks: ['->'], bareCalls: false }),
  // Names such as `IDisposable` are interfaces, which give nothing.
  inherits: { head: /:(?!:|\s*I\p{Lu}\w*(?:<[^>]*>)?\s*(?:,\s*I\p{Lu}\w*(?:<[^>]*>)?\s*)*$)/u },
  isStandIn: () => false,
  testsByName: true,
}

const lines: LineForms = {
  comments: slash,
  literal: tripleQuote,
  longComments: true,
  skips: [
    { pattern: /^\s*\[(?:\w+,\s*)?(?<mark>Ignore)(?:Attribute)?(?=[\](,])/, shows: 'line' },
    {
      pattern: /^\s*\[(?<mark>(?:Fact|Theory|Test|TestMethod|InlineData)\b.*\bSkip\s*=)\s*["$@]/,
      shows: 'line',
    },
  ],
  reads: {
    hint: /GetEnvironmentVariable/,
    forms: [form(String.raw`\bEnvironment\.GetEnvironmentVariable\(\s*${quoted}`)],
  },
}

/** Grammar: tree-sitter-c-sharp. */
export const csharp: LanguageTable = {
  language: 'c#',
  grammar: 'c-sharp',
  comments: ['comment'],
  strings: [
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
    'character_literal',
  ],
  declarations: {
    class_declaration: { kind: 'class', holds: true },
    record_declaration: { kind: 'class', holds: true },
    struct_declaration: { kind: 'struct', holds: true },
    interface_declaration: { kind: 'interface', holds: true },
    enum_declaration: { kind: 'enum' },
    delegate_declaration: { kind: 'type' },
    method_declaration: { kind: 'method' },
    constructor_declaration: { kind: 'method' },
    destructor_declaration: {
      kind: 'method',
      names: ({ node, source }) => [`~${readField(node, 'name', source) ?? ''}`],
    },
    operator_declaration: {
      kind: 'method',
      names: ({ node, source }) => [`operator ${readField(node, 'operator', source) ?? ''}`],
    },
    local_function_statement: { kind: 'function' },
  },
  wrappers: ['global_statement'],
  passages: [
    'namespace_declaration',
    'file_scoped_namespace_declaration',
    'declaration_list',
    'preproc_if',
    'preproc_else',
    'preproc_elif',
  ],
  exported: isExported,
  shared: isShared,
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: ['"', "'"], longQuotes: ['"""'] },
  holders: ['class', 'struct', 'interface', 'record', 'namespace'],
  layout: 'braces',
  patterns,
  lines,
  naming,
}
