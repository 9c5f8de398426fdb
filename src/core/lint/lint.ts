import type { Diagnostic, Finding } from './diagnostic.js'
import { createLocator } from './positions.js'
import type { LintInput, Rule } from './rule.js'
import { parseSwitches } from './switches.js'

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  diagnostic: Diagnostic
}

const ranks = { error: 0, warning: 1, info: 2 } as const

/**
 * Runs the rules over a page: findings of rules that are off, in the configuration or by a comment on the page, are
 * left out; the rest stand in the order of their places, those without a place first.
 */
export function lint(input: LintInput, rules: readonly Rule[]): RuleFinding[] {
  const { page, config } = input
  const text = page?.source.text ?? ''
  const locate = createLocator(text)
  const switches = parseSwitches(text, page?.root ?? null)
  const found = rules.flatMap((rule) => {
    const { severity } = config.rules[rule.id]
    if (severity === 'off') return []
    return rule
      .find(input)
      .filter(({ span }) => !switches.isOff(rule.id, span?.start ?? null))
      .map((finding): RuleFinding => {
        const { span, cause, reason, hint, fix, data, atMost } = finding
        const diagnostic: Diagnostic = {
          ruleId: rule.id,
          severity: atMost !== undefined && ranks[atMost] > ranks[severity] ? atMost : severity,
          reason,
          place: span === null ? null : locate(span),
          hint: hint ?? null,
          fixable: fix !== undefined,
          data: { cause, ...data },
        }
        return { ...finding, diagnostic }
      })
  })
  return found.sort(
    (a, b) =>
      (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
      ranks[a.diagnostic.severity] - ranks[b.diagnostic.severity],
  )
}

/** Errors, warnings and infos. */
export function countSeverities(
  diagnostics: readonly Diagnostic[],
): Record<'error' | 'warning' | 'info', number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}
