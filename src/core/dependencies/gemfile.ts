import type { Dependency, Scope } from './dependency.js'
import { leadingStrings, parseRubyStatements } from './ruby-statements.js'

const opener =
  /^(?:if|unless|case|begin|while|until|for|def|class|module)\b|=\s*(?:if|unless|case|begin)\b|\bdo(?:\s*\|[^|]*\|)?$/
const developmentGroups =
  /^(dev|development|test|tests|lint|linters?|docs?|documentation|ci|tools|rubocop|profile|benchmark)$/

/**
 * Gemfile and gems.rb: https://bundler.io/man/gemfile.5.html. Gems of development and test groups are for
 * development, those of an optional group optional, all others runtime.
 */
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
  const groups = /(?:\bgroups?:|:groups?\s*=>)\s*((?:%[iw])?\[[^\]]*\]|[:"'][\w"']+)/.exec(args)?.[1]
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
