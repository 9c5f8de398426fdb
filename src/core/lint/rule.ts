import type { Config } from '../config/config.js'
import type { RuleId } from '../config/rules.js'
import type { Page, Span } from '../document/page.js'
import type { BranchFacts } from '../facts.js'
import type { FreshnessReading } from '../freshness/freshness.js'
import type { Handoff } from '../handoff.js'
import type { JudgedReference } from '../references/reference.js'
import type { FoundSecret } from '../secrets/find.js'
import type { Finding } from './diagnostic.js'
import type { LintItem } from './items.js'

/** Everything a rule can look at; all of it data. */
export interface LintInput {
  /** The page; null where there is none, or none that can be read. */
  page: Page | null
  /** The items of its sections that rules read: tasks, decisions, gotchas. Empty without a page. */
  items: readonly LintItem[]
  /** What this program wrote on the page, in order: see `deriveDerivedSpans`. */
  derivedSpans: readonly Span[]
  /** Whether the page's people write English: rules about language keep silent where they do not. */
  isEnglish: boolean
  /** Null where the branch cannot be compared with its base. */
  facts: BranchFacts | null
  /** What `create` would derive now; null where history is missing. */
  draft: Handoff | null
  freshness: FreshnessReading
  /** Paths, places, symbols, commands and commits that people's text names, each looked up. */
  references: readonly JudgedReference[]
  /** Keys and tokens on the page. */
  secrets: readonly FoundSecret[]
  config: Config
}

/** One rule: pure, and without severity, which is the configuration's. */
export interface Rule {
  id: RuleId
  find(input: LintInput): Finding[]
}
