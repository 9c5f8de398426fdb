import { defaultConfig } from '../../../src/core/config/options.js'
import type { BranchFacts } from '../../../src/core/facts.js'
import { freshnessOf } from '../../../src/core/freshness/freshness.js'
import type { Finding, LintInput, Rule } from '../../../src/core/lint/lint.js'
import { deriveDerivedSpans, deriveLintItems } from '../../../src/core/lint/page.js'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { createRecogniser } from '../../../src/core/page/recognise.js'

/** Facts of a branch that did nothing, with changes. */
export function branchFacts(changes: Partial<BranchFacts> = {}): BranchFacts {
  return {
    version: 1,
    branch: 'feat/x',
    head: '1'.repeat(40),
    base: { name: 'main', mergeBase: '2'.repeat(40) },
    work: '3'.repeat(12),
    commits: [],
    files: [],
    dependencies: [],
    variables: [],
    openEnds: [],
    limits: [],
    ...changes,
  }
}

/** What rules see of a page; null for none. A fresh page in English unless told otherwise. */
export function lintInput(markdown: string | null, changes: Partial<LintInput> = {}): LintInput {
  const page = markdown === null ? null : parsePage(markdown)
  const recogniser = createRecogniser(changes.draft == null ? [] : [changes.draft])
  return {
    page,
    items: page === null ? [] : deriveLintItems(page, recogniser),
    derivedSpans: page === null ? [] : deriveDerivedSpans(page, recogniser),
    isEnglish: true,
    facts: branchFacts(),
    draft: null,
    freshness: freshnessOf('fresh'),
    references: [],
    secrets: [],
    config: defaultConfig,
    ...changes,
  }
}

/** What a rule finds on a page: the text it points at, and the reason. */
export function findings(rule: Rule, markdown: string | null, changes: Partial<LintInput> = {}) {
  const input = lintInput(markdown, changes)
  const text = input.page?.source.text ?? ''
  return rule.find(input).map((finding: Finding) => ({
    ...finding,
    at: finding.span === null ? null : text.slice(finding.span.start, finding.span.end),
  }))
}
