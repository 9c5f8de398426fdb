import type { ScannedFile } from '../files/language.js'

/** One way in which a language reads the environment. */
export interface ReadForm {
  /** Global; the variable stands in group `name`, a destructured list of them in group `names`. */
  pattern: RegExp
  /** Where the form names settings of other kinds too, only names in capitals count. */
  capitals?: true
}

const quoted = /["'`](?<name>[A-Za-z_]\w*)["'`]/.source
/** Written, not read: `process.env.X = 1`; but `??=` reads first. */
const notAssigned = String.raw`(?!\s*=(?![=>~]))`

function form(source: string): ReadForm {
  return { pattern: new RegExp(source, 'g') }
}

function capitals(source: string): ReadForm {
  return { ...form(source), capitals: true }
}

const javascript: readonly ReadForm[] = [
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
]

const python: readonly ReadForm[] = [
  form(String.raw`\benviron\[\s*${quoted}\s*\]${notAssigned}`),
  form(String.raw`\benviron\.get\(\s*${quoted}`),
  form(String.raw`\b(?:os\.)?getenvb?\(\s*${quoted}`),
  form(String.raw`${quoted}\s+(?:not\s+)?in\s+(?:os\.)?environ\b`),
  // django-environ, environs
  capitals(
    String.raw`(?<![\w.])env(?:\.(?:str|bool|int|float|list|json|db|url|path|dict|get_value))?\(\s*${quoted}`,
  ),
]

const go: readonly ReadForm[] = [form(String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*${quoted}`)]

const rust: readonly ReadForm[] = [
  form(String.raw`\benv::var(?:_os)?\(\s*${quoted}`),
  form(String.raw`\b(?:option_)?env!\(\s*${quoted}`),
]

const jvm: readonly ReadForm[] = [
  form(String.raw`\bSystem\.getenv\(\s*${quoted}`),
  form(String.raw`\bSystem\.getenv\(\)(?:\.get\(|\[)\s*${quoted}`),
  form(String.raw`\bsys\.env(?:\.get(?:OrElse)?)?\(\s*${quoted}`),
]

const ruby: readonly ReadForm[] = [
  form(String.raw`\bENV\[\s*${quoted}\s*\]${notAssigned}`),
  form(String.raw`\bENV\.(?:fetch|key\?|has_key\?|include\?)[ (]\s*${quoted}`),
]

const php: readonly ReadForm[] = [
  form(String.raw`(?<![\w>:$\\])\\?getenv\(\s*${quoted}`),
  form(String.raw`\$_ENV\[\s*${quoted}\s*\]${notAssigned}`),
  capitals(String.raw`(?<![\w>:$])(?:\\?env|Env::get)\(\s*${quoted}`),
]

const c: readonly ReadForm[] = [form(String.raw`\b(?:secure_)?getenv\(\s*${quoted}`)]
const dotnet: readonly ReadForm[] = [form(String.raw`\bEnvironment\.GetEnvironmentVariable\(\s*${quoted}`)]
const swift: readonly ReadForm[] = [
  form(String.raw`\bProcessInfo\.processInfo\.environment\[\s*${quoted}`),
  ...c,
]
const dart: readonly ReadForm[] = [
  form(String.raw`\bPlatform\.environment\[\s*${quoted}`),
  form(String.raw`\bString\.fromEnvironment\(\s*${quoted}`),
]
const elixir: readonly ReadForm[] = [form(String.raw`\bSystem\.(?:get_env|fetch_env!?)\(\s*${quoted}`)]
/** Only `${X:?message}`: every other expansion may be the script's own variable. */
const shell: readonly ReadForm[] = [form(String.raw`\$\{(?<name>[A-Za-z_]\w*):?\?`)]
const perl: readonly ReadForm[] = [
  form(String.raw`\$ENV\{\s*["']?(?<name>[A-Za-z_]\w*)["']?\s*\}${notAssigned}`),
]
const powershell: readonly ReadForm[] = [form(String.raw`\$env:(?<name>[A-Za-z_]\w*)\b${notAssigned}`)]

/** The forms of some languages, and what no line that reads the environment lacks. */
const table: readonly [forms: readonly ReadForm[], hint: RegExp, languages: string][] = [
  [javascript, /\.env\b|\benv\(/, 'javascript typescript tsx vue svelte astro'],
  [python, /environ|getenv|\benv[.(]/, 'python'],
  [go, /os\.Getenv|os\.LookupEnv/, 'go'],
  [rust, /env::var|env!/, 'rust'],
  [jvm, /getenv|sys\.env/, 'java kotlin scala groovy gradle'],
  [ruby, /ENV[.[]/, 'ruby html+erb'],
  [php, /env\(|_ENV|Env::get/, 'php blade'],
  [c, /getenv/, 'c c++ objective-c lua zig d'],
  [dotnet, /GetEnvironmentVariable/, 'c# f#'],
  [swift, /\.environment|getenv/, 'swift'],
  [dart, /nvironment/, 'dart'],
  [elixir, /_env/, 'elixir'],
  [shell, /\$\{\w+:?\?/, 'shell'],
  // Compose files, and Rails' settings with ERB in them
  [[...shell, ...ruby], /\$\{\w+:?\?|ENV[.[]/, 'yaml'],
  [perl, /\$ENV/, 'perl'],
  [powershell, /\$env:/, 'powershell'],
]

/** How a file's language reads the environment. */
interface ReadForms {
  forms: readonly ReadForm[]
  /** A line that does not match reads nothing: one cheap test for every line of a diff. */
  hint: RegExp
}

const formsByLanguage: ReadonlyMap<string, ReadForms> = new Map(
  table.flatMap(([forms, hint, languages]) =>
    languages.split(' ').map((language) => [language, { forms, hint }] as const),
  ),
)

/** What to look for in a file: in what runs and what configures it, not in its tests; null where nothing. */
export function readFormsOf(file: ScannedFile): ReadForms | null {
  if (file.kind !== 'source' && file.kind !== 'config') return null
  return formsByLanguage.get(file.language ?? '') ?? null
}
