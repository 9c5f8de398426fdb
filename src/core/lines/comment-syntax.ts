/** How a language writes comments and strings, as far as one line can tell. */
export interface CommentSyntax {
  /** Openers of comments that run to the end of the line. */
  line: readonly string[]
  /** Opener and closer of comments that end on this line or a later one. */
  block: readonly (readonly [open: string, close: string])[]
  /** Characters that open and close a string. */
  quotes: string
  /** In these `#` opens a comment only at the start of a word: `${name#prefix}` and `a#b` are not comments. */
  wordStart: boolean
}

const slash: CommentSyntax = { line: ['//'], block: [['/*', '*/']], quotes: '"\'`', wordStart: false }
/** Where a single quote is a lifetime, a character, a prime or a quoted form, not a string. */
const slashNoSingle: CommentSyntax = { ...slash, quotes: '"' }
const hash: CommentSyntax = { line: ['#'], block: [], quotes: '"\'`', wordStart: false }
const hashWord: CommentSyntax = { ...hash, quotes: '"\'', wordStart: true }
const html: CommentSyntax = { line: [], block: [['<!--', '-->']], quotes: '', wordStart: false }
const dash: CommentSyntax = { line: ['--'], block: [], quotes: '"\'', wordStart: false }
const semicolon: CommentSyntax = { line: [';'], block: [['#|', '|#']], quotes: '"', wordStart: false }
const percent: CommentSyntax = { line: ['%'], block: [], quotes: '"', wordStart: false }
const component: CommentSyntax = { ...slash, block: [...slash.block, ...html.block] }
const slashHash: CommentSyntax = { ...slash, line: ['//', '#'] }
const parenStar: CommentSyntax = { line: [], block: [['(*', '*)']], quotes: '"', wordStart: false }

function template(...block: CommentSyntax['block']): CommentSyntax {
  return { ...html, block: [...html.block, ...block] }
}

const syntaxes: readonly (readonly [CommentSyntax, string])[] = [
  [
    slash,
    'typescript,tsx,javascript,java,c,c++,c#,go,dart,groovy,gradle,objective-c,objective-c++,protocol buffer,thrift,scss,less,json with comments,json5,cuda,glsl,wgsl,hlsl,solidity,systemverilog,avro idl,kotlin,swift,v,bicep,reason',
  ],
  [slashNoSingle, 'rust,scala,d,zig,go module,gleam'],
  [slashHash, 'php,hcl,jsonnet'],
  [{ ...slash, line: [] }, 'css'],
  [component, 'vue,svelte,astro'],
  [{ ...component, line: [] }, 'html'],
  [
    hash,
    'python,ruby,perl,r,julia,elixir,crystal,nim,coffeescript,starlark,graphql,awk,tcl,meson,powershell,gherkin,rego',
  ],
  [
    hashWord,
    'shell,fish,yaml,toml,makefile,cmake,dockerfile,just,dotenv,ignore list,git attributes,codeowners,editorconfig,procfile,earthly,java properties',
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

const syntaxByLanguage: ReadonlyMap<string, CommentSyntax> = new Map(
  syntaxes.flatMap(([syntax, languages]) =>
    languages.split(',').map((language) => [language, syntax] as const),
  ),
)

/** Null for languages without comments (JSON, CSV, diffs) and for those not known. */
export function commentSyntaxOf(language: string | null): CommentSyntax | null {
  return (language === null ? undefined : syntaxByLanguage.get(language)) ?? null
}
