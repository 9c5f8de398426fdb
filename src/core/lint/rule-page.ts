import { type RuleId, rules } from '../config/rules.js'
import { explanations } from './explanations.js'

/** A rule's page of the documentation, and what `git handoff explain` prints: what, why, bad and good, repair. */
export function renderRulePage(id: RuleId): string {
  const { severity, finds } = rules[id]
  const { why, bad, good, repair } = explanations[id]
  const parts = [
    `# ${id}`,
    `Finds ${finds}. By default ${/^[aeiou]/.test(severity) ? 'an' : 'a'} ${severity}.`,
    `## Why\n\n${why}`,
    ...(bad === '' ? [] : [`## Bad\n\n${fence(bad)}`]),
    `## Good\n\n${fence(good)}`,
    `## Repair\n\n${repair}`,
    `## Switch it off\n\n${fence(`# .handoff.yml\nrules:\n  ${id}: off\n`, 'yaml')}\n\nor for one line of the page:\n\n` +
      fence(`<!-- handoff-disable-next-line ${id} -->\n`),
  ]
  return `${parts.join('\n\n')}\n`
}

function fence(text: string, language = 'markdown'): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`
}
