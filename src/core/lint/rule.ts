import type { Config } from '../config/config.js'
import type { RuleId } from '../config/rules.js'
import type { Page } from '../document/page.js'
import type { BranchFacts } from '../facts.js'
import type { FreshnessReading } from '../freshness/freshness.js'
import type { Handoff } from '../handoff.js'
import type { JudgedReference } from '../references/reference.js'
import type { Finding } from './diagnostic.js'
import type { LintItem } from './items.js'

/** Everything a rule can look at; all of it data. */
export interface LintInput {
  /** The page; null where there is none, or none that can be read. */
  page: Page | null
  /** The items of its sections that rules read: tasks, decisions, gotchas. Empty without a page. */
  items: readonly LintItem[]
  /** Whether the page's people write English: rules about language keep silent where they do not. */
  isEnglish: boolean
  facts: BranchFacts
  /** What `create` would derive now, and its difference to the page: null where history is missing. */
  draft: Handoff | null
  freshness: FreshnessReading
  /** Paths, places, symbols, commands and commits that people's text names, each looked up. */
  references: readonly JudgedReference[]
  config: Config
}

/** One rule: pure, and without severity, which is the configuration's. */
export interface Rule {
  id: RuleId
  find(input: LintInput): Finding[]
}
