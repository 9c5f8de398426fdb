/** The languages of which something is known, by Linguist's names in lower case. To add one: docs/add-a-language.md. */

import { c } from './c.js'
import { cpp } from './cpp.js'
import { csharp } from './csharp.js'
import { go } from './go.js'
import { java } from './java.js'
import { javascript } from './javascript.js'
import { kotlin } from './kotlin.js'
import type { LanguageTable } from './language-table.js'
import {
  type CommentSyntax,
  form,
  hash,
  hashWord,
  heredoc,
  type LineForms,
  notAssigned,
  quoted,
  slash,
  slashNoSingle,
  tripleQuote,
} from './line-forms.js'
import type { NamingRules } from './naming-rules.js'
import { php } from './php.js'
import { python } from './python.js'
import { ruby } from './ruby.js'
import { rust } from './rust.js'
import { shell } from './shell.js'
import { tsx, typescript } from './typescript.js'

const tables: readonly LanguageTable[] = [
  typescript,
  tsx,
  javascript,
  python,
  go,
  rust,
  java,
  ruby,
  php,
  c,
  cpp,
  csharp,
  kotlin,
  shell,
]

export const languageTables: ReadonlyMap<string, LanguageTable> = new Map(
  tables.map((table) => [table.language, table]),
)

/*
 * What lines of languages without a table show: most need no more than their comments.
 */

const html: CommentSyntax = { line: [], block: [['<!--', '-->']], quotes: '', wordStart: false }
const dash: CommentSyntax = { line: ['--'], block: [], quotes: '"\'', wordStart: false }
const semicolon: CommentSyntax = { line: [';'], block: [['#|', '|#']], quotes: '"', wordStart: false }
const percent: CommentSyntax = { line: ['%'], block: [], quotes: '"', wordStart: false }
const component: CommentSyntax = { ...slash, block: [...slash.block, ...html.block] }
const parenStar: CommentSyntax = { line: [], block: [['(*', '*)']], quotes: '"', wordStart: false }

function template(...block: CommentSyntax['block']): CommentSyntax {
  return { ...html, block: [...html.block, ...block] }
}

/** Languages, separated by commas, by their comments. */
const syntaxes: readonly (readonly [CommentSyntax, string])[] = [
  [
    slash,
    'dart,groovy,gradle,objective-c,objective-c++,protocol buffer,thrift,scss,less,json with comments,json5,cuda,glsl,wgsl,hlsl,solidity,systemverilog,avro idl,swift,v,bicep,reason',
  ],
  [slashNoSingle, 'scala,d,zig,go module,gleam'],
  [{ ...slash, line: ['//', '#'] }, 'hcl,jsonnet'],
  [{ ...slash, line: [] }, 'css'],
  [component, 'vue,svelte,astro'],
  [{ ...component, line: [] }, 'html'],
  [
    hash,
    'perl,r,julia,elixir,crystal,nim,coffeescript,starlark,graphql,awk,tcl,meson,powershell,gherkin,rego',
  ],
  [
    hashWord,
    'fish,yaml,toml,makefile,cmake,dockerfile,just,dotenv,ignore list,git attributes,codeowners,editorconfig,procfile,earthly,java properties',
  ],
  [{ ...hashWord, block: [['/*', '*/']] }, 'nix'],
  [{ ...hashWord, line: ['#', ';'] }, 'ini,git config'],
  [html, 'markdown,xml,svg,restructuredtext,text'],
  [template(['{/*', '*/}']), 'mdx'],
  [template(['<%#', '%>']), 'html+erb,ejs'],
  [template(['<%!--', '--%>'], ['<%#', '%>']), 'html+eex'],
  [template(['{#', '#}']), 'jinja,twig'],
  [template(['{{--', '--}}']), 'blade'],
  [template(['{{!', '}}']), 'handlebars'],
  [{ ...slash, quotes: '' }, 'pug,sass,asciidoc'],
  [{ ...html, line: ['-#', '/'] }, 'haml,slim'],
  [{ ...dash, block: [['/*', '*/']] }, 'sql'],
  [{ ...dash, block: [['--[[', ']]']] }, 'lua'],
  [{ ...dash, quotes: '"', block: [['{-', '-}']] }, 'haskell,elm,purescript'],
  [{ ...dash, quotes: '"' }, 'ada,vhdl'],
  [semicolon, 'clojure,common lisp,emacs lisp,scheme,racket,webassembly'],
  [{ ...hashWord, line: ['#', ';', '//'], block: [['/*', '*/']], quotes: '"' }, 'assembly'],
  [percent, 'erlang,tex,matlab'],
  [parenStar, 'ocaml'],
  [{ ...parenStar, line: ['//'] }, 'f#,pascal'],
  [{ ...dash, line: ['!'] }, 'fortran'],
  [{ ...dash, line: ["'"], quotes: '"' }, 'visual basic .net'],
  [{ ...slash, line: ['//'], quotes: '"' }, 'prisma'],
]

const { literal, skips, reads } = typescript.lines
const jvm: Partial<LineForms> = { literal: tripleQuote, skips: java.lines.skips, reads: java.lines.reads }

