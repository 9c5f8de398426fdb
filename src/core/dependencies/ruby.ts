import type { Dependency, Scope } from './manifest.js'

const opener =
  /^(?:if|unless|case|begin|while|until|for|def|class|module)\b|=\s*(?:if|unless|case|begin)\b|\bdo(?:\s*\|[^|]*\|)?$/
/** Characters of a gem's statement that are read for its groups. */
const longestGem = 2_000
const developmentGroups =
  /^(dev|development|test|tests|lint|linters?|docs?|documentation|ci|tools|rubocop|profile|benchmark)$/

/** https://bundler.io/man/gemfile.5.html: groups decide between development, optional and runtime. */
export function parseGemfile(text: string): Dependency[] {
  const found: Dependency[] = []
  // One entry per open block: the scope its group gives, or null for `source … do`, `if …` and the like.
  const blocks: (Scope | null)[] = []
  for (const statement of parseRubyStatements(text)) {
    if (/^end\b/.test(statement)) blocks.pop()
    else if (opener.test(statement)) {
      if (!/\bend$/.test(statement)) blocks.push(blockScope(statement))
    } else {
      const around = blocks.findLast((scope) => scope !== null) ?? 'runtime'
      const gem = /^gem\b(.*)$/s.exec(statement)?.[1]
      const dependency = gem === undefined ? null : parseGem(gem, around)
      if (dependency !== null) found.push(dependency)
    }
  }
  return found
}

/** `*.gemspec`: https://guides.rubygems.org/specification-reference/#add_dependency. */
export function parseGemspec(text: string): Dependency[] {
  return parseRubyStatements(text).flatMap((statement) => {
    const match = /^\w+\.add_(runtime_|development_)?dependency\b(.*)$/s.exec(statement)
    const [name, ...constraints] = leadingStrings(match?.[2] ?? '')
    if (match === null || name === undefined) return []
    const scope: Scope = match[1] === 'development_' ? 'development' : 'runtime'
    return [{ name, requirement: constraints.join(', ') || null, scope }]
  })
}

/** `'rails', '~> 7.1', '>= 7.1.2'`, `"x", github: "me/x", branch: "main"`, `'y', group: :test`. */
function parseGem(args: string, around: Scope): Dependency | null {
  const [name, ...constraints] = leadingStrings(args)
  if (name === undefined) return null
  const parts = constraints.length > 0 ? [constraints.join(', ')] : []
  for (const key of ['git', 'github', 'gist', 'path', 'branch', 'tag', 'ref']) {
    const value = new RegExp(`(?:\\b${key}:|:${key}\\s*=>)\\s*["']([^"']+)["']`).exec(args)?.[1]
    if (value !== undefined) parts.push(`${key} ${value}`)
  }
  const groups = /(?:\bgroups?:|:groups?\s*=>)\s*((?:%[iw])?\[[^\]]*\]|[:"'][\w"']+)/.exec(
    args.slice(0, longestGem),
  )?.[1]
  return {
    name,
    requirement: parts.length > 0 ? parts.join(' ') : null,
    scope: groups === undefined ? around : scopeOf(groups, around),
  }
}

function blockScope(statement: string): Scope | null {
  const groups = /^group\b(.*?)\bdo\b/.exec(statement)?.[1]
  if (groups === undefined) return null
  return /\boptional:\s*true|:optional\s*=>\s*true/.test(groups) ? 'optional' : scopeOf(groups, 'runtime')
}

/** `:development, :test` → development; a group that production installs too keeps the scope around it. */
function scopeOf(groups: string, around: Scope): Scope {
  const words = /^\s*%[iw]\[(.*)\]/.exec(groups)?.[1]
  const names =
    words === undefined
      ? [...groups.matchAll(/[:"'](\w+)/g)].map((match) => match[1] ?? '')
      : words.trim().split(/\s+/)
  return names.length > 0 && names.every((name) => developmentGroups.test(name)) ? 'development' : around
}

/** A Gemfile or gemspec as one string per statement, without comments. Not Ruby: what computes is passed over. */
function parseRubyStatements(text: string): string[] {
  const statements: string[] = []
  let open = ''
  let commented = false
  for (const line of text.split(/\r?\n/)) {
    if (/^__END__$/.test(line)) break
    if (line.startsWith('=begin')) commented = true
    else if (line.startsWith('=end')) commented = false
    else if (!commented) {
      const code = withoutComment(line.slice(0, 2000)).trim()
      if (code === '') continue
      open = open === '' ? code : `${open} ${code}`
      if (/[,\\(]$/.test(code) && open.length < 10_000) continue
      statements.push(open.replace(/\\ /g, ' '))
      open = ''
    }
  }
  if (open !== '') statements.push(open)
  return statements
}

/** The line up to a `#` that is not within quotes. */
function withoutComment(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at)
    if (quote !== '' && character === '\\') at++
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '#') return line.slice(0, at)
  }
  return line
}

/** The plain strings at the start of an argument list: `'rack', '~> 2.0', '< 3', require: false` → three. */
function leadingStrings(args: string): string[] {
  const found: string[] = []
  let rest = args.replace(/^[\s(]+/, '')
  for (;;) {
    const match = /^(?:"([^"#]*)"|'([^']*)')(?:\.freeze)?\s*(,?)\s*/.exec(rest)
    if (match === null) return found
    rest = rest.slice(match[0].length)
    // `'a' => 'b'` is an option, not one more requirement.
    if (rest.startsWith('=>')) return found
    found.push(match[1] ?? match[2] ?? '')
    if (match[3] === '') return found
  }
}
