import type { LineRange } from '../facts.js'
import type { Span } from '../page/page.js'

/** What a page says, before anybody looked whether it is so. */
export type Mention = PathMention | LinesMention | SymbolMention | CommandMention | CommitMention

interface MentionBase {
  span: Span
  /** As it is said. */
  text: string
  /** How it is meant, by the words around it. */
  intent: Intent
}

/** Says the text that it is gone (deleted, renamed), that it may not be there yet (planned), or neither (stated)? */
export type Intent = 'stated' | 'planned' | 'gone'

export interface PathMention extends MentionBase {
  kind: 'path'
  /** As it is said, with `/`, without `./`, lines and symbol: `src/a.ts`, `src/.../a.ts`, `lib/`. */
  path: string
  /** Folders it may be relative to, by what is said around it, the nearest first; each without a final `/`. */
  folders: readonly string[]
  /** `Class.method` of `path#Class.method`. */
  symbol: string | null
  /** Whether it looks so much like a path that there should be something. */
  sure: boolean
}

/** A place in a file: one number or two, with where they stand. */
export interface LinesMention extends MentionBase {
  kind: 'lines'
  /** The file they are in. */
  of: PathMention
  lines: LineRange
  /** The numbers alone: `12-20` of `src/a.ts:12-20`. */
  numbers: Span
  /** Names of code that are said beside it: what is on these lines, as often as not. */
  beside: readonly string[]
}

export interface SymbolMention extends MentionBase {
  kind: 'symbol'
  /** Last part, and what is before it: `method`, `Class`. */
  name: string
  owner: string | null
  /** `name()`, `Class.method`, or a bare `name` that may be anything. */
  form: 'call' | 'member' | 'bare'
}

export interface CommandMention extends MentionBase {
  kind: 'command'
  /** What would have to know it: scripts of package.json, a Makefile, a justfile. */
  runner: 'package' | 'make' | 'just'
  /** The script or target. */
  name: string
}

export interface CommitMention extends MentionBase {
  kind: 'commit'
  id: string
}