/** What else is known of some of them. */
const further: Readonly<Record<string, Partial<LineForms>>> = {
  vue: { ...typescript.lines },
  svelte: { literal, skips, reads },
  astro: { literal, reads },
  scala: jvm,
  groovy: jvm,
  gradle: { reads: java.lines.reads },
  'html+erb': { reads: ruby.lines.reads },
  blade: { reads: php.lines.reads },
  'objective-c': { reads: c.lines.reads },
  lua: { reads: c.lines.reads },
  zig: { reads: c.lines.reads },
  d: { reads: c.lines.reads },
  'f#': { skips: csharp.lines.skips, reads: csharp.lines.reads },
  // Compose files, and Rails' settings with ERB in them
  yaml: {
    reads: {
      hint: /\$\{\w+:?\?|ENV[.[]/,
      forms: [...(shell.lines.reads?.forms ?? []), ...(ruby.lines.reads?.forms ?? [])],
    },
  },
  swift: {
    literal: tripleQuote,
    skips: [
      { pattern: /^\s*@(?:Test|Suite)\b.*\.(?<mark>disabled)\(/, shows: 'line' },
      { pattern: /^\s*throw\s+(?<mark>XCTSkip)(?=\()/, shows: 'title', statement: true },
    ],
    reads: {
      hint: /\.environment|getenv/,
      forms: [
        form(String.raw`\bProcessInfo\.processInfo\.environment\[\s*${quoted}`),
        ...(c.lines.reads?.forms ?? []),
      ],
    },
  },
  elixir: {
    literal: tripleQuote,
    skips: [{ pattern: /^\s*@(?:module|describe)?tag\s+(?<mark>:skip\b|skip:\s*(?:true|"))/, shows: 'line' }],
    reads: { hint: /_env/, forms: [form(String.raw`\bSystem\.(?:get_env|fetch_env!?)\(\s*${quoted}`)] },
  },
  dart: {
    skips: [{ pattern: /(?:^|[\s,(])(?<mark>skip:\s*(?:true\b|["']))/, shows: 'line' }],
    reads: {
      hint: /nvironment/,
      forms: [
        form(String.raw`\bPlatform\.environment\[\s*${quoted}`),
        form(String.raw`\bString\.fromEnvironment\(\s*${quoted}`),
      ],
    },
  },
  julia: { literal: tripleQuote },
  perl: {
    literal: heredoc,
    reads: {
      hint: /\$ENV/,
      forms: [form(String.raw`\$ENV\{\s*["']?(?<name>[A-Za-z_]\w*)["']?\s*\}${notAssigned}`)],
    },
  },
  crystal: { literal: heredoc },
  powershell: {
    reads: { hint: /\$env:/, forms: [form(String.raw`\$env:(?<name>[A-Za-z_]\w*)\b${notAssigned}`)] },
  },
}

const longComments =
  'swift,scala,vue,svelte,html,css,scss,less,dart,elixir,haskell,ocaml,objective-c,blade'.split(',')

const otherLines: ReadonlyMap<string, LineForms> = new Map(
  syntaxes.flatMap(([comments, languages]) =>
    languages.split(',').map((language) => {
      const long = longComments.includes(language) ? { longComments: true as const } : {}
      return [language, { ...further[language], ...long, comments }] as const
    }),
  ),
)

const noLines: LineForms = { comments: null }

/** What lines of a language show, also of one without a table; nothing for those not known. */
export function lineFormsOf(language: string | null): LineForms {
  return languageTables.get(language ?? '')?.lines ?? otherLines.get(language ?? '') ?? noLines
}

/** How names are declared, imported and used, by family of languages. */
export const namingRules: ReadonlyMap<string, NamingRules> = new Map(
  tables.flatMap(({ naming }) => (naming === null ? [] : [[naming.family, naming] as const])),
)

const familyByLanguage: ReadonlyMap<string, string> = new Map(
  [
    ...tables.map(({ language, naming }) => [language, naming] as const),
    ...tables.flatMap(({ naming }) =>
      (naming?.relatives ?? []).map((language) => [language, naming] as const),
    ),
  ].flatMap(([language, naming]) => (naming === null ? [] : [[language, naming.family] as const])),
)

/** The languages that can name each other's symbols; null for those whose symbols are not looked for in other files. */
export function familyOf(language: string | null): string | null {
  return familyByLanguage.get(language ?? '') ?? null
}

export function languagesOf(family: string): string[] {
  return [...familyByLanguage].flatMap(([language, each]) => (each === family ? [language] : []))
}

/** A changed file, as far as its table depends on it. */
interface ChangedText {
  path: string
  /** Linguist's name in lower case. */
  language: string
  before: string | null
  after: string | null
}

/** The table for a file: by its language, except where the text shows that it is another. */
export function chooseTable({ language, path, before, after }: ChangedText): LanguageTable | undefined {
  const table = languageTables.get(language)
  const { otherwise } = table ?? {}
  const isOther = [before, after].some((text) => text !== null && otherwise?.shows(path, text))
  return otherwise !== undefined && isOther ? languageTables.get(otherwise.language) : table
}
